import { guarded } from '#app/door/guard.server.ts'
import { EDITION_ADDRESS } from '#app/features/country-report/edition-address.ts'
import { publishedFile } from '#app/features/country-report/export-report.server.ts'
import { pdfResponse } from '#app/kit/documents/pdf-response.server.ts'

export const loader = guarded('public', EDITION_ADDRESS, async ({ params, search }) => {
  const { bytes, filename } = await publishedFile({ ...params, ...search }, 'pdf')
  return pdfResponse(bytes, filename)
})
