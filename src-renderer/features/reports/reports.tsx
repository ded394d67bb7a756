// Reports: choose what, for when and in which language; see the pages; print them or save them as PDF.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { FileDown, Printer } from 'lucide-react'
import { useCallback, useRef, useState } from 'react'
import type { Client } from '#contract/client.ts'
import type { Language } from '#i18n/intl.ts'
import { useApi, useClient } from '../../client/api.tsx'
import { saveFile } from '../../client/files.ts'
import { useSaying } from '../../client/refusal.ts'
import { print, usePrinter } from '../../frame/printing.ts'
import { choose } from '../../frame/state.ts'
import { useFrame, useReference, useWorkspace } from '../../frame/use-frame.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Failure, Loading } from '../../ui/empty.tsx'
import { Chooser } from '../../ui/menu.tsx'
import { useText } from '../../ui/text.ts'
import { ReportFrame } from './report-frame.tsx'
import './reports.css'

type Request = Parameters<Client['reports']['data']>[0]
type Kind = Request['kind']
const LANGUAGES = ['en', 'fr', 'es', 'ar'] as const

export function Reports() {
  const text = useText()
  const { role, office: own } = useWorkspace()
  const { office, period } = useFrame()
  const [kind, setKind] = useState<Kind>(role === 'hq' ? 'portfolio' : 'status')
  const [language, setLanguage] = useState<Language>(own.language)
  const frame = useRef<HTMLIFrameElement>(null)
  const request: Request = {
    kind,
    period: period ?? '',
    language,
    ...(kind === 'status' ? { office: office?.code ?? own.code } : {}),
  }
  const { data, error, refetch } = useQuery({
    ...useApi().reports.data.queryOptions({ input: request, enabled: period !== null }),
    placeholderData: keepPreviousData,
  })
  usePrinter(useCallback(() => frame.current?.contentWindow?.print(), []))
  return (
    <div className="reports">
      <div className="room-head">
        <h1>{text.t('room.reports')}</h1>
        <Choices kind={kind} language={language} onKind={setKind} onLanguage={setLanguage} />
        <span className="gap" />
        <Output request={request} ready={data !== undefined} />
      </div>
      {error ? (
        <Failure error={error} onAgain={() => void refetch()} />
      ) : period === null ? (
        <Empty title={text.t('frame.nothing.office')} text={text.t('frame.nothing.office.text')} />
      ) : data ? (
        <ReportFrame data={data} title={text.t('reports.pages')} frame={frame} />
      ) : (
        <Loading />
      )}
    </div>
  )
}

function Choices(props: {
  readonly kind: Kind
  readonly language: Language
  readonly onKind: (kind: Kind) => void
  readonly onLanguage: (language: Language) => void
}) {
  const text = useText()
  const { role } = useWorkspace()
  const { office, period } = useFrame()
  const reference = useReference()
  const withPlan = new Set(reference.workplans.map((plan) => plan.office))
  return (
    <>
      {role === 'hq' ? (
        <Chooser
          label={text.t('reports.kind')}
          value={props.kind}
          options={(['portfolio', 'status'] as const).map((id) => ({
            id,
            label: text.t(`reports.kind.${id}`),
          }))}
          onChoose={(id) => props.onKind(id === 'status' ? 'status' : 'portfolio')}
        />
      ) : null}
      {role === 'hq' && props.kind === 'status' ? (
        <Chooser
          label={text.t('dashboard.office')}
          value={office?.id ?? null}
          options={reference.offices
            .filter((one) => withPlan.has(one.id))
            .map((one) => ({ id: one.id, label: one.name, note: one.code }))}
          onChoose={(id) => {
            const plan = reference.workplans.find((one) => one.office === id)
            if (plan) choose({ workplan: plan.id })
          }}
        />
      ) : null}
      <Chooser
        label={text.t('frame.period')}
        value={period}
        options={reference.periods.map(({ code }) => ({ id: code, label: text.period(code) }))}
        onChoose={(code) => choose({ period: code })}
      />
      <Chooser
        label={text.t('reports.language')}
        value={props.language}
        options={LANGUAGES.map((id) => ({ id, label: text.t(`reports.language.${id}`) }))}
        onChoose={(id) => {
          const language = LANGUAGES.find((one) => one === id)
          if (language) props.onLanguage(language)
        }}
      />
    </>
  )
}

/** The printer and the file. Only what this host can do is offered. */
function Output(props: { readonly request: Request; readonly ready: boolean }) {
  const { t } = useText()
  const client = useClient()
  const saying = useSaying()
  const { data: host } = useQuery(useApi().host.describe.queryOptions())
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  async function pdf() {
    setBusy(true)
    setFailed(null)
    try {
      saveFile(await client.reports.pdf(props.request))
    } catch (error) {
      setFailed(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {failed ? (
        <span className="wrong" role="alert">
          {saying(failed)}
        </span>
      ) : null}
      {busy ? (
        <span className="quiet" role="status">
          {t('reports.pdf.making')}
        </span>
      ) : null}
      {host?.can.print ? (
        <Button icon={Printer} isDisabled={!props.ready} onPress={print}>
          {t('reports.print')}
        </Button>
      ) : null}
      {host?.can.pdf ? (
        <Button
          look="primary"
          icon={FileDown}
          isDisabled={!props.ready || busy}
          onPress={() => void pdf()}
        >
          {t('reports.pdf')}
        </Button>
      ) : null}
    </>
  )
}
