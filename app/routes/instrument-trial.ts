import { z } from 'zod'
import { trialPage } from '#app/respondent/pages/trial.tsx'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { publishedInstrument } from '#app/features/instruments/instrument-facts.ts'
import { respondentResponse } from '#app/respondent/http/framework.ts'

/** The questionnaire to try: nothing is sent or stored, and there is no action. */
export const loader = guarded('public', { params: { slug: z.string() } }, ({ request, params }) => {
  const instrument = publishedInstrument(params.slug, null)
  if (!instrument) throw new AppError('not-found')
  return respondentResponse(request, trialPage(instrument))
})
