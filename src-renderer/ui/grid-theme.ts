// The look of the grid, from the tokens, and the parts of AG Grid Community that are used.
import {
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  CustomEditorModule,
  EventApiModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
  themeQuartz,
  ValidationModule,
} from 'ag-grid-community'

ModuleRegistry.registerModules([
  ClientSideRowModelModule,
  CellApiModule,
  CellStyleModule,
  ColumnApiModule,
  CustomEditorModule,
  EventApiModule,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
  // Spells out what the grid complains about; only while developing.
  ...(import.meta.env.DEV ? [ValidationModule] : []),
])

export const ROW_HEIGHT = 29
export const HEAD_HEIGHT = 30

export const theme = themeQuartz.withParams({
  browserColorScheme: 'inherit',
  fontFamily: 'var(--font)',
  fontSize: 13,
  headerFontSize: 12,
  headerFontWeight: 550,
  rowHeight: ROW_HEIGHT,
  headerHeight: HEAD_HEIGHT,
  backgroundColor: 'var(--ground)',
  foregroundColor: 'var(--ink)',
  headerTextColor: 'var(--ink-quiet)',
  headerBackgroundColor: 'var(--ground-quiet)',
  accentColor: 'var(--accent)',
  borderColor: 'var(--line)',
  rowHoverColor: 'var(--here)',
  oddRowBackgroundColor: 'var(--ground)',
  cellHorizontalPadding: 7,
  borderRadius: 0,
  wrapperBorderRadius: 0,
  wrapperBorder: false,
  columnBorder: { color: 'var(--line)', width: 1, style: 'solid' },
  headerColumnBorder: { color: 'var(--line)', width: 1, style: 'solid' },
  rangeSelectionBorderColor: 'var(--accent)',
  tooltipBackgroundColor: 'var(--ink)',
  tooltipTextColor: 'var(--ground)',
  tooltipBorder: false,
})

export function styleNonce(): string {
  return document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? ''
}
