import { withoutCoordinationCsv } from '#app/services/accounts/coordination.server.ts'
import { csvResponse } from '#app/services/csv.server.ts'
import { guarded } from '#app/services/guard.server.ts'
import { limaDate, systemClock } from '#app/services/lima-time.ts'

export const loader = guarded('coordination:read', async ({ actor, request }) => {
  const text = await withoutCoordinationCsv(actor, new URL(request.url).searchParams)
  return csvResponse(text, `sin-coordinacion-${limaDate(systemClock())}.csv`)
})
