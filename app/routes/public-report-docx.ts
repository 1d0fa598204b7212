import { guarded } from '#app/door/guard.server.ts'
import { EDITION_ADDRESS } from '#app/features/country-report/edition-address.ts'
import { getPublishedDocument } from '#app/features/country-report/export-report.server.ts'
import { editionFileName } from '#app/features/country-report/view-published.server.ts'
import { drawn } from '#app/kit/documents/drawn.server.ts'
import { docxResponse } from '#app/kit/documents/docx-response.server.ts'

export const loader = guarded('public', EDITION_ADDRESS, async ({ params, search }) => {
  const { manuscript, edition } = getPublishedDocument({ ...params, ...search })
  return docxResponse(await drawn('manuscript-docx', manuscript), editionFileName(edition, 'docx'))
})
