import { guarded } from '#app/door/guard.server.ts'
import { EDITION_ADDRESS } from '#app/features/country-report/edition-address.ts'
import { publishedFile } from '#app/features/country-report/export-report.server.ts'
import { docxResponse } from '#app/kit/documents/docx-response.server.ts'

export const loader = guarded('public', EDITION_ADDRESS, async ({ params, search }) => {
  const { bytes, filename } = await publishedFile({ ...params, ...search }, 'docx')
  return docxResponse(bytes, filename)
})
