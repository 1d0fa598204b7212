import { useLoaderData } from '@remix-run/react'
import { TypingHome } from '#app/features/typing/typing-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { viewTyping } from '#app/features/typing/view-batch.server.ts'

export const meta = () => [{ title: pageTitle('Digitación') }]

export const loader = guarded('paper:type', {}, async ({ actor }) => ({ batches: await viewTyping(actor) }))

export default function TypingRoute() {
  return <TypingHome {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
