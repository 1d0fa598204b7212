import { AppError } from '#app/services/app-error.server.ts'
import { guarded } from '#app/services/guard.server.ts'
import { surveyDefinition } from '#app/respondent/pages.server.tsx'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'

/** The form's definition for SurveyJS; the hash in the address makes it cacheable for good. */
export const loader = guarded('public', ({ params }) => {
  const { slug, version, hash = '', segment } = params
  const instrument = INSTRUMENTS.find((each) => each.slug === slug && String(each.version) === version && each.hash.startsWith(hash))
  if (!instrument || hash.length < 12) throw new AppError('not-found')
  const extraSegment = instrument.segments.some(({ id }) => id === segment && id !== 'sex') ? (segment ?? null) : null
  return Response.json(surveyDefinition({ instrument, extraSegment }), { headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } })
})
