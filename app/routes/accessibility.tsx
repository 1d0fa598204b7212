import { useLoaderData } from '@remix-run/react'
import { AccessibilityPage } from '#app/features/site-notices/accessibility-page.tsx'
import { viewAccessibility } from '#app/features/site-notices/view-accessibility.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Accesibilidad') }]

export const loader = guarded('public', {}, () => Promise.resolve(viewAccessibility()))

export default function AccessibilityRoute() {
  return <AccessibilityPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
