import { z } from 'zod'
import { guarded } from '#app/door/guard.server.ts'
import { enterCode, openCodeEntry } from '#app/respondent/http/code-entry.server.ts'

/** Stands there after "Borrar y salir". */
const borrar = z.string().optional()

export const loader = guarded('public', { search: { borrar } }, ({ request, search }) =>
  openCodeEntry(request, search.borrar !== undefined),
)

export const action = guarded(
  'public',
  { readsItself: 'it makes nothing: it leads to the questionnaire of a code' },
  ({ request }) => enterCode(request),
)
