import { z } from 'zod'
import { drawn } from '#app/kit/documents/drawn.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { LEGAL_PAPER_NAMES, makeLegalPaper } from '#app/features/legal-papers/make-legal-paper.server.ts'

const address = { params: { paper: z.enum(LEGAL_PAPER_NAMES) } }

export const loader = guarded('legal-papers:read', address, async ({ actor, params, visitor: { origin } }) => {
  const name = params.paper
  const bytes = await drawn('legal-paper', await makeLegalPaper(actor, { name, origin }))
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'Content-Disposition': `attachment; filename="${name}.docx"`,
      'Cache-Control': 'no-store',
    },
  })
})
