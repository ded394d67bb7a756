// Reports: choose what, for when and in which language; see the pages; print them or save them as PDF.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { FileDown, Printer } from 'lucide-react'
import { useCallback, useRef, useState } from 'react'
import type { Client } from '#contract/client.ts'
import { useApi, useClient } from '../../client/api.tsx'
import { saveFile } from '../../client/files.ts'
import { useSaying } from '../../client/refusal.ts'
import { print, usePrinter } from '../../frame/printing.ts'
import { useFrame, useWorkspace } from '../../frame/use-frame.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Failure, Loading } from '../../ui/empty.tsx'
import { useText } from '../../ui/text.ts'
import { type Asked, Choices, sectionsOf } from './choices.tsx'
import { ReportFrame } from './report-frame.tsx'
import './reports.css'

type Request = Parameters<Client['reports']['data']>[0]

export function Reports() {
  const text = useText()
  const { role, office: own } = useWorkspace()
  const { office, period } = useFrame()
  const [asked, setAsked] = useState<Asked>({
    kind: role === 'hq' ? 'portfolio' : 'status',
    language: own.language,
    all: role === 'hq',
    without: {},
    public: false,
  })
  const frame = useRef<HTMLIFrameElement>(null)
  const request = requestOf(asked, period ?? '', office?.code ?? own.code)
  const { data, error, refetch } = useQuery({
    ...useApi().reports.data.queryOptions({ input: request, enabled: period !== null }),
    placeholderData: keepPreviousData,
  })
  usePrinter(useCallback(() => frame.current?.contentWindow?.print(), []))
  return (
    <div className="reports">
      <div className="room-head">
        <h1>{text.t('room.reports')}</h1>
        <Choices
          asked={asked}
          onAsk={(change) => setAsked((before) => ({ ...before, ...change }))}
        />
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

function requestOf(asked: Asked, period: string, office: string): Request {
  const { kind, language, all, without } = asked
  const isOfOne = kind === 'status' || (kind === 'parity' && !all)
  return {
    kind,
    period,
    language,
    ...(isOfOne ? { office } : {}),
    ...(without[kind]?.length ? { sections: [...sectionsOf(asked)] } : {}),
    ...(kind === 'parity' && asked.public ? { public: true } : {}),
  }
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
