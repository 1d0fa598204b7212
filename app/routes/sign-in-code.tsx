import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { SecondStepForm } from '#app/features/sign-in/sign-in-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { readSecondStep } from '#app/features/sign-in/form.ts'
import { DEMO_SECOND_FACTOR } from '#app/features/sign-in/demo-second-factor.ts'
import { guarded } from '#app/door/guard.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { ownPath } from '#app/door/own-path.ts'
import { owesCode, signInWithCode } from '#app/door/sign-in.server.ts'

export const meta = () => [{ title: pageTitle('Segundo paso') }]

const search = { volver: z.string().optional(), recuperacion: z.string().optional() }

export const loader = guarded('public', { search }, ({ search, visitor }) => {
  if (!owesCode(visitor)) throw redirect('/ingresar')
  return {
    back: ownPath(search.volver),
    recovery: search.recuperacion !== undefined,
    demo: runtime().environment.ESPEJO_MODE === 'demo' ? DEMO_SECOND_FACTOR : null,
  }
})

export const action = guarded('public', {}, async ({ visitor, form }) => {
  const problem = await signInWithCode(visitor, readSecondStep(await form()))
  return problem instanceof Response
    ? problem
    : data({ problem }, { status: problem === 'too-many-attempts' ? 429 : 422 })
})

export default function SignInCode() {
  const loaded = useLoaderData<typeof loader>()
  return <SecondStepForm {...loaded} problem={useActionData<typeof action>()?.problem ?? null} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
