import type { Visitor } from './visitor.ts'
import { auth, callAuth, cookiesOf } from './auth.server.ts'
import { readDigits } from '#app/kit/codes/typed-code.ts'
import { systemClock } from '#app/kit/program/clock.ts'
import { qrModules } from '#app/kit/documents/qr-code.server.ts'
import type { QrModules } from '#app/kit/figures/qr-modules.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { recordAccountDeed } from './record-account-deed.server.ts'
import { needsSecondFactor } from './membership-rules.ts'
import { secondFactorIsRequired, type Account } from './current-account.server.ts'

export type SecondFactorProblem = 'wrong-password' | 'wrong-code' | 'too-many-attempts'

/** What an application needs to make codes: the address in the QR, and its secret for typing. */
export type Setup = { readonly step: 'scan'; readonly qr: QrModules; readonly secret: string }
export type RecoveryCodes = { readonly step: 'codes'; readonly codes: readonly string[] }
/** @property cookies of the session, which better-auth renews. */
export type SecondFactorDone = { readonly step: 'done'; readonly text: string; readonly cookies: [string, string][] }
type Refused = { readonly problem: SecondFactorProblem; readonly step: 'start' | 'scanned' }

function refusal(status: number, otherwise: SecondFactorProblem): SecondFactorProblem {
  return status === 429 ? 'too-many-attempts' : otherwise
}

/** Secret of an `otpauth:` address, in groups of four for whoever types it. */
function typedSecret(address: string): string {
  return (new URL(address).searchParams.get('secret') ?? '').replace(/(.{4})(?=.)/g, '$1 ')
}

/** Makes a secret, which counts only once a code of it was typed. */
export async function beginSetup(visitor: Visitor, password: string): Promise<Setup | Refused> {
  const answer = await callAuth(visitor, '/two-factor/enable', { password })
  if (!answer.ok) return { step: 'start', problem: refusal(answer.status, 'wrong-password') }
  const { totpURI } = (await answer.json()) as { totpURI: string }
  return { step: 'scan', qr: qrModules(totpURI), secret: typedSecret(totpURI) }
}

// Better-auth renews the session when the first code is right, so the codes are shown by the page after it: kept in
// memory for a few minutes, so that a reply that was lost or a page that is loaded again still shows them.
const justMade = new Map<string, { codes: readonly string[]; until: number }>()
const SHOWN_WITHIN_MS = 5 * 60_000

async function keepForNextPage(userId: string): Promise<void> {
  const { backupCodes } = await auth().api.viewBackupCodes({ body: { userId } })
  justMade.set(userId, { codes: backupCodes, until: performance.now() + SHOWN_WITHIN_MS })
}

/** Recovery codes of a second step that was set up a moment ago. */
export function freshRecoveryCodes(userId: string): RecoveryCodes | null {
  const made = justMade.get(userId)
  if (made && made.until > performance.now()) return { step: 'codes', codes: made.codes }
  justMade.delete(userId)
  return null
}

/** Confirms the secret by a code of it; from now on one is asked at every sign-in. */
export async function confirmSetup(
  visitor: Visitor,
  account: Account,
  code: string,
): Promise<SecondFactorDone | Refused> {
  const answer = await callAuth(visitor, '/two-factor/verify-totp', { code: readDigits(code) })
  if (!answer.ok) return { step: 'scanned', problem: refusal(answer.status, 'wrong-code') }
  recordAccountDeed(runtime().database, account, 'account.second-factor-added', systemClock())
  await keepForNextPage(account.userId)
  return { step: 'done', text: 'Su segundo paso está activo.', cookies: cookiesOf(answer) }
}

/** New recovery codes in place of the old ones. */
export async function renewRecoveryCodes(
  visitor: Visitor,
  account: Account,
  password: string,
): Promise<RecoveryCodes | Refused> {
  const answer = await callAuth(visitor, '/two-factor/generate-backup-codes', { password })
  if (!answer.ok) return { step: 'start', problem: refusal(answer.status, 'wrong-password') }
  recordAccountDeed(runtime().database, account, 'account.recovery-codes-renewed', systemClock())
  const { backupCodes } = (await answer.json()) as { backupCodes: string[] }
  return { step: 'codes', codes: backupCodes }
}

/** Whether the roles of this account insist on the second step here. */
export function isRequiredOf(account: Account): boolean {
  return (
    secondFactorIsRequired() &&
    account.memberships.some((membership) => membership.standing === 'in-force' && needsSecondFactor(membership))
  )
}

/** Takes the second step away, as for a new telephone. Whose role needs it can do nothing until it is set up anew. */
export async function removeSecondFactor(
  visitor: Visitor,
  account: Account,
  password: string,
): Promise<SecondFactorDone | Refused> {
  const answer = await callAuth(visitor, '/two-factor/disable', { password })
  if (!answer.ok) return { step: 'start', problem: refusal(answer.status, 'wrong-password') }
  recordAccountDeed(runtime().database, account, 'account.second-factor-removed', systemClock())
  return { step: 'done', text: 'Su segundo paso se quitó.', cookies: cookiesOf(answer) }
}
