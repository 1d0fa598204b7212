import { GOVERNMENT_LEVELS, type GovernmentLevel } from '#surveys/model/entity-kind.ts'
import { INSTRUMENT_SLUGS, type InstrumentSlug } from '#surveys/model/instrument.ts'
import type { DocumentType, EntityFactKind, NormTopic } from '#surveys/yearly-record/kinds.ts'
import type { PlanReached, Totals } from '#surveys/yearly-record/totals.ts'
import type { FigureId } from './figures.ts'
import { LOCAL, NATIONAL, REGIONAL, SUB_NATIONAL } from './level-groups.ts'
import { NORMS_COUNTED } from './norm-figures.ts'

/** What figures count: an entity by its place among `entities`, and how many of the figure are hers. */
export type CountedBy = {
  /** Names of the year, each once. */
  readonly entities: readonly string[]
  readonly figures: Readonly<Partial<Record<FigureId, readonly (readonly [entity: number, count: number])[]>>>
}

type Counts = ReadonlyMap<string, number>
type Counting = (totals: Totals) => Counts

function sumsOf<Fact extends { readonly entityId: string | null }>(facts: readonly Fact[], of: (fact: Fact) => number) {
  const sums = new Map<string, number>()
  for (const fact of facts)
    if (fact.entityId !== null) sums.set(fact.entityId, (sums.get(fact.entityId) ?? 0) + of(fact))
  return sums
}

const onceEach = (ids: readonly string[]): Counts => new Map(ids.map((id) => [id, 1]))
const entitiesWith =
  (kind: EntityFactKind): Counting =>
  (totals) =>
    onceEach(totals[kind].entities)
const factsOf =
  (kind: EntityFactKind): Counting =>
  (totals) =>
    sumsOf<{ readonly entityId: string | null }>(totals[kind].counted, () => 1)
const normsOf =
  (holds: (topic: NormTopic) => boolean): Counting =>
  (totals) =>
    sumsOf(
      totals.norm.counted.filter(({ content }) => content !== null && holds(content.topic)),
      () => 1,
    )
const plansThat =
  (holds: (plan: PlanReached) => boolean): Counting =>
  (totals) =>
    sumsOf(totals['activity-plan'].reached.filter(holds), () => 1)
const documentsOf =
  (type: DocumentType): Counting =>
  (totals) =>
    sumsOf(
      totals['internal-document'].counted.filter(({ content }) => content?.type === type),
      () => 1,
    )
const toolsApplied =
  (holds: (slug: InstrumentSlug, isHere: boolean) => boolean): Counting =>
  (totals) =>
    sumsOf(
      totals['instrument-applied'].counted.filter(
        ({ content, origin }) => content !== null && holds(content.instrument, origin === 'espejo'),
      ),
      () => 1,
    )
const trained =
  (counts: 'persons' | 'attendances', sexes: readonly ('women' | 'men')[]): Counting =>
  (totals) =>
    sumsOf(
      totals.training.counted.filter(({ content }) => content?.counts === counts),
      ({ content }) => sexes.reduce((sum, sex) => sum + (content?.[sex] ?? 0), 0),
    )
const isWhole = ({ isApproved, isImplemented }: PlanReached) => isApproved && isImplemented

/** Of which levels a figure counts what. What is no sum over entities does not stand here: shares, and money, which MEF tells. */
const COUNTINGS: Readonly<
  Partial<Record<FigureId, readonly [levels: readonly GovernmentLevel[], counting: Counting]>>
> = {
  mechanisms: [GOVERNMENT_LEVELS, entitiesWith('mechanism-act')],
  ...Object.fromEntries(
    GOVERNMENT_LEVELS.map((level) => [`mechanisms-${level}`, [[level], entitiesWith('mechanism-act')]]),
  ),
  plans: [GOVERNMENT_LEVELS, plansThat(isWhole)],
  'plans-national': [NATIONAL, plansThat(isWhole)],
  'plans-regional': [REGIONAL, plansThat(isWhole)],
  'plans-local': [LOCAL, plansThat(isWhole)],
  'plans-drawn-up': [GOVERNMENT_LEVELS, plansThat(() => true)],
  'plans-approved': [GOVERNMENT_LEVELS, plansThat(({ isApproved }) => isApproved)],
  'plans-implemented': [GOVERNMENT_LEVELS, plansThat(({ isImplemented }) => isImplemented)],
  documents: [NATIONAL, factsOf('internal-document')],
  'documents-pdp': [NATIONAL, documentsOf('pdp')],
  'documents-ris': [NATIONAL, documentsOf('ris')],
  'documents-poi': [NATIONAL, documentsOf('poi')],
  'documents-pbs': [NATIONAL, documentsOf('pbs')],
  'documents-pei': [NATIONAL, documentsOf('pei')],
  'documents-rof': [NATIONAL, documentsOf('rof')],
  'documents-positions': [NATIONAL, documentsOf('post-classifier')],
  'documents-other': [NATIONAL, documentsOf('other')],
  'documents-sub-national': [SUB_NATIONAL, factsOf('internal-document')],
  trainings: [NATIONAL, factsOf('training')],
  trained: [NATIONAL, trained('persons', ['women', 'men'])],
  'trained-women': [NATIONAL, trained('persons', ['women'])],
  'trained-men': [NATIONAL, trained('persons', ['men'])],
  attendances: [NATIONAL, trained('attendances', ['women', 'men'])],
  'training-regional-governments': [REGIONAL, entitiesWith('training')],
  'norms-national': [NATIONAL, factsOf('norm')],
  'norms-sub-national': [SUB_NATIONAL, factsOf('norm')],
  ...Object.fromEntries(
    NORMS_COUNTED.map(({ figure, level, holds }) => [
      figure,
      [level === 'national' ? NATIONAL : SUB_NATIONAL, normsOf(holds)],
    ]),
  ),
  'communication-national': [NATIONAL, factsOf('communication')],
  'communication-regional-governments': [REGIONAL, entitiesWith('communication')],
  tools: [GOVERNMENT_LEVELS, toolsApplied((_slug, isHere) => isHere)],
  ...Object.fromEntries(
    INSTRUMENT_SLUGS.map((slug) => [
      `tools-${slug}`,
      [GOVERNMENT_LEVELS, toolsApplied((applied, isHere) => isHere && applied === slug)],
    ]),
  ),
  'tools-outside': [GOVERNMENT_LEVELS, toolsApplied((_slug, isHere) => !isHere)],
  'tools-regional-governments': [REGIONAL, (totals) => onceEach(totals['tools-presented'].presentedTo)],
  practices: [
    GOVERNMENT_LEVELS,
    (totals) =>
      sumsOf(
        totals['good-practice'].counted.filter(({ state }) => state === 'validated'),
        () => 1,
      ),
  ],
}

/**
 * Which entities each figure of a year counts, and how many of each.
 * @param all totals of the facts of everybody. @param entities those of the year, by whose levels a figure chooses.
 */
export function countedBy(
  all: Totals,
  entities: readonly { readonly id: string; readonly name: string; readonly level: GovernmentLevel }[],
): CountedBy {
  const places = new Map<string, number>()
  const names: string[] = []
  const placeOf = (id: string, name: string) => {
    const known = places.get(id)
    if (known !== undefined) return known
    places.set(id, names.length)
    return names.push(name) - 1
  }
  const figures = Object.entries(COUNTINGS).map(([figure, [levels, counting]]) => {
    const counts = counting(all)
    const counted = entities.filter(({ id, level }) => levels.includes(level) && (counts.get(id) ?? 0) > 0)
    return [figure, counted.map(({ id, name }) => [placeOf(id, name), counts.get(id) ?? 0] as const)] as const
  })
  return { figures: Object.fromEntries(figures.filter(([, rows]) => rows.length > 0)), entities: names }
}
