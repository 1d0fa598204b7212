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
  type RecoveryCodes,
  type Setup,
} from '#app/door/second-factor.server.ts'
import { readSecondFactorChange } from '#app/features/own-account/form.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Segundo paso') }]

export const loader = guarded('account:set-up', {}, ({ account, shown }) => ({
  active: account.secondFactor,
  required: isRequiredOf(account),
  mustSetUp: account.mustSetUp,
  fresh: account.secondFactor ? freshRecoveryCodes(account.userId) : null,
  made: shown(account) as Setup | RecoveryCodes | null,
}))

export const action = guarded('account:set-up', {}, async ({ account, visitor, form, done, show }) => {
  const { kind, password, code } = readSecondFactorChange(await form())
  const steps = {
    begin: () => beginSetup(visitor, password),
    confirm: () => confirmSetup(visitor, account, code),
    'renew-codes': () => renewRecoveryCodes(visitor, account, password),
    remove: () => removeSecondFactor(visitor, account, password),
  }
  const result = await steps[kind]()
  if (result.step === 'done') return done('/cuenta/segundo-paso', result.text, { headers: result.cookies })
  if (!('problem' in result)) return show(account, result)
  return data(result, { status: result.problem === 'too-many-attempts' ? 429 : 422 })
})

export default function SecondFactorRoute() {
  const { made, ...shown } = useLoaderData<typeof loader>()
  const scan = made?.step === 'scan' && shown.active ? null : made
  return <SecondFactorPage {...shown} result={useActionData<typeof action>() ?? scan} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
