import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { MailsPage } from '#app/features/campaigns/mails-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { readMailOrder } from '#app/features/campaigns/form.ts'
import { sendMails, viewMails } from '#app/features/campaigns/invite-by-mail.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Invitar y recordar por correo') }]

const address = { params: { campaignId: z.string() } }

export const loader = guarded('campaign:manage', address, async ({ actor, params, visitor: { origin } }) => ({
  view: await viewMails(actor, { ...params, origin }),
}))

export const action = guarded('campaign:manage', address, async ({ actor, params, visitor: { origin }, form }) => {
  const sent = await form()
  const outcome = await sendMails(actor, { ...params, order: readMailOrder(sent), origin })
  if (outcome.ok) return { problems: {}, values: {}, done: outcome.done }
  return data({ problems: outcome.problems, values: typedValues(sent), done: null }, { status: 422 })
})

export default function CampaignMailsRoute() {
  const result = useActionData<typeof action>()
  return (
    <MailsPage
      view={useLoaderData<typeof loader>().view}
      problems={result?.problems ?? {}}
      values={result?.values ?? {}}
      done={result?.done ?? null}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
