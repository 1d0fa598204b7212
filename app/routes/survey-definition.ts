import { AppError } from '#app/kit/program/app-error.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { surveyDefinition } from '#app/respondent/pages/pages.server.tsx'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import { asksAboutHarm } from '#surveys/model/handling.ts'

const FOR_GOOD = 'public, max-age=31536000, immutable'

/**
 * The form's definition for SurveyJS. The address holds the hash alone, which makes it cacheable for good and tells
 * whoever watches the network nothing of what is asked. What asks about harm leaves nothing in the browser.
 */
export const loader = guarded('public', ({ params }) => {
  const { hash = '', segment } = params
  const instrument = hash.length < 12 ? undefined : INSTRUMENTS.find((each) => each.hash.startsWith(hash))
  if (!instrument) throw new AppError('not-found')
  const extraSegment = instrument.segments.some(({ id }) => id === segment && id !== 'sex') ? (segment ?? null) : null
  return Response.json(surveyDefinition({ instrument, extraSegment }), {
    headers: { 'Cache-Control': asksAboutHarm(instrument) ? 'no-store' : FOR_GOOD },
  })
})
