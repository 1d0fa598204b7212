import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readLoanForm } from '#app/features/accounts/form.ts'
import { isSent, type InvitationSent } from '#app/features/accounts/invite-account.server.ts'
import { lendKeeper, viewLending } from '#app/features/accounts/lend-keeper.server.ts'
import { LendPage } from '#app/features/accounts/lend-page.tsx'
import { typedValues } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Prestar a una entidad pequeña') }]

export const loader = guarded('accounts:lend', {}, ({ actor, shown }) => ({
  lending: viewLending(actor),
  sent: shown(actor) as InvitationSent | null,
}))

export const action = guarded('accounts:lend', {}, async ({ actor, visitor, form, show }) => {
  const sent = await form()
  const answer = await lendKeeper(actor, readLoanForm(sent), visitor.origin)
  if (isSent(answer)) return show(actor, answer)
  return data({ problems: answer, values: typedValues(sent) }, { status: 422 })
})

export default function EntityAccountLendRoute() {
  const answer = useActionData<typeof action>()
  return (
    <LendPage {...useLoaderData<typeof loader>()} problems={answer?.problems ?? {}} values={answer?.values ?? {}} />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
