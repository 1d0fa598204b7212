import { z } from 'zod'
import { commitmentPoster } from '#app/features/commitments/meeting/commitment-poster.ts'
import { viewMeeting } from '#app/features/commitments/meeting/view-meeting.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { drawn } from '#app/kit/documents/drawn.server.ts'
import { pdfResponse } from '#app/kit/documents/pdf-response.server.ts'

const ADDRESS = { params: { campaignId: z.string() } }

export const loader = guarded('commitment:read', ADDRESS, async ({ actor, params, visitor: { origin } }) => {
  const { meeting, meetingFileName } = await viewMeeting(actor, { ...params, origin })
  return pdfResponse(await drawn('poster-pdf', commitmentPoster(meeting)), meetingFileName('poster', 'pdf'))
})
