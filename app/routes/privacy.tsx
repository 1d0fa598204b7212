import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { PrivacyPage } from '#app/features/privacy/privacy-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { viewPrivacy } from '#app/features/privacy/view-privacy.server.ts'

export const meta = () => [{ title: pageTitle('Privacidad') }]

const address = { search: { entidad: z.string().optional() } }

export const loader = guarded('public', address, async ({ search }) => ({
  privacy: await viewPrivacy({ entityId: search.entidad }),
}))

export default function PrivacyRoute() {
  return <PrivacyPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
