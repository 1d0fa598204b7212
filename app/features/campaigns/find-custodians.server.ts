import { listMembers } from '#db/queries/accounts.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { confirmBy } from '#app/door/current-account.server.ts'
import { standing } from '#app/door/membership-rules.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

/** Names of whoever may keep the codes of the actor's entity on a day (ISO date): invited, and confirmed by the head. */
export async function findCustodians({ scope }: Actor, today: string): Promise<string[]> {
  const { database } = runtime()
  const due = await confirmBy(database, scope, today)
  return (await listMembers(database, scope))
    .filter((member) => member.role === 'custodian' && standing({ ...member, confirmBy: due }, today) === 'in-force')
    .map(({ name }) => name)
}
