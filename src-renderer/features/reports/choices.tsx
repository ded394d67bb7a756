// What is asked for: kind of report, whose, for when, in which language, which sections. Office and period are
// those of the top bar, so that a report is of what one was looking at.
import { ChevronDown } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Dialog as AriaDialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { REPORT_SECTIONS, type ReportKind } from '#contract/overview.ts'
import type { Language } from '#i18n/intl.ts'
import { choose } from '../../frame/state.ts'
import { useFrame, useReference, useWorkspace } from '../../frame/use-frame.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Chooser } from '../../ui/menu.tsx'
import { useText } from '../../ui/text.ts'

const LANGUAGES = ['en', 'fr', 'es', 'ar'] as const
const KINDS = {
  hq: ['portfolio', 'status', 'parity', 'assessment'],
  field: ['status', 'parity'],
} as const satisfies Record<string, readonly ReportKind[]>

export interface Asked {
  readonly kind: ReportKind
  readonly language: Language
  /** Parity of all offices and not of the chosen one. */
  readonly all: boolean
  /** Sections left out, by kind. */
  readonly without: Readonly<Partial<Record<ReportKind, readonly string[]>>>
  readonly public: boolean
}

interface Props {
  readonly asked: Asked
  readonly onAsk: (change: Partial<Asked>) => void
}

export function Choices({ asked, onAsk }: Props) {
  const { t } = useText()
  const { role } = useWorkspace()
  return (
    <>
      <Chooser
        label={t('reports.kind')}
        value={asked.kind}
        options={KINDS[role].map((id) => ({ id, label: t(`reports.kind.${id}`) }))}
        onChoose={(id) => {
          const kind = KINDS[role].find((each) => each === id)
          if (kind) onAsk({ kind })
        }}
      />
      {role === 'hq' ? <WhichOffice asked={asked} onAsk={onAsk} /> : null}
      {asked.kind === 'assessment' ? <WhichYear /> : <WhichPeriod />}
      <Chooser
        label={t('reports.language')}
        value={asked.language}
        options={LANGUAGES.map((id) => ({ id, label: t(`reports.language.${id}`) }))}
        onChoose={(id) => {
          const language = LANGUAGES.find((one) => one === id)
          if (language) onAsk({ language })
        }}
      />
      <Sections asked={asked} onAsk={onAsk} />
      {asked.kind === 'parity' ? (
        <Checkbox
          label={t('reports.public')}
          ticked={asked.public}
          onTick={(ticked) => onAsk({ public: ticked })}
        />
      ) : null}
    </>
  )
}

const ALL = 'all'

function WhichOffice({ asked, onAsk }: Props) {
  const { t } = useText()
  const reference = useReference()
  const { office } = useFrame()
  if (asked.kind !== 'status' && asked.kind !== 'parity') return null
  const withPlan = new Set(reference.workplans.map((plan) => plan.office))
  const one = reference.offices
    .filter(({ id }) => withPlan.has(id))
    .map(({ id, name, code }) => ({ id, label: name, note: code }))
  const isParity = asked.kind === 'parity'
  return (
    <Chooser
      label={t('dashboard.office')}
      value={isParity && asked.all ? ALL : (office?.id ?? null)}
      options={isParity ? [{ id: ALL, label: t('reports.office.all') }, ...one] : one}
      onChoose={(id) => {
        const plan = reference.workplans.find((each) => each.office === id)
        if (plan) choose({ workplan: plan.id })
        if (isParity) onAsk({ all: id === ALL })
      }}
    />
  )
}

function WhichPeriod() {
  const text = useText()
  const { period } = useFrame()
  const { periods } = useReference()
  return (
    <Chooser
      label={text.t('frame.period')}
      value={period}
      options={periods.map(({ code }) => ({ id: code, label: text.period(code) }))}
      onChoose={(code) => choose({ period: code })}
    />
  )
}

/** An assessment is of a year: any period of it stands for it. */
function WhichYear() {
  const text = useText()
  const { period } = useFrame()
  const { periods } = useReference()
  const firstOf = new Map(periods.map(({ code }) => [code.slice(0, 4), code] as const).reverse())
  const years = [...firstOf.keys()].sort()
  return (
    <Chooser
      label={text.t('reports.year')}
      value={period?.slice(0, 4) ?? null}
      options={years.map((year) => ({ id: year, label: text.period(year) }))}
      onChoose={(year) => choose({ period: firstOf.get(year) ?? null })}
    />
  )
}

/** The sections of the kind that are printed: all of them until some are left out. */
export function sectionsOf({ kind, without }: Asked): readonly string[] {
  const left = without[kind] ?? []
  return REPORT_SECTIONS[kind].filter((section) => !left.includes(section))
}

function Sections({ asked, onAsk }: Props) {
  const { t } = useText()
  const { kind, without } = asked
  const all = REPORT_SECTIONS[kind]
  const shown = sectionsOf(asked)
  function tick(section: string, ticked: boolean) {
    const left = (without[kind] ?? []).filter((each) => each !== section)
    onAsk({ without: { ...without, [kind]: ticked ? left : [...left, section] } })
  }
  return (
    <DialogTrigger>
      <AriaButton className="chooser">
        <span className="chosen">
          {shown.length === all.length
            ? t('reports.sections')
            : t('reports.sections.some', { count: shown.length, all: all.length })}
        </span>
        <ChevronDown aria-hidden="true" />
      </AriaButton>
      <Popover className="popover" placement="bottom start" offset={4}>
        <AriaDialog className="padded sections" aria-label={t('reports.sections.which')}>
          {all.map((section) => (
            <Checkbox
              key={section}
              label={t(`report.section.${section}`)}
              ticked={shown.includes(section)}
              onTick={(ticked) => tick(section, ticked)}
            />
          ))}
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  )
}
