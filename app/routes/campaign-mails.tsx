import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { MailsPage } from '#app/features/campaigns/mails-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { publicOrigin } from '#app/features/campaigns/invite.server.ts'
import { mailByForm, viewMails } from '#app/features/campaigns/invite-by-mail.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Invitar y recordar por correo') }]

export const loader = guarded('campaign:manage', async ({ actor, params, request }) => ({
  view: await viewMails(actor, params['campaignId'] ?? '', publicOrigin(request)),
}))

export const action = guarded('campaign:manage', async ({ actor, params, request }) => {
  const form = await request.formData()
  const outcome = await mailByForm(actor, params['campaignId'] ?? '', form, publicOrigin(request))
  if (outcome.ok) return { problems: {}, values: {}, done: outcome.done }
  return data({ problems: outcome.problems, values: typedValues(form), done: null }, { status: 422 })
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
