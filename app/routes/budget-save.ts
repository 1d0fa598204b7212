import { saveByScript } from '#app/services/assessments/item-form.server.ts'
import { guarded } from '#app/services/guard.server.ts'
import { readUpload } from '#app/services/read-upload.server.ts'

/** What the drawn form saves by itself: a level, a file, a file taken off. Answers JSON. */
export const action = guarded('assessment:write', async ({ actor, params, request }) => saveByScript(actor, params['year'], params['item'] ?? '', await readUpload(request)))
