import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { OWN_ACCOUNTS } from '#app/features/accounts/accounts-place.ts'
import { EntityAccountPage } from '#app/features/accounts/entity-account-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { endAccount, getEntityAccount, shareWithReader } from '#app/features/accounts/keep-entity-accounts.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Cuenta') }]

export const loader = guarded('accounts:manage', async ({ actor, params, request }) => ({
  account: await getEntityAccount(actor, params['membershipId'] ?? ''),
  saved: new URL(request.url).searchParams.has('guardado'),
}))

export const action = guarded('accounts:manage', async ({ actor, params, request }) => {
  const form = await request.formData()
  const id = params['membershipId'] ?? ''
  const { member } = await getEntityAccount(actor, id)
  if (form.get('accion') === 'compartir') {
    await shareWithReader(actor, id, form.getAll('resultado').map(String))
    return redirect(`/panel/cuentas/${id}?guardado=1`, 303)
  }
  if (form.get('accion') !== 'terminar') throw new AppError('invalid-input')
  if (form.get('seguro') !== 'si') return data({ problem: 'Marque la casilla para confirmar' }, { status: 422 })
  await endAccount(actor, id)
  return redirect(member.own ? '/cuenta/funciones' : '/panel/cuentas', 303)
})

export default function EntityAccountRoute() {
  return (
    <EntityAccountPage
      place={OWN_ACCOUNTS}
      {...useLoaderData<typeof loader>()}
      problem={useActionData<typeof action>()?.problem ?? null}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
