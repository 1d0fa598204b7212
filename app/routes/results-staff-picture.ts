import { z } from 'zod'
import { getStaffPicture } from '#app/features/results/staff/view-staff-page.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { drawn } from '#app/kit/documents/drawn.server.ts'
import { pngResponse } from '#app/kit/documents/png-response.server.ts'

const ADDRESS = { params: { campaignId: z.string() } }

export const loader = guarded('release:read', ADDRESS, async ({ actor, params }) => {
  const { facts, filename } = await getStaffPicture(actor, params.campaignId)
  return pngResponse(await drawn('staff-picture', facts), filename)
})
