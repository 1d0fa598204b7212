import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { DirectoryChanged } from './change-entity.server.ts'
import type { TypedEntity } from './form.ts'
import { placeOf } from './place-entity.server.ts'
import { dayProblem, identityProblems, regionProblem } from './entity-rule-words.ts'
import { addEntityWithin, nameProblem, rucProblem } from './write-entity.server.ts'

/** Adds an entity. */
export function addEntity(actor: Actor, asked: TypedEntity, clock: Clock = systemClock): DirectoryChanged {
  const now = clock()
  const wrong = {
    ...regionProblem(asked),
    ...identityProblems(asked),
    ...dayProblem('desde', asked.effectiveOn, limaDate(now)),
  }
  if (Object.keys(wrong).length > 0) return { ok: false, problems: wrong }
  const { parent, ...facts } = asked
  return inTransaction(runtime().database, (transaction): DirectoryChanged => {
    const { parentId, problems: misplaced } = placeOf(transaction, actor, parent)
    const problems = { ...nameProblem(transaction, facts.name), ...rucProblem(transaction, facts.ruc), ...misplaced }
    if (Object.keys(problems).length > 0) return { ok: false, problems }
    const invented = runtime().environment.ESPEJO_MODE === 'demo'
    return { ok: true, entityId: addEntityWithin(transaction, actor, { ...facts, parentId, invented }, now) }
  })
}
