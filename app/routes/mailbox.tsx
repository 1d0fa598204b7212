import { useLoaderData } from '@remix-run/react'
import { MailboxPage } from '#app/features/mailbox/mailbox-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { readMailbox } from '#app/features/mailbox/read-mailbox.server.ts'

export const meta = () => [{ title: pageTitle('Buzón de la demostración') }]

export const loader = guarded('public', {}, async () => ({ mails: await readMailbox() }))

export default function MailboxRoute() {
  return <MailboxPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
