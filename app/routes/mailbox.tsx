import { useLoaderData } from '@remix-run/react'
import { MailboxPage } from '#app/components/account/mailbox-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { guarded } from '#app/services/guard.server.ts'
import { readMailbox } from '#app/services/mail/mailbox.server.ts'

export const meta = () => [{ title: pageTitle('Buzón de la demostración') }]

export const loader = guarded('public', async () => ({ mails: await readMailbox() }))

export default function MailboxRoute() {
  return <MailboxPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'
