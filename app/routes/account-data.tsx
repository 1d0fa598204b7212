import { useLoaderData } from '@remix-run/react'
import { OwnDataPage } from '#app/components/account/own-data-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { describeOwnData, NOT_IN_DATA } from '#app/services/accounts/own-data.server.ts'
import { guarded } from '#app/services/guard.server.ts'

export const meta = () => [{ title: pageTitle('Mis datos') }]

export const loader = guarded('account', async ({ account }) => ({ parts: await describeOwnData(account), without: NOT_IN_DATA }))

export default function AccountDataRoute() {
  return <OwnDataPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'
