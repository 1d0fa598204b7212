import { z } from 'zod'
import { viewMeeting } from '#app/features/commitments/meeting/view-meeting.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { drawn } from '#app/kit/documents/drawn.server.ts'
import { pngResponse } from '#app/kit/documents/png-response.server.ts'

const ADDRESS = { params: { campaignId: z.string() } }

export const loader = guarded('commitment:read', ADDRESS, async ({ actor, params, visitor: { origin } }) => {
  const { meeting, meetingFileName } = await viewMeeting(actor, { ...params, origin })
  const { words, logo, page, invented } = meeting
  return pngResponse(
    await drawn('commitment-picture', { words, logo, page, invented }),
    meetingFileName('picture', 'png'),
  )
})
