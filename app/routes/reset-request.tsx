import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ResetRequest } from '#app/features/sign-in/password-forms.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { readResetRequest } from '#app/features/sign-in/form.ts'
import { requestReset } from '#app/features/sign-in/reset-password.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { queuesMail } from '#app/kit/mail/mail-queue.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

export const meta = () => [{ title: pageTitle('Contraseña nueva') }]

const STATUS = { 'too-many': 429, malformed: 422 } as const

const ADDRESS = { search: { pedido: z.literal('si').optional() } }

export const loader = guarded('public', ADDRESS, ({ search }) => ({
  sendsMail: queuesMail(runtime().environment),
  isAsked: search.pedido !== undefined,
}))

export const action = guarded('public', ADDRESS, async ({ visitor, form }) => {
  const asked = await requestReset(visitor, readResetRequest(await form()))
  // An address of its own: a page that is loaded again asks for nothing again.
  if (asked.kind === 'asked') return redirect('/restablecer?pedido=si', 303)
  return data(asked, { status: STATUS[asked.kind] })
})

export default function ResetRequestRoute() {
  const { sendsMail, isAsked } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <ResetRequest sendsMail={sendsMail} asked={refused ?? (isAsked ? { kind: 'asked' } : null)} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
