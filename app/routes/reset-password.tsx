import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ResetForm } from '#app/features/sign-in/password-forms.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { resetLinkWorks, resetPassword } from '#app/features/sign-in/reset-password.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Contraseña nueva') }, { name: 'robots', content: 'noindex' }]

export const loader = guarded('public', async ({ params }) => {
  const works = await resetLinkWorks(params['token'] ?? '')
  return data({ works }, { status: works ? 200 : 404 })
})

export const action = guarded('public', async ({ request, visitor, params, context }) => {
  const result = await resetPassword(visitor, params['token'] ?? '', await request.formData(), context.clientAddress)
  return result instanceof Response ? result : data(result, { status: result.status })
})

export default function ResetPasswordRoute() {
  const refused = useActionData<typeof action>()
  return (
    <ResetForm
      {...useLoaderData<typeof loader>()}
      problems={refused?.problems ?? {}}
      tooMany={refused?.status === 429}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
