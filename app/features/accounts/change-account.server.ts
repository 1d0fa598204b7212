import type { Actor } from '#app/door/actor.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { endAccount, endAccountOn } from './end-account.server.ts'
import type { AccountChange } from './form.ts'
import { getEntityAccount } from './view-account.server.ts'
import { shareReleases } from './share-releases.server.ts'
import { vouchForKeeper } from './vouch-for-keeper.server.ts'

/** What was done with the account of `name`: `left` where she ended a role of her own; `before` is what was shared until then. */
export type AccountDone = { readonly name: string } & (
  | { readonly kind: 'vouched' | 'refused' | 'ended' | 'left' }
  | { readonly kind: 'dated'; readonly endsOn: string }
  | { readonly kind: 'shared'; readonly before: readonly string[] }
)

type Changed =
  | { readonly ok: true; readonly done: AccountDone }
  | { readonly ok: false; readonly problems: FieldProblems }

/**
 * Ends one account of the entity, now or on a day, shares releases with it, or vouches for a keeper.
 * @throws {AppError} `not-found`, `conflict`; `invalid-input` where an administrator shares releases.
 */
export async function changeAccount(actor: Actor, membershipId: string, change: AccountChange): Promise<Changed> {
  const { member, releases } = await getEntityAccount(actor, membershipId)
  const { name } = member
  switch (change.kind) {
    case 'share':
      if (actor.role === 'administrator') throw new AppError('invalid-input')
      await shareReleases(actor, membershipId, change.campaignIds)
      return {
        ok: true,
        done: {
          name,
          kind: 'shared',
          before: releases.filter(({ shared }) => shared).map(({ campaignId }) => campaignId),
        },
      }
    case 'vouch':
    case 'refuse': {
      const problems = await vouchForKeeper(actor, membershipId, change)
      return problems
        ? { ok: false, problems }
        : { ok: true, done: { name, kind: change.kind === 'vouch' ? 'vouched' : 'refused' } }
    }
    case 'last-day': {
      const problems = await endAccountOn(actor, membershipId, change)
      return problems ? { ok: false, problems } : { ok: true, done: { name, kind: 'dated', endsOn: change.endsOn } }
    }
    case 'end':
      if (change.problem) return { ok: false, problems: { seguro: change.problem } }
      await endAccount(actor, membershipId)
      return { ok: true, done: { name, kind: member.own ? 'left' : 'ended' } }
  }
}
