import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeLogo } from '#app/features/logos/change-logo.server.ts'
import { readLogoOrder } from '#app/features/logos/form.ts'
import { LogoPage } from '#app/features/logos/logo-page.tsx'
import { logoOwner, viewLogo } from '#app/features/logos/view-logo.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Logotipo de la entidad') }]

export const loader = guarded('entity:describe', {}, ({ actor }) => ({
  view: viewLogo(logoOwner(actor, actor.entity?.id)),
  back: '/panel/entidad',
}))

export const action = guarded('entity:describe', {}, async ({ actor, upload, done }) => {
  const changed = await changeLogo(actor, {
    owner: logoOwner(actor, actor.entity?.id),
    order: readLogoOrder(await upload()),
  })
  if (changed.ok) return done('/panel/entidad/logotipo', changed.said)
  return data({ problems: changed.problems }, { status: changed.moved ? 409 : 422 })
})

export default function EntityLogoRoute() {
  return <LogoPage {...useLoaderData<typeof loader>()} problems={useActionData<typeof action>()?.problems ?? {}} />
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
