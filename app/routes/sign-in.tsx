import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { SignInForm } from '#app/components/account/sign-in-form.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { guarded } from '#app/services/guard.server.ts'
import { runtime } from '#app/services/runtime.server.ts'
import { safeReturn, signIn } from '#app/services/sign-in.server.ts'

export const meta = () => [{ title: pageTitle('Ingresar') }]

export const loader = guarded('public', async ({ request, visitor }) => {
  const back = safeReturn(new URL(request.url).searchParams.get('volver'))
  if (await visitor()) throw redirect(back ?? '/')
  return { back, demo: runtime().environment.ESPEJO_MODE === 'demo' }
})

export const action = guarded('public', async ({ request }) => {
  const form = await request.formData()
  const email = String(form.get('correo') ?? '')
  const result = await signIn(request, { email, password: String(form.get('clave') ?? ''), back: safeReturn(form.get('volver')) })
  return result instanceof Response ? result : data({ problem: result, email }, { status: result === 'too-many-attempts' ? 429 : 422 })
})

export default function SignIn() {
  const { back, demo } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <SignInForm back={back} demo={demo} problem={refused?.problem ?? null} email={refused?.email ?? ''} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'
