import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AnswerPage } from '#app/features/november-report/answer-page.tsx'
import { answerReport } from '#app/features/november-report/answer-report.server.ts'
import { VERSION_PARAMS } from '#app/features/november-report/asked-address.ts'
import { readAnswerForm } from '#app/features/november-report/form.ts'
import { versionAddress } from '#app/features/november-report/november-address.ts'
import { viewPresented } from '#app/features/november-report/view-report.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { can } from '#app/door/policies.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Informe de noviembre de una entidad') }]

const ADDRESS = { params: VERSION_PARAMS }

export const loader = guarded('country:read', ADDRESS, ({ actor, params }) => ({
  view: viewPresented(actor, params),
  mayAnswer: can(actor.role, 'november:answer'),
}))

export const action = guarded('november:answer', ADDRESS, async ({ actor, params, form, done }) => {
  const sent = await form()
  const read = readAnswerForm(sent)
  if (!read) throw new AppError('invalid-input')
  const answered = answerReport(actor, { place: params, form: read })
  if (answered.ok)
    return done(
      versionAddress(params),
      read.step === 'received'
        ? 'El informe quedó como recibido.'
        : 'El informe quedó observado: la entidad ya lo lee.',
    )
  return data({ problems: answered.problems, values: typedValues(sent) }, { status: answered.moved ? 409 : 422 })
})

export default function NovemberAnswerRoute() {
  const refused = useActionData<typeof action>()
  return (
    <AnswerPage {...useLoaderData<typeof loader>()} problems={refused?.problems ?? {}} values={refused?.values ?? {}} />
  )
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
