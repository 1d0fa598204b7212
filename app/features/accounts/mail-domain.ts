/** Where anybody opens a mailbox: such an address says nothing about who employs its owner. */
const OPEN_TO_ALL =
  /^(gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|proton|protonmail|gmx|aol|zoho)\./

/** `same`: another account of the entity has this domain; `unknown`: it has no other account to compare with. */
export type DomainNotice = 'same' | 'differs' | 'unknown' | 'open-to-all'

export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase()
}

/** What the domain of an address tells whoever decides about it. @param others addresses of the entity's accounts. */
export function domainNotice(email: string, others: readonly string[]): DomainNotice {
  const own = domainOf(email)
  if (OPEN_TO_ALL.test(own)) return 'open-to-all'
  if (others.length === 0) return 'unknown'
  return others.some((other) => domainOf(other) === own) ? 'same' : 'differs'
}
