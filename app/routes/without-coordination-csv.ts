import { withoutCoordinationCsv } from '#app/features/coordination/list-coordination.server.ts'
import { COORDINATION_SEARCH, coordinationFilters } from '#app/features/coordination/search.ts'
import { csvResponse } from '#app/kit/sheets/csv.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { limaDate, systemClock } from '#app/kit/program/clock.ts'

export const loader = guarded('coordination:read', { search: COORDINATION_SEARCH }, async ({ actor, search }) => {
  const text = await withoutCoordinationCsv(actor, coordinationFilters(search))
  return csvResponse(text, `sin-coordinacion-${limaDate(systemClock())}.csv`)
})
