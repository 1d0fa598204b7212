import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { fillDerived } from '#db/fill-derived.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { insertEntity } from '#db/queries/directory.server.ts'
import { publishRelease } from '#db/queries/frozen-releases.server.ts'
import { GOVERNMENT_LEVELS } from '#db/schema/entities.ts'
import { assessments, campaigns, entities, planActions, plans } from '#db/schema/index.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { seededRandom, type Random } from '#scripts/demo/random.ts'
import type { Figure, Release } from '#surveys/disclosure/release.ts'
import { INSTRUMENTS, latestInstrument } from '#surveys/instruments/index.ts'
import { INSTRUMENT_SLUGS, type InstrumentSlug, type MaturityLevelId } from '#surveys/model/instrument.ts'
import type { RubricScores } from '#surveys/scoring/rubric.ts'
import { madeRelease } from './made-releases.ts'
import { campaignRow, createTestDatabase } from './test-database.ts'

const NAMES = [
  'Ñaña',
  'Nazca',
  'Áncash',
  'Apurímac',
  'Oyón',
  'Núñez',
  'Ñuñoa',
  'San Juan (Lima)',
  'San Juan',
  'Lauricocha',
]
const YEARS = [2024, 2025, 2026] as const
const LEVELS: readonly MaturityLevelId[] = ['initial', 'in-process', 'advanced', 'consolidated']

function figure(random: Random): Figure {
  if (random.next() < 0.2) return { kind: 'suppressed', reason: 'too-few-answers' }
  const value = Math.floor(random.next() * 12) * 5 + 20
  const level = LEVELS[Math.floor(random.next() * 4)] ?? 'initial'
  const count = { kind: 'exact', n: 60 } as const
  return {
    kind: 'scored',
    value,
    bound: 'exact',
    margin: 2,
    low: value - 2,
    high: value + 2,
    count,
    level,
    spansCut: false,
  }
}

function madeReleaseOf(random: Random, slug: InstrumentSlug): Release {
  const versions = INSTRUMENTS.filter((each) => each.slug === slug)
  const instrument = versions[Math.floor(random.next() * versions.length)] ?? latestInstrument(slug)
  const cell = (value: string) => ({
    value,
    overall: figure(random),
    dimensions: Object.fromEntries(instrument.scoring.dimensions.map(({ id }) => [id, figure(random)])),
  })
  const found = instrument.scoring.prevalence ? { found: { any: 12 } } : {}
  const cells = random.next() < 0.5 ? ('none' as const) : [cell('mujer'), cell('hombre')]
  return { ...madeRelease(instrument, found), overall: figure(random), cuts: [{ segment: 'sex', cells }] }
}

function publish(database: Database, random: Random, slug: InstrumentSlug, entityId: string, year: number): void {
  const campaignId = `${entityId}-${slug}-${year}`
  const releasedOn = `${year}-11-${String(10 + Math.floor(random.next() * 3))}`
  const row = campaignRow(campaignId, entityId, { instrumentSlug: slug, status: 'closed', linkCode: null })
  database.insert(campaigns).values(row).run()
  const content = madeReleaseOf(random, slug)
  const release = { campaignId, entityId, instrumentSlug: slug, releasedOn, content, digest: campaignId, proposals: [] }
  inTransaction(database, (transaction) => publishRelease(transaction, release))
}

function scores(random: Random): RubricScores {
  const part = () => {
    const score = Math.floor(random.next() * 10) * 10
    const isScored = random.next() < 0.85
    return {
      overall: isScored
        ? { kind: 'scored' as const, score, answered: 9, applicable: 9 }
        : { kind: 'insufficient' as const, answered: 1, applicable: 9 },
      dimensions: {},
      level: isScored
        ? { id: LEVELS[Math.floor(random.next() * 4)] ?? 'initial', uncapped: 'advanced' as const, weakest: 'man' }
        : null,
    }
  }
  return { declared: part(), verified: part(), unverified: random.next() } as RubricScores
}

function assess(database: Database, random: Random, entityId: string, year: number): void {
  const statuses = ['in-progress', 'submitted', 'returned', 'reviewed'] as const
  const status = year === 2026 ? (statuses[Math.floor(random.next() * 4)] ?? 'reviewed') : 'reviewed'
  const { slug, version, hash } = latestInstrument('public-budget')
  const signature = { userId: 'x', name: 'Firma', position: 'Jefatura', document: 'R. 1' }
  const submitted =
    status === 'in-progress'
      ? {}
      : { submittedOn: `${year}-10-0${1 + Math.floor(random.next() * 3)}`, submittedScores: scores(random), signature }
  const reviewed = status === 'reviewed' ? { reviewedOn: `${year}-11-01`, reviewedScores: scores(random) } : {}
  database
    .insert(assessments)
    .values({
      ...{
        id: `${entityId}-${year}`,
        entityId,
        instrumentSlug: slug,
        instrumentVersion: version,
        instrumentHash: hash,
      },
      ...{ year, status, startedOn: `${year}-09-01`, ...submitted, ...reviewed },
    })
    .run()
}

function plan(database: Database, random: Random, entityId: string, year: number): void {
  database
    .insert(plans)
    .values({ entityId, year, createdOn: `${year}-01-10` })
    .onConflictDoNothing()
    .run()
  const accepted = random.next() < 0.6
  database
    .insert(planActions)
    .values({
      ...{
        id: `${entityId}-${year}`,
        entityId,
        year,
        position: 1,
        title: 'Acción',
        rationale: 'Porque sí',
        reasons: [],
      },
      ...{ status: accepted ? 'accepted' : 'proposed', decidedOn: accepted ? `${year}-02-01` : null },
      ...{ responsible: 'RR. HH.', termMonths: 6, effort: 'low', verification: 'Acta', indicator: 'Uno', norms: [] },
    })
    .run()
}

/** A country of sixty entities in every state, with releases and assessments of three years; the same each time. */
export function randomCountry(): Database {
  const { database } = createTestDatabase()
  const random = seededRandom(9)
  for (let place = 0; place < 60; place += 1) {
    const id = `e${place}`
    const governmentLevel = GOVERNMENT_LEVELS[place % GOVERNMENT_LEVELS.length] ?? 'ministry'
    const name = `${NAMES[place % NAMES.length] ?? ''} ${place < 10 ? '' : place % 7}${place}`.trim()
    const row = {
      id,
      name,
      governmentLevel,
      region: place % 3 ? 'Junín' : null,
      source: 'Prueba',
      sourceYear: 2026,
      invented: place % 2 > 0,
    }
    // Half of them came into the file by a way that keeps nothing of names, as an older program did.
    if (place % 2) inTransaction(database, (transaction) => insertEntity(transaction, row, NO_NOTE))
    else database.insert(entities).values(row).run()
    for (const slug of INSTRUMENT_SLUGS)
      for (const year of YEARS) {
        if (random.next() < 0.5) continue
        if (slug === 'public-budget') assess(database, random, id, year)
        else publish(database, random, slug, id, year)
      }
    for (const year of YEARS) if (random.next() < 0.3) plan(database, random, id, year)
    for (const slug of INSTRUMENT_SLUGS) {
      const status = (['draft', 'scheduled', 'open', 'cancelled'] as const)[Math.floor(random.next() * 8)]
      if (!status || slug === 'public-budget' || place % 20 === 19) continue
      database
        .insert(campaigns)
        .values(campaignRow(`${id}-${slug}`, id, { instrumentSlug: slug, status, linkCode: null }))
        .run()
    }
    if (place % 20 === 19) database.update(entities).set({ status: 'closed' }).where(eq(entities.id, id)).run()
  }
  fillDerived(database)
  return database
}
