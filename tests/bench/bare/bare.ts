// The yardstick of the screens: a page that fetches its rows and shows them in an AG Grid with the
// parts of the library that the application uses, and nothing else.
import {
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  CustomEditorModule,
  createGrid,
  EventApiModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
  themeQuartz,
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
])

interface Data {
  readonly columns: readonly string[]
  readonly rows: readonly Record<string, string | number | null>[]
}

const data: Data = await (await fetch('rows.json')).json()
const box = document.querySelector<HTMLElement>('#grid')
if (box) {
  createGrid(box, {
    theme: themeQuartz,
    columnDefs: data.columns.map((field) => ({ field, width: 110, editable: true })),
    rowData: [...data.rows],
    getRowId: ({ data: row }) => String(row.id),
  })
}
