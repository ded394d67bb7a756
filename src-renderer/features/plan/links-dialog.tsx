// The links of one row: a line per SDG link and per framework link, each saved as it is changed, with its
// history. A refusal is shown by the top bar; nothing here is kept that was not saved.
import { History, Plus, Trash2 } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { EntityName } from '#domain/entities.ts'
import { FRAMEWORK_CODES, FRAMEWORKS, type Framework } from '#domain/links.ts'
import { SDG_GOALS, sdgTargets } from '#domain/sdg.ts'
import { choiceName, fieldName, problemText } from '#i18n/problem-text.ts'
import { CellHistory } from '../../frame/cell-history.tsx'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import {
  type FrameworkLink,
  frameworkWords,
  goalWords,
  type Links,
  type SdgLink,
  sdgWords,
} from '../../ui/link-words.ts'
import { type Text, useText } from '../../ui/text.ts'
import {
  addFrameworkLink,
  addSdgLink,
  deleteLink,
  setCode,
  setFramework,
  setGoal,
  setSdgField,
  setTarget,
} from './link-commands.ts'
import { linkProblems } from './link-problems.ts'
import { type Doing, nameOf } from './plan-commands.ts'
import type { PlanRow } from './plan-rows.ts'

interface Props {
  readonly row: PlanRow
  readonly office: string
  /** Why it cannot be changed here; null when it can. */
  readonly locked: string | null
  /** False when it was refused. */
  readonly onDo: (doing: Doing) => Promise<boolean>
  readonly onClose: () => void
}

export function LinksDialog({ row, office, locked, onDo, onClose }: Props) {
  const text = useText()
  const { t } = text
  const [told, setTold] = useState<string | null>(null)
  const fresh = useFresh()
  const links: Links = row.links ?? { sdg: [], frameworks: [] }
  const lines = { row, office, locked, told, onTell: setTold, onDo: run } as const

  async function run(doing: Doing | null): Promise<void> {
    if (doing) await onDo(doing)
  }
  async function add(doing: Doing) {
    if (await onDo(doing)) fresh.to(doing.row)
  }
  return (
    <Dialog open wide title={t('links.title', { what: nameOf(row) })} onClose={onClose}>
      <p className="quiet" dir="auto">
        {row.text}
      </p>
      <p className="quiet">{t(locked === null ? 'links.text' : 'links.text.read')}</p>
      {locked === null ? null : <p>{t('grid.locked', { reason: locked })}</p>}
      {row.sdgTarget ? (
        <p className="quiet">{t('links.defined', { code: row.sdgTarget })}</p>
      ) : null}
      <Part
        title={t('links.sdg')}
        none={links.sdg.length === 0 ? t('links.sdg.none') : null}
        add={locked === null ? t('links.sdg.add') : null}
        onAdd={() => void add(addSdgLink(row, office))}
      >
        {links.sdg.map((link, index) => (
          <SdgLine key={link.id} link={link} n={index + 1} links={links} {...lines} />
        ))}
      </Part>
      <Part
        title={t('links.frameworks')}
        none={links.frameworks.length === 0 ? t('links.frameworks.none') : null}
        add={locked === null ? t('links.frameworks.add') : null}
        onAdd={() => void add(addFrameworkLink(row, office))}
      >
        {links.frameworks.map((link, index) => (
          <FrameworkLine key={link.id} link={link} n={index + 1} links={links} {...lines} />
        ))}
      </Part>
      <div className="actions">
        <Button look="primary" onPress={onClose}>
          {t('frame.close')}
        </Button>
      </div>
    </Dialog>
  )
}

interface PartProps {
  readonly title: string
  readonly none: string | null
  readonly add: string | null
  readonly onAdd: () => void
  readonly children: ReactNode
}

function Part(props: PartProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="links-part">
      <h3 id={id}>{props.title}</h3>
      {props.none ? <p className="quiet">{props.none}</p> : null}
      {props.children}
      {props.add ? (
        <Button icon={Plus} onPress={props.onAdd}>
          {props.add}
        </Button>
      ) : null}
    </section>
  )
}

interface LineProps {
  readonly row: PlanRow
  readonly office: string
  readonly locked: string | null
  readonly links: Links
  readonly n: number
  /** The link whose history is shown. */
  readonly told: string | null
  readonly onTell: (link: string | null) => void
  readonly onDo: (doing: Doing | null) => Promise<void>
}

function SdgLine(props: LineProps & { readonly link: SdgLink }) {
  const text = useText()
  const { t, intl } = text
  const { row, link, locked, onDo } = props
  const name = (field: string) => fieldName(intl, 'sdg_link', field)
  const goals = SDG_GOALS.map((goal) => ({ id: String(goal), label: goalWords(text, goal) }))
  const known = link.goal !== null && SDG_GOALS.includes(link.goal)
  return (
    <Line
      {...props}
      entity="sdg_link"
      title={t('links.sdg.nth', { n: props.n })}
      words={sdgWords(text, link)}
    >
      <Choice
        label={name('goal')}
        value={String(link.goal ?? '')}
        choices={
          known
            ? goals
            : [...goals, { id: String(link.goal ?? ''), label: String(link.goal ?? '') }]
        }
        disabled={locked !== null}
        onChange={(goal) => void onDo(setGoal(row, link, Number(goal)))}
      />
      <Typed
        label={name('target')}
        value={link.target ?? ''}
        proposals={sdgTargets(link.goal ?? 0)}
        placeholder={t('links.target.any')}
        disabled={locked !== null}
        onDone={(typed) => void onDo(setTarget(row, link, typed))}
      />
      <Choice
        label={name('relevance')}
        value={link.relevance ?? ''}
        choices={['', 'direct', 'indirect'].map((id) => ({
          id,
          label: id ? choiceName(intl, 'relevance', id) : '—',
        }))}
        disabled={locked !== null}
        onChange={(relevance) => void onDo(setSdgField(row, link, 'relevance', relevance))}
      />
      <Typed
        wide
        label={name('source')}
        value={link.source ?? ''}
        disabled={locked !== null}
        onDone={(typed) => void onDo(setSdgField(row, link, 'source', typed))}
      />
    </Line>
  )
}

function FrameworkLine(props: LineProps & { readonly link: FrameworkLink }) {
  const text = useText()
  const { t, intl } = text
  const { row, link, locked, onDo } = props
  const framework = FRAMEWORKS.find((id) => id === link.framework) ?? 'own'
  return (
    <Line
      {...props}
      entity="framework_link"
      title={t('links.frameworks.nth', { n: props.n })}
      words={frameworkWords(text, link)}
    >
      <Choice
        label={fieldName(intl, 'framework_link', 'framework')}
        value={framework}
        choices={FRAMEWORKS.map((id) => ({ id, label: choiceName(intl, 'framework', id) }))}
        disabled={locked !== null}
        onChange={(id) => void onDo(setFramework(row, link, id as Framework))}
      />
      <Typed
        wide
        label={fieldName(intl, 'framework_link', 'code')}
        value={link.code ?? ''}
        proposals={FRAMEWORK_CODES[framework]}
        disabled={locked !== null}
        onDone={(typed) => void onDo(setCode(row, link, typed))}
      />
    </Line>
  )
}

interface AnyLine extends LineProps {
  readonly entity: 'sdg_link' | 'framework_link'
  readonly link: SdgLink | FrameworkLink
  readonly title: string
  readonly words: string
  readonly children: ReactNode
}

/** A line: its fields, its history, its deletion, and what the rules say about it. */
function Line(props: AnyLine) {
  const text = useText()
  const { t } = text
  const { entity, link, row, words, told, onTell, onDo } = props
  const problems = linkProblems(row, props.links, entity, link.id)
  return (
    <fieldset className="links-line" data-link={link.id}>
      <legend className="visually-hidden">{props.title}</legend>
      {props.children}
      <Button
        look="plain"
        icon={History}
        label={t('links.history.of', { what: words })}
        aria-expanded={told === link.id}
        onPress={() => onTell(told === link.id ? null : link.id)}
      />
      {props.locked === null ? (
        <Button
          look="plain"
          icon={Trash2}
          label={t('links.delete', { what: words })}
          onPress={() =>
            void onDo(deleteLink(entity, row, link, words)).then(() => announce(t('links.deleted')))
          }
        />
      ) : null}
      {problems.map((problem) => (
        <p key={problem.rule} className="links-problem">
          {problemSentence(text, problem)}
        </p>
      ))}
      {told === link.id ? (
        <div className="links-history">
          <CellHistory cell={cellOf(entity, link.id, props)} />
        </div>
      ) : null}
    </fieldset>
  )
}

function problemSentence(text: Text, problem: ReturnType<typeof linkProblems>[number]): string {
  const { message, fix } = problemText(text.intl, problem)
  return `${message} ${fix}`
}

function cellOf(entity: EntityName, row: string, props: AnyLine) {
  const { office, locked, words: name } = props
  return { entity, row, exists: true, field: null, office, name, locked, refocus: () => {} }
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly choices: readonly { readonly id: string; readonly label: string }[]
  readonly disabled: boolean
  readonly onChange: (id: string) => void
}

function Choice(props: ChoiceProps) {
  return (
    <label className="links-field">
      <span className="label">{props.label}</span>
      <select
        className="input"
        value={props.value}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.choices.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}

interface TypedProps {
  readonly label: string
  readonly value: string
  readonly proposals?: readonly string[]
  readonly placeholder?: string
  readonly wide?: boolean
  readonly disabled: boolean
  /** When a person has finished typing: on Enter, or on leaving the field. */
  readonly onDone: (typed: string) => void
}

function Typed(props: TypedProps) {
  const list = useId()
  const [typed, setTyped] = useState(props.value)
  const { proposals = [] } = props
  useEffect(() => setTyped(props.value), [props.value])
  function done() {
    props.onDone(typed)
    // What was not taken gives the value back; what was taken comes as the new value.
    if (typed.trim() === '') setTyped(props.value)
  }
  return (
    <label className={props.wide ? 'links-field links-wide' : 'links-field'}>
      <span className="label">{props.label}</span>
      <input
        className="input"
        dir="auto"
        value={typed}
        disabled={props.disabled}
        placeholder={props.placeholder}
        {...(proposals.length > 0 ? { list } : {})}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={done}
        onKeyDown={(event) => {
          if (event.key === 'Enter') done()
          if (event.key !== 'Escape' || typed === props.value) return
          event.stopPropagation()
          setTyped(props.value)
        }}
      />
      {proposals.length > 0 ? (
        <datalist id={list}>
          {proposals.map((code) => (
            <option key={code} value={code} />
          ))}
        </datalist>
      ) : null}
    </label>
  )
}

/** Goes to the first field of a new line as soon as it is there. */
function useFresh() {
  const wanted = useRef<string | null>(null)
  function go() {
    const id = wanted.current
    const field =
      id && document.querySelector<HTMLElement>(`[data-link="${CSS.escape(id)}"] select`)
    if (!field) return
    wanted.current = null
    field.focus()
  }
  useEffect(go)
  return {
    to: (id: string) => {
      wanted.current = id
      go()
    },
  }
}
