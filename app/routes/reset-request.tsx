import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ResetRequest } from '#app/features/sign-in/password-forms.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { readResetRequest } from '#app/features/sign-in/form.ts'
import { requestReset } from '#app/features/sign-in/reset-password.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { queuesMail } from '#app/kit/mail/mail-queue.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

export const meta = () => [{ title: pageTitle('Contraseña nueva') }]

const STATUS = { asked: 200, 'too-many': 429, malformed: 422 } as const

export const loader = guarded('public', {}, () => ({ sendsMail: queuesMail(runtime().environment) }))

export const action = guarded('public', {}, async ({ visitor, form }) => {
  const asked = await requestReset(visitor, readResetRequest(await form()))
  return data(asked, { status: STATUS[asked.kind] })
})

export default function ResetRequestRoute() {
  return <ResetRequest {...useLoaderData<typeof loader>()} asked={useActionData<typeof action>() ?? null} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
