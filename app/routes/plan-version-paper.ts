import { VERSION_ADDRESS } from '#app/features/plan/approval/version-param.ts'
import { downloadPaper } from '#app/features/plan/approval/view-version.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const loader = guarded('plan:read', VERSION_ADDRESS, ({ actor, params, search }) =>
  downloadPaper(actor, { ...params, entityId: search.entidad ?? null }),
)
