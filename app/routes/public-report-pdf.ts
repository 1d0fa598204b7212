import { guarded } from '#app/door/guard.server.ts'
import { EDITION_ADDRESS } from '#app/features/country-report/edition-address.ts'
import { getPublishedDocument } from '#app/features/country-report/export-report.server.ts'
import { editionFileName } from '#app/features/country-report/view-published.server.ts'
import { drawn } from '#app/kit/documents/drawn.server.ts'
import { pdfResponse } from '#app/kit/documents/pdf-response.server.ts'

export const loader = guarded('public', EDITION_ADDRESS, async ({ params, search }) => {
  const { manuscript, edition } = getPublishedDocument({ ...params, ...search })
  return pdfResponse(await drawn('manuscript-pdf', manuscript), editionFileName(edition, 'pdf'))
})
