import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { SignInForm } from '#app/features/sign-in/sign-in-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { DEMO_SECOND_FACTOR } from '#app/features/sign-in/demo-second-factor.ts'
import { guarded } from '#app/door/guard.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { safeReturn, signIn } from '#app/door/sign-in.server.ts'

export const meta = () => [{ title: pageTitle('Ingresar') }]

export const loader = guarded('public', async ({ request, account }) => {
  const { searchParams } = new URL(request.url)
  const back = safeReturn(searchParams.get('volver'))
  const found = await account()
  if (found) throw redirect(found.mustSetUp ? '/cuenta/segundo-paso' : (back ?? '/'))
  return {
    back,
    notice: searchParams.get('aviso'),
    demo: runtime().environment.ESPEJO_MODE === 'demo' ? DEMO_SECOND_FACTOR : null,
  }
})

export const action = guarded('public', async ({ request, visitor }) => {
  const form = await request.formData()
  const email = String(form.get('correo') ?? '')
  const result = await signIn(visitor, {
    email,
    password: String(form.get('clave') ?? ''),
    back: safeReturn(form.get('volver')),
  })
  return result instanceof Response
    ? result
    : data({ problem: result, email }, { status: result === 'too-many-attempts' ? 429 : 422 })
})

export default function SignIn() {
  const loaded = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <SignInForm {...loaded} problem={refused?.problem ?? null} email={refused?.email ?? ''} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
