import { listMembers } from '#db/queries/accounts.server.ts'
import type { KEEPER_ROLES } from '#db/schema/roles.ts'
import type { Actor } from '#app/door/actor.ts'
import { confirmBy } from '#app/door/current-account.server.ts'
import { standing } from '#app/door/membership-rules.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

/** Somebody who keeps codes or types, with the unit that whoever vouched for her named. */
export type Keeper = { readonly name: string; readonly unit: string }

/** Who may keep the codes, or type, for the actor's entity on a day (ISO date): invited, and vouched for. */
export async function findKeepers(
  { scope }: Pick<Actor, 'scope'>,
  role: (typeof KEEPER_ROLES)[number],
  today: string,
): Promise<Keeper[]> {
  const { database } = runtime()
  const due = await confirmBy(database, scope, today)
  return (await listMembers(database, scope))
    .filter((member) => member.role === role && standing({ ...member, confirmBy: due }, today) === 'in-force')
    .map(({ name, unit }) => ({ name, unit }))
}
