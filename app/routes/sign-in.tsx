import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { SignInForm } from '#app/features/sign-in/sign-in-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { readSignIn } from '#app/features/sign-in/form.ts'
import { DEMO_SECOND_FACTOR } from '#app/features/sign-in/demo-second-factor.ts'
import { guarded } from '#app/door/guard.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { ownPath } from '#app/door/own-path.ts'
import { providerOf } from '#app/door/provider/provider.server.ts'
import { signIn } from '#app/door/sign-in.server.ts'

export const meta = () => [{ title: pageTitle('Ingresar') }]

const search = { volver: z.string().optional(), aviso: z.string().optional(), proveedor: z.string().optional() }

export const loader = guarded('public', { search }, async ({ search, account }) => {
  const back = ownPath(search.volver)
  const found = await account()
  if (found) throw redirect(found.mustSetUp ? '/cuenta/segundo-paso' : (back ?? '/'))
  return {
    back,
    notice: search.aviso ?? null,
    provider: providerOf()?.name ?? null,
    cameBack: search.proveedor ?? null,
    demo: runtime().environment.ESPEJO_MODE === 'demo' ? DEMO_SECOND_FACTOR : null,
  }
})

export const action = guarded('public', {}, async ({ visitor, form }) => {
  const typed = readSignIn(await form())
  const result = await signIn(visitor, typed)
  return result instanceof Response
    ? result
    : data({ problem: result, email: typed.email }, { status: result.kind === 'wait' ? 429 : 422 })
})

export default function SignIn() {
  const loaded = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <SignInForm {...loaded} problem={refused?.problem ?? null} email={refused?.email ?? ''} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
