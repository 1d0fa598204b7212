import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import {
  addItemLot,
  COUNTABLE_TABLES,
  listCountableCampaigns,
  findLotOfQuarter,
  findNationalTotals,
  listUncountedIds,
} from '#db/queries/item-totals.server.ts'
import { listMainAnswers } from '#db/queries/pools.server.ts'
import type { Database } from '#db/client.server.ts'
import { rememberedWhile } from '#db/remembered.server.ts'
import { compileCheck } from '#surveys/answers/compile-check.ts'
import type { Pooled } from '#surveys/disclosure/pool/gate.ts'
import { releasedItemAnalysis, type ReleasedItemAnalysis } from '#surveys/disclosure/pool/item-analysis.ts'
import {
  makeItemLot,
  mayMakeLot,
  type ItemLot,
  type LotCandidate,
  type LotMember,
} from '#surveys/disclosure/pool/item-lot.ts'
import { instrumentByHash, INSTRUMENTS } from '#surveys/instruments/index.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { placedQuestions, spanish } from '#surveys/model/survey-json.ts'
import { createAggregator } from '#surveys/scoring/aggregate.ts'
import { createCrossProducts, type ItemTotals } from '#surveys/scoring/item-totals.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { programScope, type Actor } from '#app/door/actor.ts'
import { PROGRAM, recordDeed } from '#app/kit/program/record-deed.server.ts'
import { areFew, besideLoop } from '#app/kit/program/beside-loop.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { quarterOf } from './quarter.ts'

declare module '#app/kit/program/beside-loop.server.ts' {
  interface DatabaseWorks {
    readonly 'item-totals': { readonly facts: CountedRows; readonly made: ItemTotals }
  }
}

/** Rows of a campaign, and what they were answered with. */
export type CountedRows = { readonly campaignId: string; readonly instrumentHash: string }

export const STAFF_INSTRUMENTS = INSTRUMENTS.filter(({ nature }) => nature === 'staff')

/** Counts the rows of a campaign anew: totals of each item, which only a lot may read. */
export function totalsOfRows(database: Database, { campaignId, instrumentHash }: CountedRows): ItemTotals {
  const instrument = instrumentByHash(instrumentHash)
  const check = compileCheck(instrument.survey)
  const aggregator = createAggregator(instrument, [])
  const cross = createCrossProducts(instrument)
  for (const row of listMainAnswers(database, { campaignId })) {
    const checked = check(row)
    if (!checked.ok) throw new Error('A stored response does not fit its instrument')
    aggregator.add(checked.answers, checked.visible, {})
    cross.add(checked.answers)
  }
  const { total, items } = aggregator.finish()
  return { ...cross.finish(), participants: total.participants, counts: items }
}

/**
 * Campaigns of a version that made no lot when they were last looked at, as one text. Nothing of a closed campaign
 * changes, so they make none until others join them: each minute their releases need not be read again.
 */
const fruitless = new WeakMap<Database, Map<string, string>>()

/**
 * Adds what closed since the last lot to the national totals. @param actor sees the whole country; nobody else counts.
 * @returns whether there was enough for a lot.
 */
export async function countNextLot(
  database: Database,
  actor: Actor | typeof PROGRAM,
  instrument: Instrument,
  now: Date,
): Promise<boolean> {
  const scope = actor === PROGRAM ? programScope() : actor.scope
  const today = limaDate(now)
  const quarter = quarterOf(today)
  if (await findLotOfQuarter(database, instrument.hash, quarter)) return false
  const uncounted = (await listUncountedIds(database, scope, instrument.hash)).join()
  const known = fruitless.get(database) ?? new Map<string, string>()
  if (known.get(instrument.hash) === uncounted) return false
  const lot = await lotOf(database, instrument, await listCountableCampaigns(database, scope, instrument.hash))
  fruitless.set(database, known.set(instrument.hash, lot ? '' : uncounted))
  if (!lot) return false
  const deed = {
    action: 'item-lot.counted',
    objectKind: 'item-lot',
    objectId: `${instrument.slug}-${instrument.version}-${quarter}`,
    detail: { campaigns: lot.campaigns.length },
  }
  const row = { id: randomBytes(8).toString('hex'), instrumentHash: instrument.hash, countedOn: today, quarter, lot }
  return addItemLot(database, row, (transaction) => recordDeed(transaction, actor, deed, now))
}

async function lotOf(
  database: Database,
  instrument: Instrument,
  candidates: readonly LotCandidate[],
): Promise<Pooled<ItemLot> | null> {
  if (!mayMakeLot(instrument, candidates)) return null
  const members: LotMember[] = []
  for (const candidate of candidates) {
    const rows = { campaignId: candidate.campaign, instrumentHash: instrument.hash }
    const totals = areFew(database, rows.campaignId)
      ? totalsOfRows(database, rows)
      : await besideLoop(database, 'item-totals', rows)
    members.push({ ...candidate, totals })
    // Somebody may be waiting for a page meanwhile.
    await setImmediate()
  }
  return makeItemLot(instrument, members)
}

/** The released analysis of a version, or null where too few answers were counted. */
export async function analysisOf(
  database: Database,
  instrument: Instrument,
): Promise<Pooled<ReleasedItemAnalysis> | null> {
  const stored = await findNationalTotals(database, instrument.hash)
  return stored && releasedItemAnalysis(instrument, stored.totals, stored)
}

/** A version as the address names it ("organizational-culture-1"). */
export type AskedVersion = { readonly version?: string | undefined }

function versionFrom({ version: asked }: AskedVersion): Instrument {
  const found = STAFF_INSTRUMENTS.find(({ slug, version }) => `${slug}-${version}` === asked) ?? STAFF_INSTRUMENTS[0]
  if (!found) throw new AppError('not-found')
  return found
}

/** How the items of a version work over the country, with their wording. */
export async function viewItemAnalysis(actor: Actor, asked: AskedVersion, clock: Clock = systemClock) {
  const { database } = runtime()
  const instrument = versionFrom(asked)
  const { slug, version, title, scoring, survey } = instrument
  const wording = new Map(placedQuestions(survey).map(({ question }) => [question.name, spanish(question.title)]))
  const quarter = quarterOf(limaDate(clock()))
  return {
    versions: STAFF_INSTRUMENTS.map((each) => ({
      address: `${each.slug}-${each.version}`,
      label: `${each.title}, versión ${each.version}`,
    })),
    chosen: `${slug}-${version}`,
    title,
    version,
    dimensions: scoring.dimensions.map((dimension) => ({
      id: dimension.id,
      title: dimension.title,
      items: dimension.items.map(({ id }) => ({ id, text: wording.get(id) ?? id })),
    })),
    analysis: await analysisOf(database, instrument),
    mayCount:
      !(await findLotOfQuarter(database, instrument.hash, quarter)) && (await hasNextLot(database, actor, instrument)),
  }
}

/** Whether what closed since is enough for a lot, as far as numbers of responses tell. */
async function hasNextLot(database: Database, { scope }: Actor, instrument: Instrument): Promise<boolean> {
  // Filled in once it is known: a count that failed is not remembered, and is made again.
  const fresh = (): { isEnough?: boolean } => ({})
  const next = rememberedWhile(database, scope, COUNTABLE_TABLES, `next lot ${instrument.hash}`, fresh)
  next.isEnough ??= mayMakeLot(instrument, await listCountableCampaigns(database, scope, instrument.hash))
  return next.isEnough
}

export type ItemAnalysisView = Awaited<ReturnType<typeof viewItemAnalysis>>

/** Counts the next lot of the version, if there is one. */
export async function countClosedCampaigns(
  actor: Actor,
  asked: AskedVersion,
  clock: Clock = systemClock,
): Promise<boolean> {
  return countNextLot(runtime().database, actor, versionFrom(asked), clock())
}
