// The stylesheet of the printed page, as text: A4, running heads and feet in the page margins,
// landscape for wide tables, no row cut in two. The same rules show the page as sheets on a screen.
// No element of a report carries a style attribute, so one nonce is enough for a strict policy.
import { cssString } from './markup.ts'
import type { Words } from './words.ts'

export interface RunningText {
  /** Start of the head: what this is. */
  readonly title: string
  /** End of the head: 'Sample data', or nothing. */
  readonly notice: string
  /** Start of the foot: which data. */
  readonly version: string
}

/** Text that reads in its own direction: margin boxes take no `unicode-bidi`, but the characters for the same. */
function isolated({ direction }: Words, text: string): string {
  return direction === 'rtl' ? `\u2068${text}\u2069` : text
}

/** 'Page {page} of {pages}' as a value of `content`, with the counters where the numbers go. */
function pageCounter(words: Words): string {
  const style = words.language === 'ar' ? 'arabic-indic' : 'decimal'
  return isolated(words, words.t('report.pageOf', { page: '<page>', pages: '<pages>' }))
    .split(/(<pages?>)/)
    .filter((part) => part !== '')
    .map((part) =>
      /^<pages?>$/.test(part) ? `counter(${part.slice(1, -1)}, ${style})` : cssString(part),
    )
    .join(' ')
}

export function stylesheet(words: Words, running: RunningText): string {
  const [start, end] = words.direction === 'rtl' ? ['right', 'left'] : ['left', 'right']
  const text = (running: string) => cssString(isolated(words, running))
  const box = `font: 400 7.5pt ${FONTS}; color: #4a5561; vertical-align: middle;`
  return `
@page {
  size: A4 portrait;
  margin: 22mm 17mm 20mm;
  @top-${start} { content: ${text(running.title)}; ${box} text-align: ${start}; width: 52%; }
  @top-${end} { content: ${text(running.notice)}; ${box} font-weight: 650; text-align: ${end}; width: 48%; }
  @bottom-${start} { content: ${text(running.version)}; ${box} text-align: ${start}; width: 74%; }
  @bottom-${end} { content: ${pageCounter(words)}; ${box} text-align: ${end}; width: 26%; }
}
@page wide { size: A4 landscape; margin: 20mm 15mm 18mm; }
${SHEET}`
}

const FONTS = "'Inter Variable', 'Noto Sans Arabic Variable', 'Noto Sans Arabic', sans-serif"

const SHEET = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { font: 400 9.5pt/1.45 ${FONTS}; color: #1f2933; background: #fff; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0; }
h1, h2, h3, p, ul, dl, dd, figure { margin: 0; padding: 0; }
h1 { font-size: 17pt; line-height: 1.2; font-weight: 680; margin-block-end: 4mm; color: #12303f; }
h2 { font-size: 11.5pt; line-height: 1.3; font-weight: 680; margin-block: 6mm 2mm; color: #12303f; }
h3 { font-size: 9.5pt; font-weight: 680; margin-block: 4mm 1mm; }
h1, h2, h3 { break-after: avoid; break-inside: avoid; }
p { orphans: 3; widows: 3; overflow-wrap: anywhere; }
p + p { margin-block-start: 2mm; }
/* A text reads in its own direction, whatever that of the page; it stands where the page's texts stand. What is
   isolated already (a name after its code) and numbers stay in the order of the page. */
:is(h1, h2, h3, p, li, dt, dd, small, caption, figcaption, th, td, .under):not(.number, [dir], :has(> bdi)) { text-align: -webkit-match-parent; unicode-bidi: plaintext; }
.note { font-size: 8pt; color: #4a5561; margin-block: 1.5mm; break-after: avoid; }
.text { white-space: pre-line; max-inline-size: 165mm; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.none { color: #5a6570; }

section { break-before: page; }
section.flows { break-before: auto; margin-block-start: 9mm; }
section.wide { page: wide; }
.together { break-inside: avoid; }

table { border-collapse: collapse; inline-size: 100%; font-size: 8.25pt; line-height: 1.35; }
caption { caption-side: top; text-align: start; font-size: 8pt; color: #4a5561; padding-block-end: 1.5mm; break-after: avoid; }
thead { display: table-header-group; }
tfoot { display: table-row-group; }
tr { break-inside: avoid; }
tbody tr:first-child { break-before: avoid; }
tbody tr:last-child, tfoot tr { break-before: avoid; }
th, td { padding: 1.2mm 1.6mm; text-align: start; vertical-align: top; border-block-end: .2mm solid #d3d8de; overflow-wrap: anywhere; }
thead th { font-weight: 650; color: #12303f; border-block-end: .45mm solid #12303f; vertical-align: bottom; overflow-wrap: normal; }
th.number, td.number { text-align: end; overflow-wrap: normal; }
tbody th { font-weight: 500; }
tfoot th, tfoot td { font-weight: 650; border-block-start: .45mm solid #12303f; border-block-end: 0; }
.code { white-space: nowrap; font-variant-numeric: tabular-nums; color: #4a5561; }
.under { display: block; font-size: 7.5pt; color: #4a5561; }
td.number + td, th.number + th:not(.number) { padding-inline-start: 4mm; }
td.number + td.number { padding-inline-start: 1.6mm; }
.result td { background: #f1f4f6; font-weight: 600; }
.result { break-after: avoid; }
table.objectives, table.results, table.activities, table.offices, table.risks, table.annex, table.notes, table.links, table.assessed { table-layout: fixed; }
.objectives th:nth-child(2) { inline-size: 32mm; }
.objectives th:nth-child(n + 3) { inline-size: 11mm; }
.results th:nth-child(1), .activities th:nth-child(1) { inline-size: 19mm; }
.results th:nth-child(3), .results th:nth-child(4) { inline-size: 22mm; }
.results th:nth-child(5) { inline-size: 27mm; }
.results th:nth-child(6) { inline-size: 33mm; }
.results th:nth-child(7) { inline-size: 37mm; }
.results th:nth-child(8) { inline-size: 52mm; }
.activities th:nth-child(3), .activities th:nth-child(4) { inline-size: 27mm; }
.activities th:nth-child(5) { inline-size: 52mm; }
.activities th:nth-child(6) { inline-size: 30mm; }
.activities th:nth-child(7) { inline-size: 33mm; }
.offices th:nth-child(1) { inline-size: 21mm; }
.offices th:nth-child(3), .offices th:nth-child(9) { inline-size: 30mm; }
.offices th:nth-child(n + 4):nth-child(-n + 8) { inline-size: 12mm; }
.offices th:nth-child(10) { inline-size: 40mm; }
.offices th:nth-child(11) { inline-size: 32mm; }
.risks .office { inline-size: 27mm; }
.risks .number { inline-size: 20mm; }
.risks .state { inline-size: 21mm; }
.notes th:nth-child(1) { inline-size: 48mm; }
.word { white-space: nowrap; overflow-wrap: normal; }
.notes th:nth-child(3) { inline-size: 42mm; }
.links th:nth-child(n + 2) { inline-size: 40mm; }
.assessed th:nth-child(2) { inline-size: 30mm; }
.assessed th:nth-child(3), .assessed th:nth-child(6) { inline-size: 18mm; }
.assessed th:nth-child(4), .assessed th:nth-child(5) { inline-size: 24mm; }
.assessed th:nth-child(7) { inline-size: 13mm; }
.assessed th:nth-child(8) { inline-size: 25mm; }
.assessed th:nth-child(9) { inline-size: 70mm; }
.people th, .people td, .ranked th, .ranked td { padding-block: .8mm; }
.status { display: inline-flex; gap: 1.2mm; align-items: baseline; }
.shape { flex: none; inline-size: 2.7mm; block-size: 2.7mm; align-self: center; }
.progress { display: flex; align-items: center; justify-content: flex-end; gap: 1.5mm; }
.progress > :last-child { min-inline-size: 10.5mm; text-align: end; }
.bar { flex: 0 1 14mm; block-size: 1.8mm; min-inline-size: 0; }
.levels th, .levels td { padding-block: .6mm; }
.categories th, .categories td { padding-block: .7mm; }

.cover { break-before: auto; display: flex; flex-direction: column; min-block-size: 250mm; }
.cover .brand { font-size: 9pt; letter-spacing: .04em; color: #4a5561; border-block-start: 1.2mm solid #12303f; padding-block-start: 4mm; }
.cover .kind { font-size: 12pt; color: #33566b; font-weight: 600; margin-block-start: 46mm; }
.cover h1 { text-wrap: balance; font-size: 30pt; line-height: 1.12; margin-block: 2mm 3mm; overflow-wrap: anywhere; }
.cover .period { font-size: 15pt; font-weight: 500; }
.cover .plan { margin-block-start: 2mm; color: #4a5561; max-inline-size: 140mm; }
.cover .notice { margin-block-start: 9mm; border: .45mm solid #12303f; padding: 2.5mm 4mm; align-self: flex-start; font-weight: 650; max-inline-size: 150mm; }
.facts { display: grid; grid-template-columns: 40mm 1fr; gap: 1.8mm 4mm; font-size: 9pt; border-block-start: .2mm solid #aab3bc; padding-block-start: 4mm; }
.cover .facts { margin-block-start: auto; }
.facts dt { color: #4a5561; }
.facts dd { font-weight: 550; overflow-wrap: anywhere; }

.figures { display: grid; grid-template-columns: repeat(4, 1fr); gap: 4mm; margin-block: 5mm 4mm; break-inside: avoid; }
.figures > div { border-block-start: .6mm solid #12303f; padding-block-start: 2mm; }
.figures dt { font-size: 8pt; color: #4a5561; }
.figures dd { font-size: 17pt; font-weight: 650; line-height: 1.25; font-variant-numeric: tabular-nums; white-space: nowrap; }
.figures dd.long { font-size: 12pt; line-height: 1.75; }
.figures small { display: block; font-size: 7.5pt; font-weight: 400; line-height: 1.35; color: #4a5561; white-space: normal; }
.sentences { padding-inline-start: 5mm; }
.sentences li { margin-block: 1.2mm; }
figure { break-inside: avoid; margin-block: 4mm; }
figure svg { direction: ltr; display: block; inline-size: 100%; block-size: auto; }
figcaption { font-weight: 650; font-size: 8.5pt; margin-block-end: 2mm; color: #12303f; }
.beside { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm; align-items: start; }
.aside { margin-block: 4mm; }
.legend { display: flex; flex-wrap: wrap; gap: 1mm 5mm; font-size: 8pt; color: #4a5561; margin-block: 2mm; }
.story { margin-block: 1mm 3mm; }
.story dt { font-size: 8pt; font-weight: 650; color: #33566b; break-after: avoid; margin-block-start: 2mm; }
.story dd { white-space: pre-line; orphans: 3; widows: 3; overflow-wrap: anywhere; }
.signatures { display: grid; grid-template-columns: repeat(3, 1fr); gap: 10mm; margin-block-start: 15mm; break-inside: avoid; }
.signatures > div { border-block-start: .25mm solid #1f2933; padding-block-start: 1.5mm; font-size: 8pt; color: #4a5561; }
.signatures b { display: block; font-weight: 600; color: #1f2933; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

@media print {
  .pages { display: none; }
}
@media screen {
  html { background: #d9dee3; }
  body { padding: 8mm 4mm; }
  body:not(.paged) section { background: #fff; inline-size: 210mm; max-inline-size: 100%; margin: 0 auto 8mm; padding: 17mm; box-shadow: 0 .3mm 1.5mm rgb(0 0 0 / .3); }
  .paged main { position: absolute; inline-size: 210mm; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .sheet { position: relative; inline-size: 210mm; block-size: 297mm; margin: 0 auto 8mm; background: #fff; box-shadow: 0 .3mm 1.5mm rgb(0 0 0 / .3); contain: layout style; }
  .sheet.wide { inline-size: 297mm; block-size: 210mm; }
  .sheet.grows { block-size: auto; }
  .sheet > header, .sheet > footer { position: absolute; inset-inline: 17mm; display: flex; justify-content: space-between; gap: 8mm; align-items: center; block-size: 22mm; font-size: 7.5pt; line-height: 1.3; color: #4a5561; }
  .sheet > :is(header, footer) > span { unicode-bidi: plaintext; text-align: -webkit-match-parent; }
  .sheet > header { inset-block-start: 0; }
  .sheet > header span:last-child { font-weight: 650; text-align: end; max-inline-size: 48%; }
  .sheet > footer { inset-block-end: 0; block-size: 20mm; }
  .sheet.wide > header, .sheet.wide > footer { inset-inline: 15mm; }
  .sheet.wide > header { block-size: 20mm; }
  .sheet.wide > footer { block-size: 18mm; }
  .area { position: absolute; inset: 22mm 17mm 20mm; overflow: hidden; }
  .sheet.wide > .area { inset: 20mm 15mm 18mm; }
  .sheet.grows > .area { position: relative; inset: auto; margin: 22mm 17mm 20mm; overflow: visible; padding-block: 22mm 20mm; margin-block: 0; }
  .area > section.flows:first-child { margin-block-start: 0; }
  .area section > :first-child { margin-block-start: 0; }
}
`
