import { z } from 'zod'
import { drawn } from '#app/kit/documents/drawn.server.ts'
import { downloadResponse } from '#app/kit/sheets/xlsx.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { ownLogoImage } from '#app/features/logos/view-logo.server.ts'
import { LEGAL_PAPER_NAMES, makeLegalPaper } from '#app/features/legal-papers/make-legal-paper.server.ts'

const address = { params: { paper: z.enum(LEGAL_PAPER_NAMES) } }

export const loader = guarded('legal-papers:read', address, async ({ actor, params, visitor: { origin } }) => {
  const { paper, filename } = await makeLegalPaper(actor, { name: params.paper, origin })
  return downloadResponse(
    new Uint8Array(await drawn('legal-paper', { ...paper, logo: ownLogoImage(actor) })),
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    filename,
  )
})
