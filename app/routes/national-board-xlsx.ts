import { boardFileName, boardWorkbook } from '#app/features/national/board/export-board.server.ts'
import { BOARD_SEARCH, boardSearch } from '#app/features/national/board/board-search.ts'
import { guarded } from '#app/door/guard.server.ts'
import { xlsxResponse } from '#app/kit/sheets/xlsx.server.ts'

export const loader = guarded('country:read', { search: BOARD_SEARCH }, async ({ actor, search }) => {
  const { filters } = boardSearch(search)
  return xlsxResponse(await boardWorkbook(actor, filters), boardFileName(filters, 'xlsx'))
})
