import { findCampaign } from '#db/queries/campaigns.server.ts'
import type { Commitment } from '#db/queries/commitments.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { explanationAt, promisedAt } from '#app/features/campaigns/invitation-links.server.ts'
import { logoImageOf } from '#app/features/logos/view-logo.server.ts'
import { cutOffsOf } from '#app/features/plan/carry-out/cut-offs.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { qrPng } from '#app/kit/documents/qr-code.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { commitmentView } from '../commitment-view.ts'
import { commitmentWords, minimumOf } from '../commitment-words.ts'
import { loadSheet } from '../load-commitment.server.ts'
import { pageState, publicationDay } from '../page-state.ts'
import type { MeetingFacts, NamedPage } from './meeting-facts.ts'

/** What a download for a meeting is called. */
const DOWNLOADS = {
  picture: 'Ustedes dijeron, imagen',
  slides: 'Ustedes dijeron, láminas',
  poster: 'Ustedes dijeron, afiche',
  note: 'Para conducir la reunión',
} as const

/** The promised page as a document names it; null where there is none. @param today ISO date in Lima time. */
async function namedPage(page: Commitment | null, origin: string, today: string): Promise<NamedPage | null> {
  const state = pageState(page, today)
  if (page === null || state.kind === 'none') return null
  const { link, printed } = promisedAt(origin, page.publicId)
  return {
    ...{ address: printed, qr: await qrPng(link) },
    publicBy: state.kind === 'published' ? null : publicationDay(page),
  }
}

/** The first main cut-off from a day on. @param today ISO date in Lima time. */
function cutOffFrom(today: string): string {
  const year = Number(today.slice(0, 4))
  const coming = [...cutOffsOf(year), ...cutOffsOf(year + 1)].find(({ on, isMain }) => isMain && on >= today)
  return coming?.on ?? today
}

type Asked = {
  readonly campaignId: string
  /** Public address of Espejo, by which the page was asked. */
  readonly origin: string
}

/**
 * What is told in a meeting with the staff: the promised minimum of the public page and nothing that was added to it,
 * for what is printed or sent is not taken back; and what its downloads are called. As the plan moves they say
 * something else, so their names hold when they were drawn.
 * @throws {AppError} `not-found` outside the scope, and where too few answered.
 */
export async function viewMeeting(actor: Actor, { campaignId, origin }: Asked, clock: Clock = systemClock) {
  const now = clock()
  const today = limaDate(now)
  const { record, page, facts } = await loadSheet(actor.scope, campaignId, today)
  const { entity, until } = facts
  const campaign = await findCampaign(runtime().database, actor.scope, campaignId)
  const instrument = instrumentByHash(record.release.instrument.hash).title
  const meeting: MeetingFacts = {
    words: commitmentWords(minimumOf(commitmentView(facts))),
    logo: logoImageOf({ id: record.entityId, name: entity }),
    page: await namedPage(page, origin, today),
    explanation: explanationAt(origin).printed,
    channel: campaign?.complaintChannel ?? null,
    nextCutOff: cutOffFrom(today),
    invented: runtime().environment.ESPEJO_MODE === 'demo',
  }
  const meetingFileName = (what: keyof typeof DOWNLOADS, ending: string) =>
    fileName({ what: DOWNLOADS[what], entity, instrument, apart: [until], date: now }, ending)
  return { meeting, meetingFileName }
}
