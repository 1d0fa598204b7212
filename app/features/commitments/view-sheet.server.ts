import type { Commitment } from '#db/queries/commitments.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import { signerOf } from '#app/features/plan/approval/sign-plan.server.ts'
import { commitmentPath } from '#app/kit/codes/public-id.ts'
import { daysBetween, limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { commitmentView, possibleAdditions, type CommitmentFacts } from './commitment-view.ts'
import { ADDITIONS, commitmentWords, minimumOf, type Addition } from './commitment-words.ts'
import { electionWarning } from './election-warning.ts'
import { loadSheet, seenMark } from './load-commitment.server.ts'
import { pageState, publicationDay } from './page-state.ts'

/** The parts that a page has, and those that are chosen besides, as far as its result has them; in their one order. */
export function publishedAdditions(
  { result, promisedOn }: Pick<CommitmentFacts, 'result' | 'promisedOn'>,
  page: Pick<Commitment, 'additions'> | null,
  chosen: readonly Addition[],
): readonly Addition[] {
  const there: readonly string[] = page?.additions ?? []
  const possible = possibleAdditions(result, promisedOn)
  return ADDITIONS.filter((each) => there.includes(each) || (chosen.includes(each) && possible.includes(each)))
}

/** How the public page stands, for whoever works on it. @param today ISO date in Lima time. */
function publicState(page: Commitment | null, today: string) {
  if (page === null) return { kind: 'not-promised' } as const
  const path = commitmentPath(page.publicId)
  const state = pageState(page, today)
  if (state.kind === 'published') {
    const { publishedOn, publishedBy, additions } = page
    return {
      kind: 'published',
      path,
      publishedOn: publishedOn ?? today,
      publishedBy,
      additions: additions ?? [],
    } as const
  }
  const by = publicationDay(page)
  return { kind: 'waiting', path, by, days: Math.max(0, daysBetween(today, by)) } as const
}

type Asked = { readonly campaignId: string; readonly chosen: readonly Addition[] }

/**
 * The sheet for the staff as it is, or would be, public with the parts that are chosen; how its public page stands, and
 * what the head may do with it. @throws {AppError} `not-found` outside the scope, and where too few answered.
 */
export async function viewSheet(actor: Actor, { campaignId, chosen }: Asked, clock: Clock = systemClock) {
  const today = limaDate(clock())
  const { record, page, facts } = await loadSheet(actor.scope, campaignId, today)
  const additions = publishedAdditions(facts, page, chosen)
  const view = commitmentView({ ...facts, additions })
  const mayPublish = page !== null && can(actor.role, 'commitment:publish')
  const there: readonly string[] = page?.additions ?? []
  return {
    campaignId,
    year: record.releasedOn.slice(0, 4),
    words: commitmentWords(view),
    minimum: commitmentWords(minimumOf(view)),
    state: publicState(page, today),
    /** Parts that can be added, and whether the preview has them; null for who does not publish. */
    publishing: mayPublish
      ? {
          parts: possibleAdditions(facts.result, facts.promisedOn)
            .filter((part) => !there.includes(part))
            .map((part) => ({ part, chosen: additions.includes(part) })),
          seen: seenMark(view, additions),
          hasSecondStep: (await signerOf(actor))?.secondFactor ?? false,
        }
      : null,
    /** Sentence of warning while elections are called; null otherwise. */
    elections: electionWarning(today),
  }
}

export type SheetView = Awaited<ReturnType<typeof viewSheet>>
