import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { readProviderChange } from '#app/features/own-account/form.ts'
import { ProviderPage } from '#app/features/own-account/provider-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { linkProvider, unlinkProvider, viewProviderLink } from '#app/door/provider/come-in.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'

export const meta = () => [{ title: pageTitle('Ingreso con otro servicio') }]

export const loader = guarded(
  'account',
  { search: { proveedor: z.string().optional() } },
  ({ account, visitor, search }) => {
    const shown = viewProviderLink(visitor, account)
    if (!shown) throw new AppError('not-found')
    return { ...shown, cameBack: search.proveedor ?? null }
  },
)

export const action = guarded('account', {}, async ({ account, visitor, form, done }) => {
  const shown = viewProviderLink(visitor, account)
  if (!shown) throw new AppError('not-found')
  const change = readProviderChange(await form())
  if (change.kind === 'unlink') {
    const text = unlinkProvider(account) ? 'El vínculo se quitó.' : 'No había ningún vínculo.'
    return done('/cuenta/proveedor', text)
  }
  const linked = await linkProvider(visitor, account, change.password)
  if ('problem' in linked)
    return data({ problem: linked.problem }, { status: linked.problem === 'too-many-attempts' ? 429 : 422 })
  return done('/cuenta/proveedor', `Desde ahora puede ingresar con ${shown.name}.`, { headers: linked.cookies })
})

export default function ProviderRoute() {
  return <ProviderPage {...useLoaderData<typeof loader>()} problem={useActionData<typeof action>()?.problem ?? null} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
