import { INSTRUMENT_SLUGS, type InstrumentSlug } from '#surveys/model/instrument.ts'
import { assertIsoDate } from '#surveys/norms/iso-date.ts'
import { expiryOf, type FactOf, type RecordFact } from './fact.ts'
import {
  DOCUMENT_TYPES,
  isStanding,
  NORM_TOPICS,
  TRAINING_TYPES,
  type DocumentType,
  type FactKind,
  type NormTopic,
  type TrainingType,
} from './kinds.ts'

/** Until when a report reads. ISO dates, both days counted whole. */
export type CutOff = {
  readonly year: number
  /** Last day of what happened: a day of November, or 31 December. */
  readonly through: string
  /** Last day on which it could be told. */
  readonly toldBy: string
}

/** @throws {RangeError} for days that are none, for a last day outside the year, and for telling that ends before it. */
export function cutOffOf(year: number, through: string, toldBy: string = through): CutOff {
  assertIsoDate(through)
  assertIsoDate(toldBy)
  if (!through.startsWith(`${year}-`)) throw new RangeError(`"${through}" is no day of ${year}`)
  if (toldBy < through) throw new RangeError(`"${toldBy}" is before "${through}"`)
  return { year, through, toldBy }
}

/** Whether a fact, or that there was nothing, was told for a cut-off. */
export function isTold(fact: RecordFact, { year, toldBy }: CutOff): boolean {
  return fact.year === year && fact.state !== 'draft' && fact.submittedOn !== null && fact.submittedOn <= toldBy
}

/** Whether what was told had happened by a cut-off: in its year; of what stands, before it and not expired. */
export function hasHappened(fact: RecordFact, { year, through }: CutOff): boolean {
  if (fact.on > through) return false
  if (!isStanding(fact.kind)) return fact.on.startsWith(`${year}-`)
  const expires = expiryOf(fact)
  return expires === null || expires >= through
}

/** Facts of a kind at a cut-off. Sizes are said of `counted` alone; the facts stand here so that a figure links to them. */
export type Tally<Kind extends FactKind = FactKind> = {
  /** Told by the cut-off, happened by it, and not observed. */
  readonly counted: readonly FactOf<Kind>[]
  /** Of those, how many the Ministry found so, how many it recorded, and how many are derived from Espejo. */
  readonly validated: number
  readonly byMinistry: number
  readonly fromEspejo: number
  /** The Ministry doubts them, and nobody has answered: not counted. */
  readonly observed: readonly FactOf<Kind>[]
  /** Ids of the entities that have one that counts. */
  readonly entities: readonly string[]
  /** Ids of the entities that said that there was nothing. */
  readonly nothing: readonly string[]
}

type Told<Kind extends FactKind> = FactOf<Kind> & { readonly content: NonNullable<FactOf<Kind>['content']> }

function idsOf(facts: readonly Pick<RecordFact, 'entityId'>[]): string[] {
  return [...new Set(facts.flatMap(({ entityId }) => entityId ?? []))].sort()
}

/** Facts of one kind among those of one entity or of many. */
export function tallyOf<Kind extends FactKind>(facts: readonly RecordFact[], kind: Kind, cutOff: CutOff): Tally<Kind> {
  const told = facts.filter((fact) => fact.kind === kind && isTold(fact, cutOff))
  // A filter by a kind that the caller chooses is more than the compiler follows.
  const happened = told.filter(
    (fact) => fact.content !== null && hasHappened(fact, cutOff),
  ) as unknown as readonly FactOf<Kind>[]
  const counted = happened.filter(({ state }) => state !== 'observed')
  return {
    counted,
    validated: counted.filter(({ state, origin }) => state === 'validated' && origin !== 'espejo').length,
    byMinistry: counted.filter(({ origin }) => origin === 'ministry').length,
    fromEspejo: counted.filter(({ origin }) => origin === 'espejo').length,
    observed: happened.filter(({ state }) => state === 'observed'),
    entities: idsOf(counted),
    nothing: idsOf(told.filter(({ content }) => content === null)),
  }
}

/**
 * What an entity told of a kind: `not-told` is no zero; `none` is a zero that was said. `told` may be of 0 that count,
 * where everything is observed or happened after the cut-off.
 */
export type ToldOf =
  | { readonly kind: 'not-told' }
  | { readonly kind: 'none' }
  | { readonly kind: 'told'; readonly count: number }

/** @param facts of one entity. */
export function toldOf(facts: readonly RecordFact[], kind: FactKind, cutOff: CutOff): ToldOf {
  const told = facts.filter((fact) => fact.kind === kind && isTold(fact, cutOff))
  if (told.length === 0) return { kind: 'not-told' }
  const count = tallyOf(told, kind, cutOff).counted.length
  if (count > 0 || told.some(({ content }) => content !== null)) return { kind: 'told', count }
  return { kind: 'none' }
}

/** Ids of the entities that told anything of a year by a cut-off. What is derived nobody told. */
export function entitiesThatTold(facts: readonly RecordFact[], cutOff: CutOff): readonly string[] {
  return idsOf(facts.filter((fact) => fact.origin !== 'espejo' && isTold(fact, cutOff)))
}

/** How many women and men; persons and attendances are never one number. */
export type People = { readonly actions: number; readonly women: number; readonly men: number }

/**
 * How far the plans of a year are, each stage by its own definition: what is carried out does not wait for the signature.
 * `all`: plans that reached the three, as the report for 2019 counts them. `outside`: of the elaborated, made outside Espejo.
 */
export type PlanStages = {
  readonly elaborated: number
  readonly approved: number
  readonly implemented: number
  readonly all: number
  readonly outside: number
}

export type TrainingSums = {
  readonly byType: Readonly<Record<TrainingType, number>>
  /** Hours of the actions, not of each person. */
  readonly hours: number
  readonly persons: People
  readonly attendances: People
}

/** What a report says of every kind at a cut-off. */
export type Totals = {
  readonly cutOff: CutOff
  /** Mechanisms that stand are `entities`: an entity that recorded two acts has one mechanism. */
  readonly 'mechanism-act': Tally<'mechanism-act'>
  /** Members by the newest list of each entity. */
  readonly 'mechanism-members': Tally<'mechanism-members'> & { readonly women: number; readonly men: number }
  /** Entities with an officer are `entities`. */
  readonly 'equality-officer': Tally<'equality-officer'>
  readonly 'activity-plan': Tally<'activity-plan'> & {
    readonly stages: PlanStages
    readonly reached: readonly PlanReached[]
  }
  /** `espejo`: campaigns closed and budget assessments signed here. `declared`: applied outside, by document. */
  readonly 'instrument-applied': Tally<'instrument-applied'> & {
    readonly espejo: Readonly<Record<InstrumentSlug, number>>
    readonly declared: Readonly<Record<InstrumentSlug, number>>
  }
  readonly 'internal-document': Tally<'internal-document'> & { readonly byType: Readonly<Record<DocumentType, number>> }
  readonly training: Tally<'training'> & TrainingSums
  readonly norm: Tally<'norm'> & { readonly byTopic: Readonly<Record<NormTopic, number>> }
  readonly communication: Tally<'communication'>
  readonly 'good-practice': Tally<'good-practice'>
  /** `presentedTo`: ids of the entities, each once. */
  readonly 'tools-presented': Tally<'tools-presented'> & { readonly presentedTo: readonly string[] }
  readonly 'training-given': Tally<'training-given'> & TrainingSums
  readonly 'assistance-given': Tally<'assistance-given'> & { readonly assisted: readonly string[] }
}

function told<Kind extends FactKind>({ counted }: Tally<Kind>): readonly Told<Kind>[] {
  return counted as readonly Told<Kind>[]
}

function countBy<Word extends string>(words: readonly Word[], said: readonly Word[]): Record<Word, number> {
  const counts = Object.fromEntries(words.map((word) => [word, 0])) as Record<Word, number>
  for (const word of said) counts[word] += 1
  return counts
}

function trainingSums(facts: readonly Told<'training' | 'training-given'>[]): TrainingSums {
  const contents = facts.map(({ content }) => content)
  const of = (counts: 'persons' | 'attendances'): People => {
    const those = contents.filter((each) => each.counts === counts)
    const sum = (sex: 'women' | 'men') => those.reduce((all, each) => all + each[sex], 0)
    return { actions: those.length, women: sum('women'), men: sum('men') }
  }
  return {
    byType: countBy(
      TRAINING_TYPES,
      contents.map(({ type }) => type),
    ),
    hours: contents.reduce((all, { hours }) => all + hours, 0),
    persons: of('persons'),
    attendances: of('attendances'),
  }
}

/** The newest of each entity by its date. */
function newestOfEach<Fact extends RecordFact>(facts: readonly Fact[]): Fact[] {
  const newest = new Map<string | null, Fact>()
  for (const fact of facts) {
    const known = newest.get(fact.entityId)
    if (known === undefined || known.on < fact.on) newest.set(fact.entityId, fact)
  }
  return [...newest.values()]
}

/** The plan of an entity and how far it is. */
export type PlanReached = {
  readonly entityId: string | null
  readonly isApproved: boolean
  readonly isImplemented: boolean
  readonly isOutside: boolean
}

/** An entity has one plan a year; a plan made here goes before one told by its document. */
function plansReached(facts: readonly Told<'activity-plan'>[], { through }: CutOff): PlanReached[] {
  const byEntity = new Map<string | null, readonly Told<'activity-plan'>[]>()
  for (const fact of facts) byEntity.set(fact.entityId, [...(byEntity.get(fact.entityId) ?? []), fact])
  const reached = (all: readonly Told<'activity-plan'>[], stage: 'approved' | 'implemented') =>
    all.some(({ content }) => (content[stage]?.on ?? '9') <= through)
  return [...byEntity].map(([entityId, all]) => {
    const here = all.filter(({ origin }) => origin === 'espejo')
    const plan = here.length > 0 ? here : all
    return {
      ...{ entityId, isApproved: reached(plan, 'approved'), isImplemented: reached(plan, 'implemented') },
      isOutside: here.length === 0,
    }
  })
}

/** Each stage counts entities. */
function planStages(plans: readonly PlanReached[]): PlanStages {
  const count = (holds: (plan: PlanReached) => boolean) => plans.filter(holds).length
  return {
    elaborated: plans.length,
    approved: count(({ isApproved }) => isApproved),
    implemented: count(({ isImplemented }) => isImplemented),
    all: count(({ isApproved, isImplemented }) => isApproved && isImplemented),
    outside: count(({ isOutside }) => isOutside),
  }
}

function idsIn(facts: readonly Told<'tools-presented' | 'assistance-given'>[]): string[] {
  return [...new Set(facts.flatMap(({ content }) => content.entityIds))].sort()
}

/**
 * Totals of every kind at a cut-off.
 * @param facts what was recorded and what is derived, of one entity or of many, of any year and state.
 */
export function totalsOf(facts: readonly RecordFact[], cutOff: CutOff): Totals {
  // Of a country there are tens of thousands, and each kind would walk all of them.
  const ofKind = new Map<FactKind, RecordFact[]>()
  for (const fact of facts) {
    const known = ofKind.get(fact.kind)
    if (known) known.push(fact)
    else ofKind.set(fact.kind, [fact])
  }
  const tally = <Kind extends FactKind>(kind: Kind) => tallyOf(ofKind.get(kind) ?? [], kind, cutOff)
  const [members, plans, applied] = [tally('mechanism-members'), tally('activity-plan'), tally('instrument-applied')]
  const [documents, trainings, norms] = [tally('internal-document'), tally('training'), tally('norm')]
  const [presented, given, assisted] = [tally('tools-presented'), tally('training-given'), tally('assistance-given')]
  const reached = plansReached(told(plans), cutOff)
  const newestMembers = newestOfEach(told(members)).map(({ content }) => content)
  const instruments = (here: boolean) =>
    countBy(
      INSTRUMENT_SLUGS,
      told(applied).flatMap(({ origin, content }) => ((origin === 'espejo') === here ? content.instrument : [])),
    )
  return {
    cutOff,
    'mechanism-act': tally('mechanism-act'),
    'mechanism-members': {
      ...members,
      women: newestMembers.reduce((all, { women }) => all + women, 0),
      men: newestMembers.reduce((all, { men }) => all + men, 0),
    },
    'equality-officer': tally('equality-officer'),
    'activity-plan': { ...plans, reached, stages: planStages(reached) },
    'instrument-applied': { ...applied, espejo: instruments(true), declared: instruments(false) },
    'internal-document': {
      ...documents,
      byType: countBy(
        DOCUMENT_TYPES,
        told(documents).map(({ content }) => content.type),
      ),
    },
    training: { ...trainings, ...trainingSums(told(trainings)) },
    norm: {
      ...norms,
      byTopic: countBy(
        NORM_TOPICS,
        told(norms).map(({ content }) => content.topic),
      ),
    },
    communication: tally('communication'),
    'good-practice': tally('good-practice'),
    'tools-presented': { ...presented, presentedTo: idsIn(told(presented)) },
    'training-given': { ...given, ...trainingSums(told(given)) },
    'assistance-given': { ...assisted, assisted: idsIn(told(assisted)) },
  }
}
