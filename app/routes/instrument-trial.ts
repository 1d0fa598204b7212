import { trialPage } from '#app/respondent/trial.tsx'
import { AppError } from '#app/services/app-error.server.ts'
import { guarded } from '#app/services/guard.server.ts'
import { publishedInstrument } from '#app/services/methodology/instrument-facts.ts'
import { respondentResponse } from '#app/services/respond/respondent-response.server.ts'

/** The questionnaire to try: nothing is sent or stored, and there is no action. */
export const loader = guarded('public', ({ request, params }) => {
  const instrument = publishedInstrument(params['slug'] ?? '', null)
  if (!instrument) throw new AppError('not-found')
  return respondentResponse(request, trialPage(instrument))
})
