import { useLoaderData } from '@remix-run/react'
import { CustodyHome } from '#app/features/custody/custody-page.tsx'
import { viewCustodies } from '#app/features/custody/view-custody.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Códigos') }]

export const loader = guarded('codes:keep', {}, async ({ actor }) => ({
  entityName: actor.entity?.name ?? '',
  custodies: await viewCustodies(actor),
}))

export default function CustodyRoute() {
  return <CustodyHome {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
