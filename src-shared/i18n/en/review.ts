// English messages: history and comments of a cell, conflicts and review, and what a workspace knows of
// the others (Settings).
export const review = {
  'room.review': 'Review',
  'room.settings': 'Settings',

  'label.restore': 'restored value of {what}',
  'key.panel': 'History and comments of the cell',

  'value.unread': '“{text}”, not understood',
  'value.row': 'a row',

  // The panel beside the room.
  'panel.title': 'History and comments',
  'panel.open.tip': 'History and comments of the cell (Shift+F2)',
  'panel.close': 'Close (Esc)',
  'panel.none': 'Go to a cell of the plan or of the indicators to see its history and comments.',
  'panel.history': 'History',
  'panel.history.none': 'Nothing was entered here yet.',
  'panel.history.from': 'from',
  'panel.history.to': 'to',
  'panel.history.made': 'The row was made',
  'panel.history.deleted': 'The row was deleted',
  'panel.history.back': 'The row was brought back',
  'panel.history.undo': 'by undo',
  'panel.history.redo': 'by redo',
  'panel.history.current': 'Shown now',
  'panel.history.more':
    '{count, plural, one {# older change is} other {# older changes are}} not shown here.',
  'panel.restore': 'Restore this value',
  'panel.restore.what': 'Restore {value}',
  'panel.comments': 'Comments',
  'panel.comments.none': 'No comments. What you write here travels with the next package.',
  'panel.comment.new': 'New comment',
  'panel.comment.add': 'Add comment',
  'panel.comment.settle': 'Settle',
  'panel.comment.open': 'Open again',
  'panel.comment.settled': 'Settled',
} as const satisfies Record<string, string>
