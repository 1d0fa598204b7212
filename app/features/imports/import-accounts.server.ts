import {
  listAccountNames,
  listEntitiesWithStaff,
  listRolesEverHeld,
  listRolesHeld,
  listRolesOffered,
} from '#db/queries/imports.server.ts'
import type { Transaction } from '#db/unit-of-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { inviteWithin } from '#app/features/accounts/invite-account.server.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import type { FilledRow } from '#app/kit/sheets/filled-sheet.ts'
import { roleWords } from './account-columns.ts'
import { addressesOf, reviewAccounts } from './account-rows.ts'
import type { Circumstances, Prepared } from './prepared-import.ts'

/** Whom the rows of a sheet would invite, as accounts and invitations stand in this transaction. */
export function prepareAccounts(
  transaction: Transaction,
  actor: Actor,
  rows: readonly FilledRow[],
  { now, from }: Circumstances,
): Prepared {
  const [emails, today] = [addressesOf(rows), limaDate(now)]
  const { lines, invitations, replaced } = reviewAccounts(rows, {
    today,
    entities: listEntitiesWithStaff(transaction, actor.scope),
    held: listRolesHeld(transaction, actor.scope, emails, today),
    ever: listRolesEverHeld(transaction, actor.scope, emails),
    offered: listRolesOffered(transaction, actor.scope, emails, now.toISOString()).map(({ expiresAt, ...offer }) => ({
      ...offer,
      expiresOn: limaDate(new Date(expiresAt)),
    })),
    listAccountNames: listAccountNames(transaction, actor.scope, emails),
  })
  return {
    lines,
    basis: replaced,
    apply: () =>
      invitations.map((invited) => {
        const { link } = inviteWithin(transaction, actor, invited, from, now)
        return {
          name: invited.name,
          email: invited.email,
          role: roleWords(invited),
          entityName: invited.entityName ?? '',
          link,
        }
      }),
  }
}
