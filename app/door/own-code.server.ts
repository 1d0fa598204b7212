import { isDigits, readDigits, readRecoveryCode } from '#app/kit/codes/typed-code.ts'
import { callAuth } from './auth.server.ts'
import type { Visitor } from './visitor.ts'

/**
 * Whether what somebody who is signed in types for a deed that asks who she is once more is her second step: a code of
 * her application, or one kept for an emergency. Asked of the endpoints that also count and spend them.
 */
export async function isOwnCode(visitor: Visitor, typed: string): Promise<boolean> {
  const [path, code] = isDigits(typed)
    ? (['/two-factor/verify-totp', readDigits(typed)] as const)
    : (['/two-factor/verify-backup-code', readRecoveryCode(typed)] as const)
  return (await callAuth(visitor, path, { code })).ok
}
