// The sheets of a report on the screen. The report itself is one long page that the printer cuts; here a
// copy of it is cut the same way and laid on sheets of paper with head and foot, so that a person sees
// where pages end before anything is printed. The original stays in the document: it is what assistive
// technology reads and what the printer gets; the sheets are a picture of it.

export interface Running {
  /** The foot's end: 'Page 3 of 12'. */
  readonly page: (page: number, pages: number) => string
}

interface Shell {
  /** The element of the report that is being laid out. */
  readonly source: Element
  /** Its part on the present sheet. */
  part: Element
  /** What is on top of each part: the head of a table. */
  readonly head: readonly Element[]
}

interface Sheet {
  readonly element: HTMLElement
  readonly area: HTMLElement
  readonly wide: boolean
}

const KEEPS_WITH_NEXT = 'h1, h2, h3, .note, .story > dt, tr.result'
/** The last row of a table is never alone on a page, nor are its totals. */
const KEEPS_WITH_ROW_BEFORE = 'tbody tr:last-child'
/** Running text, which is cut between lines. */
const FLOWS = '.story > dd'
/** The stylesheet's orphans and widows. */
const FEWEST_LINES = 3
/** In CSS pixels. */
const ROUNDING = 0.05
const SPLITS = 'section, table, tbody, dl.story, ul.sentences'

/** Lays a copy of the report on sheets. The fonts must be there: everything is measured. */
export function paginate(report: Document, running: Running): void {
  const main = report.querySelector('main')
  if (!main) return
  const pages = report.createElement('div')
  pages.className = 'pages'
  pages.ariaHidden = 'true'
  report.body.append(pages)
  report.body.classList.add('paged')
  const layout = newLayout(report, pages, main.dataset)
  for (const section of main.children) layout.section(section)
  layout.number(running)
}

function newLayout(report: Document, pages: HTMLElement, said: DOMStringMap) {
  const sheets: Sheet[] = []
  let shells: Shell[] = []
  let sheet: Sheet | undefined

  function openSheet(wide: boolean): Sheet {
    const element = report.createElement('div')
    element.className = wide ? 'sheet wide' : 'sheet'
    const head = report.createElement('header')
    head.append(line(said.title), line(said.notice))
    const area = report.createElement('div')
    area.className = 'area'
    const foot = report.createElement('footer')
    foot.append(line(said.version))
    element.append(head, area, foot)
    pages.append(element)
    const opened = { element, area, wide }
    sheets.push(opened)
    return opened
  }

  function line(text: string | undefined): Element {
    const span = report.createElement('span')
    span.textContent = text ?? ''
    return span
  }

  function parent(): Element {
    const inner = shells.at(-1)?.part ?? sheet?.area
    if (!inner) throw new Error('nothing is laid before the first section')
    return inner
  }

  function overflows(): boolean {
    const end = sheet?.area.lastElementChild?.getBoundingClientRect().bottom ?? 0
    return sheet !== undefined && end > sheet.area.getBoundingClientRect().bottom + ROUNDING
  }

  function isFresh(): boolean {
    return sheet !== undefined && !sheet.area.textContent?.trim()
  }

  /** The rows at the end that may not be parted from totals: the last one, and the one that it keeps with. */
  function lastRows(body: Element): Element {
    const rows = body.cloneNode(false) as HTMLElement
    rows.append(...[...body.children].slice(-2))
    if (body.children.length === 0) body.remove()
    return rows
  }

  /**
   * What must not stay alone at the foot, or goes along with what comes next, outermost first: per shell,
   * and before the first one.
   */
  function takeBack(next: Element | null): Element[][] {
    const carried: Element[][] = [[], ...shells.map(() => [])]
    const here = shells.at(-1)?.part
    if (here?.lastElementChild && next?.matches(KEEPS_WITH_ROW_BEFORE)) {
      const row = here.lastElementChild
      row.remove()
      carried.at(-1)?.unshift(row)
    }
    if (here?.lastElementChild?.matches('tbody') && next?.matches('tfoot')) {
      carried.at(-1)?.unshift(lastRows(here.lastElementChild))
    }
    for (let depth = shells.length; depth >= 0; depth -= 1) {
      const shell = shells[depth - 1]
      const part = shell?.part ?? sheet?.area
      if (!part) continue
      while (part.lastElementChild?.matches(KEEPS_WITH_NEXT)) {
        const last = part.lastElementChild
        last.remove()
        carried[depth]?.unshift(last)
      }
      const isEmpty = shell !== undefined && part.children.length <= shell.head.length
      if (!isEmpty) break
      part.remove()
    }
    return carried
  }

  /** A new sheet on which everything that is open goes on, with `next` as the first that is new. */
  function turn(next: Element | null): void {
    const carried = takeBack(next)
    sheet = openSheet(sheet?.wide ?? false)
    let into: Element = sheet.area
    into.append(...(carried[0] ?? []))
    shells.forEach((shell, index) => {
      shell.part = openPart(shell.source, shell.head)
      into.append(shell.part)
      into = shell.part
      into.append(...(carried[index + 1] ?? []))
    })
  }

  function openPart(source: Element, head: readonly Element[]): Element {
    const part = source.cloneNode(false) as HTMLElement
    part.append(...head.map((element) => element.cloneNode(true)))
    return part
  }

  function put(source: Element): void {
    const copy = source.cloneNode(true) as HTMLElement
    parent().append(copy)
    if (!overflows()) return
    copy.remove()
    if (source.matches(SPLITS)) {
      split(source)
      return
    }
    if (source.matches(FLOWS) && splitText(source)) return
    if (!isFresh()) turn(source)
    parent().append(copy)
    // Larger than a sheet by itself: the sheet grows rather than hiding a word.
    if (overflows()) sheet?.element.classList.add('grows')
  }

  /** As many whole lines as fit, the rest on the next sheet; false when that would leave too few. */
  function splitText(source: Element): boolean {
    const words = (source.textContent ?? '').split(/(?<=\s)/)
    const copy = source.cloneNode(true) as HTMLElement
    parent().append(copy)
    const line = Number.parseFloat(report.defaultView?.getComputedStyle(copy).lineHeight ?? '')
    const lines = Math.round(copy.offsetHeight / line)
    const room =
      (sheet?.area.getBoundingClientRect().bottom ?? 0) - copy.getBoundingClientRect().top
    const fitting = Math.min(Math.floor(room / line), lines - FEWEST_LINES)
    if (!(fitting >= FEWEST_LINES)) {
      copy.remove()
      return false
    }
    const count = wordsIn(copy, words, fitting * line)
    copy.textContent = words.slice(0, count).join('')
    const rest = source.cloneNode(false) as HTMLElement
    rest.textContent = words.slice(count).join('')
    turn(null)
    put(rest)
    return true
  }

  /** How many of the words fill an element up to a height. */
  function wordsIn(element: HTMLElement, words: readonly string[], height: number): number {
    let fits = 0
    let over = words.length
    while (over - fits > 1) {
      const middle = Math.floor((fits + over) / 2)
      element.textContent = words.slice(0, middle).join('')
      if (element.offsetHeight > height + 1) over = middle
      else fits = middle
    }
    return fits
  }

  function split(source: Element): void {
    const head: Element[] = [...source.children].filter((child) => child.matches('thead'))
    const shell: Shell = { source, part: openPart(source, head), head }
    parent().append(shell.part)
    shells.push(shell)
    for (const child of source.children) if (!head.includes(child)) put(child)
    shells = shells.slice(0, -1)
  }

  return {
    section(source: Element) {
      const wide = source.classList.contains('wide')
      const goesOn = source.classList.contains('flows') && sheet?.wide === wide
      if (!goesOn) sheet = openSheet(wide)
      put(source)
    },
    number(running: Running) {
      sheets.forEach(({ element }, index) => {
        const words = running.page(index + 1, sheets.length)
        element.querySelector('footer')?.append(line(words))
      })
    },
  }
}
