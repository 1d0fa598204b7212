import { saveByScript } from '#app/features/budget/save-item.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { readUpload } from '#app/kit/forms/read-upload.server.ts'

/** What the drawn form saves by itself: a level, a file, a file taken off. Answers JSON. */
export const action = guarded('assessment:write', async ({ actor, params, request }) =>
  saveByScript(actor, params['year'], params['item'] ?? '', await readUpload(request)),
)
