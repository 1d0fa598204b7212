import { ASKED_ADDRESS, askedIn } from '#app/features/november-report/asked-address.ts'
import { exportReport } from '#app/features/november-report/export-report.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const loader = guarded('november:read', ASKED_ADDRESS, ({ actor, ...typed }) =>
  exportReport(actor, askedIn(typed), 'docx'),
)
