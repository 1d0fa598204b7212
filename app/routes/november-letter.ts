import { VERSION_PARAMS } from '#app/features/november-report/asked-address.ts'
import { getDraftLetter } from '#app/features/november-report/letter-document.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { docxResponse } from '#app/kit/documents/docx-response.server.ts'
import { drawn } from '#app/kit/documents/drawn.server.ts'

export const loader = guarded('november:answer', { params: VERSION_PARAMS }, async ({ actor, params }) => {
  const { paper, filename } = getDraftLetter(actor, params)
  return docxResponse(await drawn('legal-paper', paper), filename)
})
