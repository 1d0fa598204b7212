import type { Database } from '#db/client.server.ts'
import { PROGRAM, recordDeed } from '#app/kit/program/record-deed.server.ts'
import { drawNoise } from '#app/kit/program/draw-noise.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { insertEntity } from '#db/queries/directory.server.ts'
import { publishRelease } from '#db/queries/frozen-releases.server.ts'
import { GOVERNMENT_LEVELS } from '#db/schema/entities.ts'
import { assessments, campaigns, destructionActs, planActions, plans } from '#db/schema/index.ts'
import { prepared } from '#db/prepared-insert.server.ts'
import { REGIONS } from '#db/schema/regions.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import { releaseDigest } from '#surveys/disclosure/digest.ts'
import { makeRelease } from '#surveys/disclosure/make-release.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import { compileCheck } from '#surveys/answers/compile-check.ts'
import { LATEST_INSTRUMENTS } from '#surveys/instruments/index.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { createAggregator } from '#surveys/scoring/aggregate.ts'
import { scoreRubric, type RubricScores } from '#surveys/scoring/rubric.ts'
import { seededRandom, type Random } from './random.ts'

export type Size = {
  readonly entities: number
  /** The last of them, and how many. */
  readonly lastYear: number
  readonly years: number
}

/** As large as the country may become: every district, and six years of it. */
export const LARGE = { entities: 2500, years: 6 } as const

/** Releases that are made of answers; the country repeats them under other names. */
const MADE = 24
/** People who answer, at least and at most: from those of whom little may be shown to those of whom everything. */
const PEOPLE = [12, 120] as const
const ACTIONS_A_PLAN = 6
/** Entities of one transaction. */
const LOT = 50

function pick<T>(all: readonly T[], random: Random): T {
  const found = all[random.between(0, all.length - 1)]
  if (found === undefined) throw new Error('There is nothing to choose from')
  return found
}

function answersOf({ scoring }: Instrument, random: Random, lean: number): Record<string, string> {
  const items = scoring.dimensions.flatMap((dimension) => dimension.items)
  return Object.fromEntries(
    items.map(({ id, points }) => {
      const ranked = Object.entries(points).sort(([, one], [, other]) => (one ?? -1) - (other ?? -1))
      const place = Math.round(lean * (ranked.length - 1) + random.normal())
      return [id, ranked[Math.min(ranked.length - 1, Math.max(0, place))]?.[0] ?? '']
    }),
  )
}

/** A release that went through the gate, of people who do not exist. */
function madeRelease(instrument: Instrument, random: Random): Release {
  const check = compileCheck(instrument.survey)
  const aggregator = createAggregator(instrument, ['sex'])
  const people = random.between(...PEOPLE)
  const lean = 0.25 + random.next() * 0.6
  for (let person = 0; person < people; person += 1) {
    const checked = check(answersOf(instrument, random, lean))
    if (!checked.ok) throw new Error(`${instrument.slug}: ${JSON.stringify(checked.reasons)}`)
    aggregator.add(checked.answers, checked.visible, { sex: person % 2 ? 'mujer' : 'hombre' })
  }
  const population = { women: people, men: people }
  return makeRelease(instrument, aggregator.finish(), { k: 10, population, noise: drawNoise })
}

function madeScores(instrument: Instrument, random: Random): RubricScores {
  const items = instrument.scoring.dimensions.flatMap((dimension) => dimension.items)
  const levels = items.map(({ id }) => {
    const declared = pick([0, 1, 2, 3] as const, random)
    return [id, { declared, verified: random.next() < 0.7 ? declared : null }] as const
  })
  return scoreRubric(instrument, Object.fromEntries(levels))
}

type Made = { readonly instrument: Instrument; readonly releases: readonly Release[] }

function addRelease(
  transaction: Transaction,
  { instrument, releases }: Made,
  random: Random,
  entityId: string,
  year: number,
) {
  const { slug, version, hash } = instrument
  const campaignId = `${entityId}-${slug}-${year}`
  const days = { opensOn: `${year}-06-01`, closesOn: `${year}-06-30` }
  const releasedOn = `${year}-07-01`
  prepared(transaction).insert(campaigns, {
    ...{ id: campaignId, entityId, instrumentSlug: slug, instrumentVersion: version, instrumentHash: hash },
    ...{ ...days, status: 'closed', closedOn: releasedOn, k: 10, consentText: 'He leído y acepto participar.' },
    ...{ populationWomen: 150, populationMen: 150, populationSource: 'Planilla', populationDate: days.opensOn },
    scope: { kind: 'headquarters', units: [], serviceContractors: false, interns: false },
  })
  const content = pick(releases, random)
  const digest = releaseDigest(content, { campaign: campaignId, entity: entityId, ...days })
  publishRelease(transaction, {
    campaignId,
    entityId,
    instrumentSlug: slug,
    releasedOn,
    content,
    digest,
    proposals: [],
  })
  // After a year there are no answers any more, and there never were any here.
  prepared(transaction).insert(destructionActs, {
    ...{ campaignId, destroyedOn: `${year + 1}-07-02`, releaseDigest: digest },
  })
  const deed = { action: 'campaign.closed', objectKind: 'campaign', objectId: campaignId, entityId }
  recordDeed(transaction, PROGRAM, { ...deed, detail: { digest, releasedOn } }, new Date(`${releasedOn}T05:05:00Z`))
}

function addAssessment(
  transaction: Transaction,
  instrument: Instrument,
  scores: RubricScores,
  entityId: string,
  year: number,
) {
  const { slug, version, hash } = instrument
  prepared(transaction).insert(assessments, {
    ...{ id: `${entityId}-${year}`, entityId, instrumentSlug: slug, instrumentVersion: version, instrumentHash: hash },
    ...{
      year,
      status: 'reviewed',
      startedOn: `${year}-08-01`,
      submittedOn: `${year}-09-01`,
      reviewedOn: `${year}-10-01`,
    },
    signature: { userId: 'inventada', name: 'Persona inventada', position: 'Jefatura', document: 'R. 1' },
    ...{ submittedScores: scores, reviewedScores: scores },
  })
}

function addPlan(transaction: Transaction, entityId: string, year: number) {
  // A release may have made it.
  transaction
    .insert(plans)
    .values({ entityId, year, createdOn: `${year}-01-10` })
    .onConflictDoNothing()
    .run()
  for (let position = 1; position <= ACTIONS_A_PLAN; position += 1)
    prepared(transaction).insert(planActions, {
      ...{ id: `${entityId}-${year}-${position}`, entityId, year, position, title: `Acción ${position}`, reasons: [] },
      ...{ rationale: 'De una entidad inventada', status: 'accepted', decidedOn: `${year}-02-01`, norms: [] },
      ...{ responsible: 'Recursos Humanos', termMonths: 6, effort: 'low', verification: 'Acta', indicator: 'Uno' },
    })
}

/**
 * Adds a country of plainly invented entities to a file, each with a release of every instrument of staff, a reviewed
 * budget and a plan in every year. A few dozen releases are made of answers, through the gate; the others are the same
 * under other names: it is for measuring, and its numbers tell nothing. The same for the same size, but for the noise.
 */
export function addLargeCountry(database: Database, { entities, lastYear, years }: Size): void {
  const random = seededRandom(entities)
  const staff = LATEST_INSTRUMENTS.filter(({ nature }) => nature === 'staff')
  const [budget] = LATEST_INSTRUMENTS.filter(({ nature }) => nature === 'institutional')
  const made = staff.map((instrument) => ({
    instrument,
    releases: Array.from({ length: MADE }, () => madeRelease(instrument, random)),
  }))
  const scores = budget ? Array.from({ length: MADE }, () => madeScores(budget, random)) : []
  const add = (transaction: Transaction, place: number) => {
    const id = `inventada-${place}`
    const governmentLevel = place < 40 ? (GOVERNMENT_LEVELS[place % 4] ?? 'ministry') : 'local-government'
    const name = `Entidad inventada ${pick(REGIONS, random)} ${place}`
    const facts = { id, name, governmentLevel, region: pick(REGIONS, random), invented: true }
    insertEntity(transaction, { ...facts, source: 'Para medir', sourceYear: lastYear }, NO_NOTE)
    for (let year = lastYear - years + 1; year <= lastYear; year += 1) {
      for (const each of made) addRelease(transaction, each, random, id, year)
      if (budget) addAssessment(transaction, budget, pick(scores, random), id, year)
      addPlan(transaction, id, year)
    }
  }
  for (let first = 0; first < entities; first += LOT)
    inTransaction(database, (transaction) => {
      for (let place = first; place < Math.min(entities, first + LOT); place += 1) add(transaction, place)
    })
}
