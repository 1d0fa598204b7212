import { boardCsv, boardFileName } from '#app/features/national/board/export-board.server.ts'
import { BOARD_SEARCH, boardSearch } from '#app/features/national/board/board-search.ts'
import { guarded } from '#app/door/guard.server.ts'
import { csvResponse } from '#app/kit/sheets/csv.server.ts'

export const loader = guarded('country:read', { search: BOARD_SEARCH }, ({ actor, search }) => {
  const { filters } = boardSearch(search)
  return Promise.resolve(csvResponse(boardCsv(actor, filters), boardFileName(filters, 'csv')))
})
