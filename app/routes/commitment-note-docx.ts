import { z } from 'zod'
import { meetingNote } from '#app/features/commitments/meeting/meeting-note.ts'
import { viewMeeting } from '#app/features/commitments/meeting/view-meeting.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { drawn } from '#app/kit/documents/drawn.server.ts'
import { docxResponse } from '#app/kit/documents/docx-response.server.ts'

const ADDRESS = { params: { campaignId: z.string() } }

export const loader = guarded('commitment:read', ADDRESS, async ({ actor, params, visitor: { origin } }) => {
  const { meeting, meetingFileName } = await viewMeeting(actor, { ...params, origin })
  return docxResponse(await drawn('manuscript-docx', meetingNote(meeting)), meetingFileName('note', 'docx'))
})
