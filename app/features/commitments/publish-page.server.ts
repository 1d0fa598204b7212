import { updateAdditions, updateAsPublished } from '#db/queries/commitments.server.ts'
import type { Actor } from '#app/door/actor.ts'
import type { Visitor } from '#app/door/visitor.ts'
import { problemOfCode, signerOf } from '#app/features/plan/approval/sign-plan.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { commitmentView } from './commitment-view.ts'
import type { PublishForm } from './form.ts'
import { loadSheet, seenMark } from './load-commitment.server.ts'
import { publishedAdditions } from './view-sheet.server.ts'
import { pageDeed } from './publish-due.server.ts'
import { CHANGED_SINCE, NOTHING_TO_ADD } from './words.ts'

export type Published =
  | { readonly ok: true; readonly added: boolean }
  /** `moved`: the page is no longer what the preview showed. */
  | { readonly ok: false; readonly problems: FieldProblems; readonly moved: boolean }

const refused = (problems: FieldProblems, moved = false): Published => ({ ok: false, problems, moved })
const MOVED = refused({ publicar: CHANGED_SINCE }, true)

type Asked = { readonly campaignId: string; readonly visitor: Visitor; readonly form: PublishForm }

/**
 * Publishes the page of a campaign before its day, or adds whole parts to one that is public, for exactly what the
 * preview showed. What stands there stays: a page is not taken back, and no part of it either.
 * @throws {AppError} `not-found` where no notice promised a page, or nothing of its result is shown.
 */
export async function publishPage(
  actor: Actor,
  { campaignId, visitor, form }: Asked,
  clock: Clock = systemClock,
): Promise<Published> {
  const { database } = runtime()
  const now = clock()
  const today = limaDate(now)
  const { page, facts } = await loadSheet(actor.scope, campaignId, today)
  if (page === null) throw new AppError('not-found')
  const additions = publishedAdditions(facts, page, form.additions)
  if (seenMark(commitmentView({ ...facts, additions }), additions) !== form.seen) return MOVED
  if (page.publishedOn !== null && additions.length === (page.additions ?? []).length)
    return refused({ publicar: NOTHING_TO_ADD })
  const problem = await problemOfCode(actor, await signerOf(actor), visitor, form.code)
  if (problem !== null) return refused({ codigo: problem })
  const isPublic = page.publishedOn !== null
  const deed = pageDeed(isPublic ? 'commitment.added-to' : 'commitment.published', page, {
    additions: additions.join(' '),
  })
  const note = (transaction: Parameters<typeof recordDeed>[0]) => recordDeed(transaction, actor, deed, now)
  const done = isPublic
    ? await updateAdditions(database, page, additions, note)
    : await updateAsPublished(database, page, { publishedOn: today, publishedBy: actor.name, additions }, note)
  return done ? { ok: true, added: isPublic } : MOVED
}
