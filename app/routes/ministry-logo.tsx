import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeLogo } from '#app/features/logos/change-logo.server.ts'
import { readLogoOrder } from '#app/features/logos/form.ts'
import { LogoPage } from '#app/features/logos/logo-page.tsx'
import { THE_MINISTRY, viewLogo } from '#app/features/logos/view-logo.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Logotipo del Ministerio') }]

export const loader = guarded('directory:manage', {}, () => ({
  view: viewLogo(THE_MINISTRY),
  back: '/nacional',
}))

export const action = guarded('directory:manage', {}, async ({ actor, upload, done }) => {
  const changed = await changeLogo(actor, { owner: THE_MINISTRY, order: readLogoOrder(await upload()) })
  if (changed.ok) return done('/nacional/logotipo', changed.said)
  return data({ problems: changed.problems }, { status: changed.moved ? 409 : 422 })
})

export default function MinistryLogoRoute() {
  return <LogoPage {...useLoaderData<typeof loader>()} problems={useActionData<typeof action>()?.problems ?? {}} />
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
