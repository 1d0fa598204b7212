import type { Role } from '#db/schema/accounts.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { dueCards, type DueCards } from './due-cards.ts'
import type { DueFact } from './due-facts.ts'
import { contributorDue, coordinatorDue, headDue } from './entity-due.server.ts'
import { custodianDue, transcriberDue } from './keeper-due.server.ts'
import { administratorDue, analystDue } from './ministry-due.server.ts'

/** Of each role what it may know. Nothing waits for a reader: what she may read others decide. */
const DUE_OF: Readonly<Record<Role, (actor: Actor, now: Date) => Promise<DueFact[]>>> = {
  coordinator: coordinatorDue,
  head: headDue,
  contributor: contributorDue,
  custodian: custodianDue,
  transcriber: transcriberDue,
  reader: () => Promise.resolve([]),
  administrator: administratorDue,
  analyst: analystDue,
}

/** "Le toca a usted": what waits for whoever is signed in, in the role in which she acts. */
export async function viewDue(actor: Actor, clock: Clock = systemClock): Promise<DueCards> {
  const now = clock()
  return dueCards(await DUE_OF[actor.role](actor, now), limaDate(now))
}

/** How many things wait for her: the number beside *Inicio*, of the same list. Asked on every page. */
export async function countWaiting(actor: Actor, clock: Clock = systemClock): Promise<number> {
  return (await DUE_OF[actor.role](actor, clock())).length
}
