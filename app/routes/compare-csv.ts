import { COMPARE_SEARCH, compareSearch } from '#app/features/comparison/compare-search.ts'
import { compareCsv, compareFileName } from '#app/features/comparison/export-compare.server.ts'
import { getComparison } from '#app/features/comparison/view-compare.server.ts'
import { csvResponse } from '#app/kit/sheets/csv.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const loader = guarded('country:read', { search: COMPARE_SEARCH }, async ({ actor, search }) => {
  const view = getComparison(actor, { ...compareSearch(search), withPairs: true })
  return csvResponse(compareCsv(view), compareFileName(view, 'csv'))
})
