import { randomUUID } from 'node:crypto'
import {
  findMefAnswer,
  insertMefAnswer,
  listMefAnswers,
  listMefFigures,
  listMefPliegos,
  updateMefReply,
} from '#db/queries/mef-budget.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { mayAnswer, mefState } from '#surveys/mef-budget/answers.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { MefAnswerForm, MefReplyForm } from './form.ts'

/**
 * An entity confirms the figures that MEF has of it, or objects.
 * @throws {AppError} `not-found` where there are none of the year, `conflict` where they changed, an objection waits, or
 * they are confirmed already.
 */
export function answerMef(actor: Actor, asked: MefAnswerForm, clock: Clock = systemClock): void {
  const at = clock()
  const { year, revision, verdict } = asked
  inTransaction(
    runtime().database,
    (transaction) => {
      const pliego = listMefPliegos(transaction, actor.scope, year)[0]?.pliego
      if (!pliego || actor.entity?.id !== pliego.entityId) throw new AppError('not-found')
      const state = mefState(listMefAnswers(transaction, actor.scope, year), pliego.revision)
      if (pliego.revision !== revision || !mayAnswer(state, verdict)) throw new AppError('conflict')
      const objection = verdict === 'objected' ? { programme: asked.programme, reason: asked.reason } : {}
      const known = listMefFigures(transaction, actor.scope, year).map(({ programme }) => programme)
      if (objection.programme && !known.includes(objection.programme)) throw new AppError('invalid-input')
      const answer = {
        ...{ id: randomUUID(), entityId: pliego.entityId, year, revision, verdict, ...objection },
        ...{ answeredBy: actor.userId, answeredByName: actor.name, answeredAt: at.toISOString() },
      }
      insertMefAnswer(transaction, answer, (handle) =>
        recordDeed(
          handle,
          actor,
          {
            action: `mef.${verdict}`,
            objectKind: 'mef-pliego',
            objectId: `${pliego.entityId}:${year}`,
            entityId: pliego.entityId,
            detail: { year, revision, ...objection },
          },
          at,
        ),
      )
    },
    'immediate',
  )
}

/** The Ministry replies to an objection. @throws {AppError} `not-found` where there is none, `conflict` where somebody did. */
export function replyToMef(
  actor: Actor,
  { answerId, reply, text }: MefReplyForm & { readonly answerId: string },
  clock: Clock = systemClock,
): void {
  const at = clock()
  inTransaction(
    runtime().database,
    (transaction) => {
      const answer = findMefAnswer(transaction, actor.scope, answerId)
      if (!answer || answer.verdict !== 'objected') throw new AppError('not-found')
      if (answer.reply !== null) throw new AppError('conflict')
      const told = { reply, replyText: text, repliedBy: actor.userId, repliedAt: at.toISOString() }
      updateMefReply(transaction, answer, told, (handle) =>
        recordDeed(
          handle,
          actor,
          {
            action: 'mef.replied',
            objectKind: 'mef-pliego',
            objectId: `${answer.entityId}:${answer.year}`,
            entityId: answer.entityId,
            detail: { year: answer.year, revision: answer.revision, reply, text },
          },
          at,
        ),
      )
    },
    'immediate',
  )
}
