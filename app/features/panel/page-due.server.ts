import { listUnpublished } from '#db/queries/commitments.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { addDays } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { publicationDay } from '#app/features/commitments/page-state.ts'
import { SOONEST_DAYS } from '#surveys/disclosure/promised-page.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import type { DueFact } from './due-facts.ts'

/** Days before its day from which a page that publishes itself is announced. */
const ANNOUNCED_DAYS = 30

/** Public pages that publish themselves soon: until then the plan may still be signed, and the head may add to them. */
export async function pageFacts(actor: Actor, today: string): Promise<DueFact[]> {
  const until = addDays(today, ANNOUNCED_DAYS - SOONEST_DAYS)
  const pages = await listUnpublished(runtime().database, actor.scope, until)
  return pages
    .map((page) => ({ page, by: publicationDay(page) }))
    .filter(({ by }) => by <= addDays(today, ANNOUNCED_DAYS))
    .map(({ page, by }) => {
      const { title } = instrumentByHash(page.instrumentHash)
      return { kind: 'page-publishes', by, campaignId: page.campaignId, title }
    })
}
