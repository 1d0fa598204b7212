import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ResetForm } from '#app/features/sign-in/password-forms.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { readNewPassword } from '#app/features/sign-in/form.ts'
import { resetLinkWorks, resetPassword } from '#app/features/sign-in/reset-password.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Contraseña nueva') }, { name: 'robots', content: 'noindex' }]

const address = { params: { token: z.string() } }

export const loader = guarded('public', address, async ({ params }) => {
  const works = await resetLinkWorks(params.token)
  return data({ works }, { status: works ? 200 : 404 })
})

export const action = guarded('public', address, async ({ visitor, params: { token }, form, done }) => {
  const result = await resetPassword(visitor, { token, ...readNewPassword(await form()) })
  return 'headers' in result
    ? done('/ingresar', 'Su contraseña cambió. Ingrese con la nueva.', result)
    : data(result, { status: result.status })
})

export default function ResetPasswordRoute() {
  const refused = useActionData<typeof action>()
  return <ResetForm {...useLoaderData<typeof loader>()} problems={refused?.problems ?? {}} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
