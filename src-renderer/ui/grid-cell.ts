// Draws a cell of the grid as plain DOM, fast: its text or its drawing, and its marks, each with words
// for a screen reader.
import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community'
import type { Mark } from './grid-column.ts'

/** What the grid tells the cell to show; made by grid.tsx from the column and what is unsaved. */
export interface CellView {
  readonly text: string
  readonly drawing: Node | null
  readonly marks: readonly Mark[]
}

export interface CellParams {
  readonly view: (params: ICellRendererParams) => CellView
}

export class GridCell implements ICellRendererComp {
  readonly #gui = document.createElement('span')

  init(params: ICellRendererParams & CellParams): void {
    this.#gui.className = 'cell'
    this.#draw(params)
  }
  getGui(): HTMLElement {
    return this.#gui
  }
  refresh(params: ICellRendererParams & CellParams): boolean {
    this.#draw(params)
    return true
  }
  #draw(params: ICellRendererParams & CellParams): void {
    const { text, drawing, marks } = params.view(params)
    if (marks.length === 0) {
      if (drawing) this.#gui.replaceChildren(drawing)
      else this.#gui.textContent = text
      return
    }
    this.#gui.replaceChildren(drawing ?? document.createTextNode(text), ...marks.map(markOf))
  }
}

function markOf(mark: Mark): HTMLElement {
  const dot = document.createElement('span')
  dot.className = `mark-corner mark-${mark.kind}`
  const words = document.createElement('span')
  words.className = 'visually-hidden'
  words.textContent = `. ${mark.words}`
  dot.append(words)
  return dot
}

const SVG = 'http://www.w3.org/2000/svg'

/** An SVG element for drawings in cells. */
export function svg(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly Node[]
): SVGElement {
  const element = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  element.append(...children)
  return element
}

/** An HTML element for drawings in cells. */
export function el(name: string, className: string, ...children: readonly (Node | string)[]) {
  const element = document.createElement(name)
  if (className) element.className = className
  element.append(...children)
  return element
}
