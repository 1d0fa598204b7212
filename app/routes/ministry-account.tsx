import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { MINISTRY_ACCOUNTS } from '#app/features/accounts/accounts-place.ts'
import { EntityAccountPage } from '#app/features/accounts/entity-account-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { endMinistryAccount, getMinistryAccount } from '#app/features/accounts/keep-ministry-accounts.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Cuenta') }]

export const loader = guarded('accounts:grant', async ({ actor, params }) => ({
  account: await getMinistryAccount(actor, params['membershipId'] ?? ''),
}))

export const action = guarded('accounts:grant', async ({ actor, params, request }) => {
  const id = params['membershipId'] ?? ''
  const form = await request.formData()
  const { member } = await getMinistryAccount(actor, id)
  if (form.get('accion') !== 'terminar') throw new AppError('invalid-input')
  if (form.get('seguro') !== 'si') return data({ problem: 'Marque la casilla para confirmar' }, { status: 422 })
  await endMinistryAccount(actor, id)
  return redirect(member.own ? '/cuenta/funciones' : MINISTRY_ACCOUNTS.to, 303)
})

export default function MinistryAccountRoute() {
  return (
    <EntityAccountPage
      place={MINISTRY_ACCOUNTS}
      {...useLoaderData<typeof loader>()}
      saved={false}
      problem={useActionData<typeof action>()?.problem ?? null}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
