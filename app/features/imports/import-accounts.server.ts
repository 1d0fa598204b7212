import { accountNames, listedEntities, rolesHeld, rolesOffered } from '#db/queries/imports.server.ts'
import { inviteWithin } from '#app/features/accounts/invite-account.server.ts'
import type { Doer, Writing } from '#app/features/directory/write-entity.server.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import type { FilledRow } from '#app/kit/sheets/filled-sheet.ts'
import { roleWords } from './account-columns.ts'
import { addressesOf, reviewAccounts } from './account-rows.ts'
import type { Prepared } from './prepared-import.ts'

/** Whom the rows of a sheet would invite, as accounts and invitations stand in this transaction. @param origin public address of this installation. */
export function prepareAccounts(
  transaction: Writing,
  { actor, now }: Doer,
  rows: readonly FilledRow[],
  origin: string,
): Prepared {
  const [emails, today] = [addressesOf(rows), limaDate(now)]
  const { lines, invitations, replaced } = reviewAccounts(rows, {
    today,
    entities: listedEntities(transaction, actor.scope),
    held: rolesHeld(transaction, emails, today),
    offered: rolesOffered(transaction, emails, now.toISOString()).map(({ expiresAt, ...offer }) => ({
      ...offer,
      expiresOn: limaDate(new Date(expiresAt)),
    })),
    accountNames: accountNames(transaction, emails),
  })
  return {
    lines,
    basis: replaced,
    apply: () =>
      invitations.map((invited) => {
        const { link } = inviteWithin(transaction, actor, invited, origin, now)
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
