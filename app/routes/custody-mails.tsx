import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { readMailOrder } from '#app/features/custody/form.ts'
import { takeMailOrder, viewMails, type Queued } from '#app/features/custody/invite-by-mail.server.ts'
import { MailsPage } from '#app/features/custody/mails-page.tsx'
import { sendLinksSoon } from '#app/features/custody/send-links.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Invitar y recordar por correo') }]

const address = { params: { campaignId: z.string() } }

export const loader = guarded('codes:keep', address, async ({ actor, params, visitor: { origin }, shown }) => ({
  view: await viewMails(actor, { ...params, origin }),
  queued: shown(actor) as Queued | null,
}))

export const action = guarded('codes:keep', address, async ({ actor, params, visitor: { origin }, form, show }) => {
  const sent = await form()
  const outcome = await takeMailOrder(actor, { ...params, order: readMailOrder(sent), origin })
  if (!outcome.ok) return data({ problems: outcome.problems, values: typedValues(sent) }, { status: 422 })
  sendLinksSoon(origin)
  return show(actor, outcome.done)
})

export default function CustodyMailsRoute() {
  const { view, queued } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <MailsPage
      view={view}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
      done={refused ? null : queued}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
