// What a cell of the Consolidated grid says, in words: its value, how many offices are in it, who is missing,
// and why there is none.
import { numberText, percentText } from '#i18n/figures.ts'
import type { Rag } from '../../ui/status.tsx'
import { NOTHING, type Text } from '../../ui/text.ts'
import type { CellValue } from './pivot-cells.ts'

/** Statuses in the order in which they are counted. */
export const ORDER: readonly Rag[] = ['blue', 'green', 'amber', 'red', 'grey']

/** The value alone, as people write it. */
export function valueText(text: Text, cell: CellValue): string {
  const { measure, value, about } = cell
  if (measure === 'status') return statusText(text, cell)
  if (measure === 'reported') return reportedText(text, cell)
  if (measure === 'progress') return percentText(text.intl, value, 1)
  const { definition } = about
  if (cell.said === 'not_applicable' && value === null && about.slice === undefined) {
    return text.t('consolidated.said.short.not_applicable')
  }
  if (definition?.measure === 'qualitative' && measure === 'actual') return inWords(text, cell)
  if (value === null || !definition) return NOTHING
  if (definition.measure === 'percentage' && about.slice !== '') {
    return percentText(text.intl, value, definition.decimals)
  }
  if (definition.measure === 'yes_no' && !cell.coverage && about.slice === undefined) {
    return text.t(value ? 'grid.yes' : 'grid.no')
  }
  return numberText(text.intl, value, definition.measure === 'percentage' ? 0 : definition.decimals)
}

/** What is said in words is read where it was written; here only that it was. */
function inWords(text: Text, { said, coverage }: CellValue): string {
  const isThere = said === 'reported' || (coverage !== null && coverage.reported > 0)
  return isThere ? text.t('consolidated.in_words') : NOTHING
}

function statusText(text: Text, { status, counts, why }: CellValue): string {
  if (counts) {
    const parts = ORDER.filter((rag) => counts[rag] > 0).map(
      (rag) => `${text.number(counts[rag], 0)} ${text.t(`status.${rag}`)}`,
    )
    return parts.length > 0 ? text.intl.formatList(parts, { type: 'unit' }) : NOTHING
  }
  return status === null || why !== null ? NOTHING : text.t(`status.${status}`)
}

function reportedText(text: Text, { coverage, said, indicators }: CellValue): string {
  if (indicators) return text.t('consolidated.of.short', { ...indicators })
  if (coverage) {
    const { reported, expected } = coverage
    return text.t('consolidated.of.short', { reported, expected })
  }
  return said === null ? NOTHING : text.t(`consolidated.said.${said}`)
}

export function wordsOf(text: Text, cell: CellValue): string {
  const value = valueText(text, cell)
  const { coverage } = cell
  if (!coverage || cell.measure === 'reported') return value
  const { reported, expected } = coverage
  return `${value} · ${text.t('consolidated.of', { reported, expected })}`
}

export function tipOf(text: Text, cell: CellValue): string {
  const { coverage, cover, why, aside } = cell
  return [
    aside ? text.t('consolidated.row.aside') : '',
    why === null ? '' : text.t(`consolidated.why.${why}`),
    coverage && coverage.missing.length > 0
      ? text.t('figure.missing', { offices: text.intl.formatList(coverage.missing) })
      : '',
    cell.indicators ? text.t('consolidated.indicators', { ...cell.indicators }) : '',
    cover ? coverText(text, cover, cell) : '',
    ...(['none', 'partly'] as const).map((how) =>
      cover && cover[how].length > 0
        ? text.t(`consolidated.cover.${how}`, { offices: text.intl.formatList(cover[how]) })
        : '',
    ),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** "40 of 50 broken down, 10 not". */
function coverText(text: Text, cover: NonNullable<CellValue['cover']>, cell: CellValue): string {
  const { known, total, unknown } = cover
  if (total === null || unknown === null) return text.t('consolidated.cover.unknown')
  const decimals = cell.about.definition?.decimals ?? 0
  const number = (value: number) => text.number(value, decimals)
  return text.t('consolidated.cover', {
    known: number(known ?? 0),
    total: number(total),
    unknown: number(unknown),
  })
}
