import type { HistoryRow } from '#db/queries/budget.server.ts'

const MINUTES = 10

function follows(one: HistoryRow, next: HistoryRow | undefined): boolean {
  return (
    one.event === 'level' &&
    next?.event === 'level' &&
    next.who === one.who &&
    Date.parse(next.at) - Date.parse(one.at) < MINUTES * 60_000
  )
}

/**
 * History as people read it: what one person saved of one item within ten minutes of the save before is one line, the
 * last; every save stays in the database.
 * @param rows oldest first.
 */
export function condensed(rows: readonly HistoryRow[]): HistoryRow[] {
  return rows.filter(
    (row, index) =>
      !follows(
        row,
        rows.slice(index + 1).find(({ itemId }) => itemId === row.itemId),
      ),
  )
}
