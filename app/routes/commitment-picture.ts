import { z } from 'zod'
import { viewSheetPicture } from '#app/features/commitments/view-sheet.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { drawn } from '#app/kit/documents/drawn.server.ts'
import { pngResponse } from '#app/kit/documents/png-response.server.ts'

const ADDRESS = { params: { campaignId: z.string() } }

export const loader = guarded('commitment:read', ADDRESS, async ({ actor, params }) => {
  const { facts, filename } = await viewSheetPicture(actor, params.campaignId)
  return pngResponse(await drawn('commitment-picture', facts), filename)
})
