import type { Knowledge } from '#surveys/disclosure/pool/gate.ts'
import { OVERALL } from '#surveys/disclosure/released-figures.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { GOVERNMENT_LEVELS } from '#surveys/model/entity-kind.ts'
import { INSTRUMENT_SLUGS } from '#surveys/model/instrument.ts'
import { maturityLevel } from '#surveys/scoring/levels.ts'
import type { OpenEntity, OpenFacts, OpenFigure, OwnPage } from '#surveys/open-data/facts.ts'
import { seededRandom, type Random } from '#scripts/demo/random.ts'

const INSTRUMENTS = INSTRUMENT_SLUGS.map(latestInstrument)
const STAFF = INSTRUMENTS.filter(({ nature }) => nature === 'staff')
const REGIONS = ['Áncash', 'Cusco', 'Puno', 'Tacna']
const SIZES = [20, 120, 300, 900, null]

const oneOf = <T>(random: Random, things: readonly T[]): T => things[Math.floor(random.next() * things.length)] as T

function pageOf(figure: OpenFigure, known: Knowledge): OwnPage[] {
  const instrument = latestInstrument(figure.instrument)
  if (known === 'nothing') return []
  return [
    {
      ...{ entityId: figure.entityId, instrument: figure.instrument, publishedOn: '2025-12-01' },
      path: `/compromisos/${figure.entityId}-${figure.instrument}`,
      levels: [
        { measure: OVERALL, level: { id: maturityLevel(figure.value, instrument.scoring.levels), spansCut: false } },
      ],
      tellsScores: known === 'exact',
    },
  ]
}

/** A year of invented entities: who applied what, each overall and dimensions, and who published her own. */
export function madeFacts(seed: number, entityCount = 40, year = 2025): OpenFacts {
  const random = seededRandom(seed)
  const entities = Array.from(
    { length: entityCount },
    (_, place): OpenEntity => ({
      ...{ id: `e${place}`, name: `Entidad ${place}`, level: oneOf(random, GOVERNMENT_LEVELS) },
      ...{ region: random.next() < 0.8 ? oneOf(random, REGIONS) : null, staff: oneOf(random, SIZES) },
    }),
  )
  const figures = entities.flatMap(({ id: entityId }) =>
    STAFF.filter(() => random.next() < 0.7).flatMap(({ slug, scoring }) =>
      [OVERALL, ...scoring.dimensions.map(({ id }) => id)].map((measure): OpenFigure => {
        const n = random.next() < 0.1 ? 900 : 20 + Math.floor(random.next() * 60)
        return { entityId, instrument: slug, measure, value: 6 + Math.floor(random.next() * 88), n }
      }),
    ),
  )
  const overalls = figures.filter(({ measure }) => measure === OVERALL)
  return {
    ...{ year, readOn: `${year + 1}-02-01`, entities, figures, k: 10, earlier: [], report: null },
    applied: overalls.map(({ entityId, instrument }) => ({ entityId, instrument })),
    pages: overalls
      .filter(({ instrument }) => instrument === 'organizational-culture')
      .flatMap((figure) =>
        pageOf(figure, oneOf(random, ['nothing', 'nothing', 'nothing', 'partly', 'exact'] as const)),
      ),
    presented: new Set(entities.filter(() => random.next() < 0.5).map(({ id }) => id)),
    instruments: INSTRUMENTS,
  }
}

/** The same year after a few entities more came in, or left, or moved to another level. */
export function laterFacts(facts: OpenFacts, seed: number): OpenFacts {
  const random = seededRandom(seed)
  const gone = new Set(facts.entities.filter(() => random.next() < 0.06).map(({ id }) => id))
  const stays = ({ entityId }: { readonly entityId: string }) => !gone.has(entityId)
  return {
    ...facts,
    entities: facts.entities.map((entity) =>
      random.next() < 0.05 ? { ...entity, level: oneOf(random, GOVERNMENT_LEVELS) } : entity,
    ),
    figures: facts.figures.filter(stays),
    applied: facts.applied.filter(stays),
    pages: facts.pages.filter(stays),
  }
}
