import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { replyToMef } from '#app/features/mef-budget/answer-mef.server.ts'
import { readMefReply } from '#app/features/mef-budget/form.ts'
import { ObjectionPage } from '#app/features/mef-budget/objection-page.tsx'
import { viewObjection } from '#app/features/mef-budget/view-mef.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Responder una objeción') }]

const address = { params: { answerId: z.string() } }

export const loader = guarded('mef:manage', address, ({ actor, params }) => viewObjection(actor, params))

export const action = guarded('mef:manage', address, async ({ actor, params: { answerId }, form, done }) => {
  const sent = await form()
  const { pliego } = viewObjection(actor, { answerId })
  const read = readMefReply(sent)
  if (!read.ok) return data({ problems: read.problems, values: typedValues(sent) }, { status: 422 })
  replyToMef(actor, { answerId, ...read.input })
  return done(`/nacional/mef?anio=${pliego.year}`, 'La respuesta quedó registrada y la entidad la lee.')
})

export default function MefObjectionRoute() {
  const refused = useActionData<typeof action>()
  const { pliego } = useLoaderData<typeof loader>()
  return <ObjectionPage pliego={pliego} problems={refused?.problems ?? {}} values={refused?.values ?? {}} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
