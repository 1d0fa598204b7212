import { useLoaderData } from '@remix-run/react'
import { TypingHome } from '#app/components/paper/typing-home.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { guarded } from '#app/services/guard.server.ts'
import { viewTyping } from '#app/services/paper/typing.server.ts'

export const meta = () => [{ title: pageTitle('Digitación') }]

export const loader = guarded('paper:type', async ({ actor }) => ({ batches: await viewTyping(actor) }))

export default function TypingRoute() {
  return <TypingHome {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'
