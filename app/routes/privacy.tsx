import { useLoaderData } from '@remix-run/react'
import { PrivacyPage } from '#app/components/privacy/privacy-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { guarded } from '#app/services/guard.server.ts'
import { viewPrivacy } from '#app/services/privacy/privacy.server.ts'

export const meta = () => [{ title: pageTitle('Privacidad') }]

export const loader = guarded('public', async ({ request }) => ({ privacy: await viewPrivacy(new URL(request.url).searchParams) }))

export default function PrivacyRoute() {
  return <PrivacyPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'
