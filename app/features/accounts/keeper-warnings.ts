import { plainName } from '#surveys/text/written-text.ts'
import type { Role } from '#db/schema/roles.ts'
import { domainNotice } from './mail-domain.ts'

/** Somebody who reads results of the entity, or proposed the keeper: could be the same person with another mailbox. */
export type Resembled = { readonly name: string; readonly email: string; readonly role: Role }

export type KeeperWarning =
  | { readonly kind: 'same-mailbox' | 'same-local-part' | 'same-name'; readonly who: Resembled }
  | { readonly kind: 'domain-differs' | 'open-to-all' | 'unverified' }
  /** She read results until that ISO date. */
  | { readonly kind: 'read-before'; readonly role: Role; readonly until: string }

/** Parts of an address: before the `@` without a `+part` and in small letters, and the domain. */
function mailbox(email: string): { readonly local: string; readonly domain: string } {
  const at = email.lastIndexOf('@')
  const [local = ''] = email.slice(0, at).toLowerCase().split('+')
  return { local, domain: email.slice(at + 1).toLowerCase() }
}

/** The same letters, however they are parted: `rosa.perez`, `rosa_perez`. */
const bare = (local: string) => local.replace(/[._-]/g, '')

function words(name: string): string[] {
  return plainName(name)
    .split(' ')
    .filter((word) => word.length > 1)
}

/** Whether one name says no other person than the other: all the words of the shorter one, two at least, stand in both. */
export function isSameName(one: string, other: string): boolean {
  const [shorter = [], longer = []] = [words(one), words(other)].sort((a, b) => a.length - b.length)
  return shorter.length > 1 && shorter.every((word) => longer.includes(word))
}

function resemblance(email: string, name: string, who: Resembled): KeeperWarning[] {
  const [own, other] = [mailbox(email), mailbox(who.email)]
  if (bare(own.local) === bare(other.local))
    return [{ kind: own.domain === other.domain ? 'same-mailbox' : 'same-local-part', who }]
  return isSameName(name, who.name) ? [{ kind: 'same-name', who }] : []
}

export type Candidate = {
  readonly name: string
  readonly email: string
  /** A mail reached the address; where none is sent, whoever proposed her had the link. */
  readonly emailVerified: boolean
  readonly isLent: boolean
}

/**
 * What makes whoever vouches for a keeper look twice. @param resembled who reads results of the entity or proposed her.
 * @param addresses of the other accounts of the entity. @param before roles that she had there and read results.
 */
export function keeperWarnings(
  { name, email, emailVerified, isLent }: Candidate,
  resembled: readonly Resembled[],
  addresses: readonly string[],
  before: readonly { readonly role: Role; readonly until: string }[],
): KeeperWarning[] {
  const domain = domainNotice(email, addresses)
  return [
    ...resembled.flatMap((who) => resemblance(email, name, who)),
    ...(domain === 'open-to-all' ? [{ kind: 'open-to-all' as const }] : []),
    ...(domain === 'differs' && !isLent ? [{ kind: 'domain-differs' as const }] : []),
    ...before.map((each) => ({ kind: 'read-before' as const, ...each })),
    ...(emailVerified ? [] : [{ kind: 'unverified' as const }]),
  ]
}
