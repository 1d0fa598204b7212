import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { SecondFactorPage } from '#app/features/own-account/second-factor-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import {
  beginSetup,
  confirmSetup,
  isRequiredOf,
  removeSecondFactor,
  renewRecoveryCodes,
  freshRecoveryCodes,
} from '#app/door/second-factor.server.ts'
import { readSecondFactorChange } from '#app/features/own-account/form.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Segundo paso') }]

export const loader = guarded('account:set-up', {}, ({ account }) => ({
  active: account.secondFactor,
  required: isRequiredOf(account),
  mustSetUp: account.mustSetUp,
  fresh: account.secondFactor ? freshRecoveryCodes(account.userId) : null,
}))

export const action = guarded('account:set-up', {}, async ({ account, visitor, form, done }) => {
  const { kind, password, code } = readSecondFactorChange(await form())
  const steps = {
    begin: () => beginSetup(visitor, password),
    confirm: () => confirmSetup(visitor, account, code),
    'renew-codes': () => renewRecoveryCodes(visitor, account, password),
    remove: () => removeSecondFactor(visitor, account, password),
  }
  const result = await steps[kind]()
  if (result.step === 'done') return done('/cuenta/segundo-paso', result.text, { headers: result.cookies })
  return data(result, { status: 'problem' in result ? (result.problem === 'too-many-attempts' ? 429 : 422) : 200 })
})

export default function SecondFactorRoute() {
  return <SecondFactorPage {...useLoaderData<typeof loader>()} result={useActionData<typeof action>() ?? null} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
