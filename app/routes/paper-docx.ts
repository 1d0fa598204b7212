import { paperDocx } from '#app/features/legal-papers/paper-docx.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { makePaper } from '#app/features/legal-papers/make-paper.server.ts'

export const loader = guarded('papers:read', async ({ actor, params, request }) => {
  const name = params['paper'] ?? ''
  const bytes = await paperDocx(await makePaper(actor, request, name))
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'Content-Disposition': `attachment; filename="${name}.docx"`,
      'Cache-Control': 'no-store',
    },
  })
})
