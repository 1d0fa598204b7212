import { useLoaderData } from '@remix-run/react'
import { TypingHome } from '#app/features/typing/typing-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { DueBlock } from '#app/features/panel/due-block.tsx'
import { viewDue } from '#app/features/panel/view-due.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { viewTyping } from '#app/features/typing/view-batch.server.ts'

export const meta = () => [{ title: pageTitle('Digitación') }]

export const loader = guarded('paper:type', {}, async ({ actor }) => ({
  batches: await viewTyping(actor),
  due: await viewDue(actor),
}))

export default function TypingRoute() {
  const { batches, due } = useLoaderData<typeof loader>()
  return <TypingHome batches={batches} due={<DueBlock due={due} silent />} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
