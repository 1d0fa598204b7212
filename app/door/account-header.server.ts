import { MANUALS, manualAddress } from '#app/kit/words/manual-names.ts'
import { limaDate, systemClock } from '#app/kit/program/clock.ts'
import { confirmationNotice } from './membership-rules.ts'
import type { Account } from './current-account.server.ts'

/** What the head of every page says of who is signed in; null for nobody. */
export function headerOf(account: Account | null) {
  if (!account) return null
  const acting = account.mustSetUp ? null : account.active
  const managing = acting?.role === 'coordinator' || acting?.role === 'head'
  const daysLeft = managing ? confirmationNotice(acting.confirmBy, limaDate(systemClock())) : null
  const notice = daysLeft === null ? null : { daysLeft, mayConfirm: acting?.role === 'head' }
  return {
    name: account.name,
    role: acting?.role ?? null,
    entityName: acting?.entity?.name ?? null,
    severalRoles: account.memberships.filter((each) => each.standing === 'in-force').length > 1,
    manual: acting ? { address: manualAddress(acting.role), title: MANUALS[acting.role].title } : null,
    notice,
  }
}
