import type { Actor } from '#app/door/actor.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { endAccount } from './end-account.server.ts'
import type { AccountChange } from './form.ts'
import { getEntityAccount } from './view-account.server.ts'
import { shareReleases } from './share-releases.server.ts'
import { vouchForKeeper } from './vouch-for-keeper.server.ts'

/** What came of it: `left` where she ended a role of her own. */
type Changed =
  | { readonly ok: true; readonly kind: 'saved' | 'ended' | 'left' }
  | { readonly ok: false; readonly problems: FieldProblems }

const SAVED: Changed = { ok: true, kind: 'saved' }

/**
 * Ends one account of the entity, shares releases with it, or vouches for a keeper.
 * @throws {AppError} `not-found`, `conflict`; `invalid-input` where an administrator shares releases.
 */
export async function changeAccount(actor: Actor, membershipId: string, change: AccountChange): Promise<Changed> {
  const { member } = await getEntityAccount(actor, membershipId)
  switch (change.kind) {
    case 'share':
      if (actor.role === 'administrator') throw new AppError('invalid-input')
      await shareReleases(actor, membershipId, change.campaignIds)
      return SAVED
    case 'vouch':
    case 'refuse': {
      const problems = await vouchForKeeper(actor, membershipId, change)
      return problems ? { ok: false, problems } : SAVED
    }
    case 'end':
      if (change.problem) return { ok: false, problems: { seguro: change.problem } }
      await endAccount(actor, membershipId)
      return { ok: true, kind: member.own ? 'left' : 'ended' }
  }
}
