import { useLoaderData } from '@remix-run/react'
import { PrivacyPage } from '#app/features/privacy/privacy-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { viewPrivacy } from '#app/features/privacy/view-privacy.server.ts'

export const meta = () => [{ title: pageTitle('Privacidad') }]

export const loader = guarded('public', async ({ request }) => ({
  privacy: await viewPrivacy(new URL(request.url).searchParams),
}))

export default function PrivacyRoute() {
  return <PrivacyPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
