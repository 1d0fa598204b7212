import { groupBands, type BandCell, type BandKind, type BandMember } from '#surveys/disclosure/pool/group-bands.ts'
import type { NamedSet } from '#surveys/disclosure/pool/complements.ts'
import { OVERALL } from '#surveys/disclosure/released-figures.ts'
import { GOVERNMENT_LEVELS, SIZE_BANDS, sizeBand } from '#surveys/model/entity-kind.ts'
import type { Instrument, InstrumentSlug } from '#surveys/model/instrument.ts'
import { BAND_CODES, INSTRUMENT_CODES, LEVEL_CODES, SIZE_CODES } from './codes.ts'
import type { Cell } from './dataset.ts'
import type { Basis, ShownGroup } from './edition.ts'
import { isNeverCompared, publicKnowledge, type OpenEntity, type OpenFacts } from './facts.ts'

/** Name of the one group that holds everybody. */
const COUNTRY = 'pais'

const KIND_CODES = {
  country: 'pais',
  level: 'nivel-de-gobierno',
  region: 'region',
  size: 'tamano',
} as const satisfies Record<BandKind, string>

/** Groups of an instrument: what is never compared is told by level of government alone, as the board of the Ministry does. */
export function kindsOf(instrument: Instrument): readonly BandKind[] {
  return isNeverCompared(instrument) ? ['country', 'level'] : ['country', 'level', 'region', 'size']
}

/** The cells of one measure of an instrument, with whom each rests on. */
export type MeasureBands = {
  readonly instrument: Instrument
  readonly measure: string
  readonly title: string
  readonly members: readonly BandMember[]
  readonly cells: readonly BandCell[]
}

/** Overall and dimensions, each with its title. */
export function measuresOf({ scoring }: Instrument): readonly { readonly id: string; readonly title: string }[] {
  return [{ id: OVERALL, title: 'Resultado general' }, ...scoring.dimensions]
}

/** Groups of one measure that earlier editions showed. */
export function earlierGroups(
  earlier: readonly Basis[],
  { instrument, measure }: { readonly instrument: InstrumentSlug; readonly measure: string },
): NamedSet[] {
  return earlier.flatMap(({ entities, groups }) =>
    groups
      .filter((each) => each.instrument === instrument && each.measure === measure)
      .map(({ kind, group, members }) => ({
        kind,
        group,
        entities: members.flatMap((place) => entities[place] ?? []),
      })),
  )
}

type FiguresOf = (instrument: InstrumentSlug, measure: string) => BandMember[]

/** Figures by what they measure, each with the groups of its entity and what anybody knows of it. */
function membersBy({ entities, figures, pages }: OpenFacts): FiguresOf {
  const known = new Map(entities.map((entity) => [entity.id, entity]))
  const knowledge = publicKnowledge(pages)
  const members = new Map<string, BandMember[]>()
  for (const figure of figures) {
    const { entityId, instrument, measure, value, n } = figure
    const entity = known.get(entityId)
    if (!entity) continue
    const key = `${instrument} ${measure}`
    const own = members.get(key) ?? []
    members.set(key, own)
    own.push({ entity: entityId, value, n, known: knowledge(figure), groups: groupsOfEntity(entity) })
  }
  return (instrument, measure) => members.get(`${instrument} ${measure}`) ?? []
}

function groupsOfEntity({ level, region, staff }: OpenEntity): Readonly<Record<BandKind, string | null>> {
  return { country: COUNTRY, level, region, size: sizeBand(staff) }
}

/** Bands of every measure of every staff instrument, through the gate. The budget has none: not every entity programmes alike. */
export function bandsOf(facts: OpenFacts): MeasureBands[] {
  const membersOf = membersBy(facts)
  return facts.instruments
    .filter(({ nature }) => nature === 'staff')
    .flatMap((instrument) =>
      measuresOf(instrument).map(({ id: measure, title }) => {
        const members = membersOf(instrument.slug, measure)
        const cells = groupBands(members, {
          cuts: instrument.scoring.levels,
          kinds: kindsOf(instrument),
          k: facts.k,
          earlier: earlierGroups(facts.earlier, { instrument: instrument.slug, measure }),
        })
        return { instrument, measure, title, members, cells }
      }),
    )
}

/** Groups that a kind has, whether anybody of them applied or not. */
function groupsOf({ entities }: OpenFacts, kind: BandKind): readonly string[] {
  if (kind === 'country') return [COUNTRY]
  if (kind === 'level') return GOVERNMENT_LEVELS.filter((level) => entities.some((entity) => entity.level === level))
  if (kind === 'size') return SIZE_BANDS.filter((size) => entities.some(({ staff }) => sizeBand(staff) === size))
  return [...new Set(entities.flatMap(({ region }) => region ?? []))].sort((one, other) =>
    one.localeCompare(other, 'es'),
  )
}

function groupCode(kind: BandKind, group: string): string {
  const codes: Readonly<Record<string, string>> = { ...LEVEL_CODES, ...SIZE_CODES }
  return kind === 'level' || kind === 'size' ? (codes[group] ?? group) : group
}

/** Groups in which anybody applied an instrument, by kind and name. */
function appliedGroups({ entities, applied }: OpenFacts): ReadonlySet<string> {
  const known = new Map(entities.map((entity) => [entity.id, groupsOfEntity(entity)]))
  return new Set(
    applied.flatMap(({ entityId, instrument }) =>
      Object.entries(known.get(entityId) ?? {}).map(([kind, group]) => `${instrument} ${kind} ${group}`),
    ),
  )
}

/** Rows of the table of bands, in the order of its columns. */
export function bandRows(facts: OpenFacts, bands: readonly MeasureBands[]): Cell[][] {
  const applied = appliedGroups(facts)
  return bands.flatMap(({ instrument, title, cells }) =>
    kindsOf(instrument).flatMap((kind) =>
      groupsOf(facts, kind).map((group): Cell[] => {
        const cell = cells.find((each) => each.kind === kind && each.group === group)
        const level = cell?.band ? BAND_CODES[cell.band.level] : null
        const hasAny = applied.has(`${instrument.slug} ${kind} ${group}`)
        const why = level === null ? (hasAny ? 'no-se-muestra' : 'nadie-aplico') : null
        return [
          ...[facts.year, INSTRUMENT_CODES[instrument.slug], KIND_CODES[kind], groupCode(kind, group)],
          ...[title, level, why],
        ]
      }),
    ),
  )
}

/** What later editions are held against: the groups that are shown, and who is in them. */
export function basisOf(facts: OpenFacts, bands: readonly MeasureBands[]): Basis {
  const entities = facts.entities.map(({ id }) => id)
  const places = new Map(entities.map((id, place) => [id, place]))
  const groups = bands.flatMap(({ instrument, measure, cells }) =>
    cells
      .filter(({ band }) => band !== null)
      .map(
        ({ kind, group, entities: members }): ShownGroup => ({
          ...{ instrument: instrument.slug, measure, kind, group },
          members: members.flatMap((id) => places.get(id) ?? []),
        }),
      ),
  )
  return { entities, groups }
}
