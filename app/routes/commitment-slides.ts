import { z } from 'zod'
import { meetingDeck } from '#app/features/commitments/meeting/meeting-deck.ts'
import { viewMeeting } from '#app/features/commitments/meeting/view-meeting.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { drawn } from '#app/kit/documents/drawn.server.ts'
import { pptxResponse } from '#app/kit/documents/pptx-response.server.ts'

const ADDRESS = { params: { campaignId: z.string() } }

export const loader = guarded('commitment:read', ADDRESS, async ({ actor, params, visitor: { origin } }) => {
  const { meeting, meetingFileName } = await viewMeeting(actor, { ...params, origin })
  return pptxResponse(await drawn('deck-pptx', meetingDeck(meeting)), meetingFileName('slides', 'pptx'))
})
