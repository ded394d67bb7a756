// Comments on the selected cell; they travel both ways with the packages.
import { useText } from '../ui/text.ts'
import type { SelectedCell } from './selected.ts'

export function CellComments(_props: { readonly cell: SelectedCell }) {
  const { t } = useText()
  return <h3 className="visually-hidden">{t('panel.comments')}</h3>
}
