import {
  withoutCoordinationCsv,
  withoutCoordinationFileName,
} from '#app/features/coordination/list-coordination.server.ts'
import { COORDINATION_SEARCH, coordinationFilters } from '#app/features/coordination/search.ts'
import { csvResponse } from '#app/kit/sheets/csv.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const loader = guarded('coordination:read', { search: COORDINATION_SEARCH }, async ({ actor, search }) => {
  const filters = coordinationFilters(search)
  const text = await withoutCoordinationCsv(actor, filters)
  return csvResponse(text, withoutCoordinationFileName(filters))
})
