import { deleteSession, deleteSessions } from '#db/queries/account-sessions.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Account } from '#app/door/current-account.server.ts'
import { recordAccountDeed } from '#app/door/record-account-deed.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { systemClock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

/** Ends one session of the account. @returns whether it was this one. @throws {AppError} `not-found` for one that is not hers. */
export function endSession(account: Account, sessionId: string): boolean {
  const ended = inTransaction(runtime().database, (transaction) => {
    if (!deleteSession(transaction, account.userId, sessionId)) return false
    recordAccountDeed(transaction, account, 'account.session-ended', systemClock())
    return true
  })
  if (!ended) throw new AppError('not-found')
  return sessionId === account.sessionId
}

/** Ends every session of the account, this one too. */
export function endAllSessions(account: Account): void {
  inTransaction(runtime().database, (transaction) => {
    deleteSessions(transaction, account.userId)
    recordAccountDeed(transaction, account, 'account.sessions-ended', systemClock())
  })
}
