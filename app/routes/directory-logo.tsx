import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { changeLogo } from '#app/features/logos/change-logo.server.ts'
import { readLogoOrder } from '#app/features/logos/form.ts'
import { LogoPage } from '#app/features/logos/logo-page.tsx'
import { logoOwner, viewLogo } from '#app/features/logos/view-logo.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Logotipo de la entidad') }]

const address = { params: { entityId: z.string() } }

export const loader = guarded('directory:manage', address, ({ actor, params }) => ({
  view: viewLogo(logoOwner(actor, params.entityId)),
  back: `/nacional/directorio/${params.entityId}`,
}))

export const action = guarded('directory:manage', address, async ({ actor, params, upload, done }) => {
  const changed = await changeLogo(actor, {
    owner: logoOwner(actor, params.entityId),
    order: readLogoOrder(await upload()),
  })
  if (changed.ok) return done(`/nacional/directorio/${params.entityId}/logotipo`, changed.said)
  return data({ problems: changed.problems }, { status: changed.moved ? 409 : 422 })
})

export default function DirectoryLogoRoute() {
  return <LogoPage {...useLoaderData<typeof loader>()} problems={useActionData<typeof action>()?.problems ?? {}} />
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
