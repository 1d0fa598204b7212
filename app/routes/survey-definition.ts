import { z } from 'zod'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { surveyDefinition } from '#app/respondent/pages/pages.server.tsx'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import { asksAboutHarm } from '#surveys/model/handling.ts'

/** A shorter beginning of a hash could be that of several versions. */
const address = { params: { hash: z.string().min(12), segment: z.string() } }

const FOR_GOOD = 'public, max-age=31536000, immutable'

/**
 * The form's definition for SurveyJS. The address holds the hash alone, which makes it cacheable for good and tells
 * whoever watches the network nothing of what is asked. What asks about harm leaves nothing in the browser.
 */
export const loader = guarded('public', address, ({ params: { hash, segment } }) => {
  const instrument = INSTRUMENTS.find((each) => each.hash.startsWith(hash))
  if (!instrument) throw new AppError('not-found')
  const extraSegment = instrument.segments.some(({ id }) => id === segment && id !== 'sex') ? segment : null
  return Response.json(surveyDefinition({ instrument, extraSegment }), {
    headers: { 'Cache-Control': asksAboutHarm(instrument) ? 'no-store' : FOR_GOOD },
  })
})
