import { withoutCoordinationCsv } from '#app/features/coordination/list-coordination.server.ts'
import { csvResponse } from '#app/kit/sheets/csv.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { limaDate, systemClock } from '#app/kit/program/clock.ts'

export const loader = guarded('coordination:read', async ({ actor, request }) => {
  const text = await withoutCoordinationCsv(actor, new URL(request.url).searchParams)
  return csvResponse(text, `sin-coordinacion-${limaDate(systemClock())}.csv`)
})
