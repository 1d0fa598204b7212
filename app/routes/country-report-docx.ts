import { z } from 'zod'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { getDraftDocument } from '#app/features/country-report/export-report.server.ts'
import { usualYear } from '#app/features/country-report/view-draft.server.ts'
import { docxResponse } from '#app/kit/documents/docx-response.server.ts'
import { drawn } from '#app/kit/documents/drawn.server.ts'

const ADDRESS = { search: { anio: YEAR.optional(), variante: z.literal('ley-32535').optional() } }

export const loader = guarded('country:read', ADDRESS, async ({ actor, search: { anio, variante } }) => {
  const asked = { year: anio ?? usualYear(), law: variante !== undefined }
  const { manuscript, filename } = getDraftDocument(actor, asked)
  return docxResponse(await drawn('manuscript-docx', manuscript), filename)
})
