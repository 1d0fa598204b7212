import { useLoaderData } from '@remix-run/react'
import { CustodyHome } from '#app/features/custody/custody-page.tsx'
import { viewCustodies } from '#app/features/custody/view-custody.server.ts'
import { DueBlock } from '#app/features/panel/due-block.tsx'
import { viewDue } from '#app/features/panel/view-due.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Códigos') }]

export const loader = guarded('codes:keep', {}, async ({ actor }) => ({
  entityName: actor.entity?.name ?? '',
  custodies: await viewCustodies(actor),
  due: await viewDue(actor),
}))

export default function CustodyRoute() {
  const { entityName, custodies, due } = useLoaderData<typeof loader>()
  return <CustodyHome entityName={entityName} custodies={custodies} due={<DueBlock due={due} silent />} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
