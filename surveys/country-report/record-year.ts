import { mefTotals } from '#surveys/mef-budget/totals.ts'
import { obligationOn } from '#surveys/obligations/obligations.ts'
import { GOVERNMENT_LEVELS, type GovernmentLevel } from '#surveys/model/entity-kind.ts'
import { INSTRUMENT_SLUGS } from '#surveys/model/instrument.ts'
import type { RecordFact } from '#surveys/yearly-record/fact.ts'
import type { EntityFactKind } from '#surveys/yearly-record/kinds.ts'
import { cutOffOf, totalsOf, type CutOff, type Totals } from '#surveys/yearly-record/totals.ts'
import { countedBy } from './counted-by.ts'
import type { CountedMoney } from './counted-money.ts'
import type { Completeness, CountryYear, Practice } from './country-year.ts'
import type { FigureId } from './figures.ts'
import { LOCAL, NATIONAL, REGIONAL, SUB_NATIONAL } from './level-groups.ts'
import { NORMS_COUNTED } from './norm-figures.ts'

/** An entity that was there on the day of the cut-off, with its name and level of that day. */
export type ReportedEntity = {
  readonly id: string
  readonly name: string
  readonly level: GovernmentLevel
  /** Of what it was attached to then, by its name of then; null for none. */
  readonly parentName: string | null
}

export type RecordYear = {
  readonly year: number
  /** ISO date until which something could be told. */
  readonly toldBy: string
  readonly entities: readonly ReportedEntity[]
  /** Facts of the year of all entities and of the Ministry. */
  readonly facts: readonly RecordFact[]
  /** What MEF told of the year; null where nothing of it was brought in. */
  readonly money: CountedMoney | null
}

type Group = { readonly entities: readonly ReportedEntity[]; readonly totals: Totals }

/** A figure that somebody told of, or nothing: a zero that nobody said is none. */
type Told = Partial<Record<FigureId, number | null>>

const toldOf = ({ totals }: Group, kind: EntityFactKind) =>
  new Set([
    ...totals[kind].entities,
    ...totals[kind].nothing,
    ...totals[kind].observed.flatMap((fact) => fact.entityId ?? []),
  ])

/** The value where anybody of the group told of the kind, or where there is nobody who could. */
function ifTold(group: Group, kind: EntityFactKind, value: number): number | null {
  return group.entities.length === 0 || toldOf(group, kind).size > 0 ? value : null
}

function mechanismFigures(groupOf: (levels: readonly GovernmentLevel[]) => Group): Told {
  const levels = GOVERNMENT_LEVELS.map((level) => {
    const group = groupOf([level])
    return [
      `mechanisms-${level}`,
      ifTold(group, 'mechanism-act', group.totals['mechanism-act'].entities.length),
    ] as const
  })
  const all = groupOf(GOVERNMENT_LEVELS)
  return {
    ...Object.fromEntries(levels),
    mechanisms: ifTold(all, 'mechanism-act', all.totals['mechanism-act'].entities.length),
  }
}

function planFigures(groupOf: (levels: readonly GovernmentLevel[]) => Group): Told {
  const all = groupOf(GOVERNMENT_LEVELS)
  const reached = (group: Group) => ifTold(group, 'activity-plan', group.totals['activity-plan'].stages.all)
  const { elaborated, approved, implemented } = all.totals['activity-plan'].stages
  const of = (value: number) => ifTold(all, 'activity-plan', value)
  return {
    plans: reached(all),
    ...{ 'plans-national': reached(groupOf(NATIONAL)), 'plans-regional': reached(groupOf(REGIONAL)) },
    'plans-local': reached(groupOf(LOCAL)),
    ...{ 'plans-drawn-up': of(elaborated), 'plans-approved': of(approved), 'plans-implemented': of(implemented) },
  }
}

function documentFigures(national: Group, subNational: Group): Told {
  const { byType, counted } = national.totals['internal-document']
  const of = (value: number) => ifTold(national, 'internal-document', value)
  const below = subNational.totals['internal-document'].counted.length
  return {
    documents: of(counted.length),
    ...{ 'documents-pdp': of(byType.pdp), 'documents-ris': of(byType.ris), 'documents-poi': of(byType.poi) },
    ...{ 'documents-pbs': of(byType.pbs), 'documents-pei': of(byType.pei), 'documents-rof': of(byType.rof) },
    ...{ 'documents-positions': of(byType['post-classifier']), 'documents-other': of(byType.other) },
    'documents-sub-national': ifTold(subNational, 'internal-document', below),
  }
}

const shareOf = (part: number, whole: number) => (whole === 0 ? null : (100 * part) / whole)

function trainingFigures(national: Group, regional: Group, all: Group): Told {
  const { counted, persons, attendances } = national.totals.training
  const of = (value: number | null) => (value === null ? null : ifTold(national, 'training', value))
  const people = persons.women + persons.men
  const everybody = all.totals.training.persons
  const total = everybody.women + everybody.men
  return {
    trainings: of(counted.length),
    ...{ trained: of(people), 'trained-women': of(persons.women), 'trained-men': of(persons.men) },
    attendances: of(attendances.women + attendances.men),
    'trained-women-percent': of(shareOf(persons.women, people)),
    'trained-men-percent': of(shareOf(persons.men, people)),
    'trained-women-percent-all': shareOf(everybody.women, total),
    'trained-men-percent-all': shareOf(everybody.men, total),
    'training-regional-governments': ifTold(regional, 'training', regional.totals.training.entities.length),
  }
}

/** What was applied here is known without anybody telling it. How many, and nothing of what was answered. */
function toolFigures(all: Group, entities: readonly ReportedEntity[]): Told {
  const { espejo, declared } = all.totals['instrument-applied']
  const presented = all.totals['tools-presented']
  const regional = new Set(entities.filter(({ level }) => level === 'regional-government').map(({ id }) => id))
  const sum = (counts: Readonly<Record<string, number>>) =>
    Object.values(counts).reduce((added, each) => added + each, 0)
  return {
    tools: sum(espejo),
    ...Object.fromEntries(INSTRUMENT_SLUGS.map((slug) => [`tools-${slug}`, espejo[slug]])),
    'tools-outside': ifTold(all, 'instrument-applied', sum(declared)),
    'tools-regional-governments':
      presented.counted.length > 0 ? presented.presentedTo.filter((id) => regional.has(id)).length : null,
  }
}

function normFigures(national: Group, subNational: Group): Told {
  const groups = { national, 'sub-national': subNational }
  return Object.fromEntries(
    NORMS_COUNTED.map(({ figure, level, holds }) => {
      const { counted } = groups[level].totals.norm
      const those = counted.filter(({ content }) => content !== null && holds(content.topic))
      return [figure, ifTold(groups[level], 'norm', those.length)]
    }),
  )
}

function otherFigures(national: Group, regional: Group, subNational: Group): Told {
  const { norm, communication } = national.totals
  return {
    'norms-national': ifTold(national, 'norm', norm.counted.length),
    'norms-sub-national': ifTold(subNational, 'norm', subNational.totals.norm.counted.length),
    'communication-national': ifTold(national, 'communication', communication.counted.length),
    'communication-regional-governments': ifTold(
      regional,
      'communication',
      regional.totals.communication.entities.length,
    ),
  }
}

/** In soles and millions of them, as the report says them. */
function budgetFigures(money: CountedMoney | null): Told {
  if (money === null) return {}
  const { programmes, pim, executed, executedPercent, regional } = mefTotals(money.pliegos)
  const soles = (centimos: number) => centimos / 100
  return {
    'budget-programmes': programmes,
    ...{ 'budget-executed': soles(executed) / 1e6, 'budget-modified': soles(pim) / 1e6 },
    'budget-executed-percent': executedPercent,
    'budget-regional-executed': soles(regional.executed),
    'budget-regional-modified': regional.totalPim === null ? null : soles(regional.totalPim),
    'budget-regional-share': regional.sharePercent,
  }
}

/** Practices that the Ministry read, each said through the ministry that the entity belonged to in that year. */
function practicesOf(all: Group, entities: readonly ReportedEntity[]): Practice[] {
  const byId = new Map(entities.map((entity) => [entity.id, entity]))
  const read = all.totals['good-practice'].counted.filter(({ state }) => state === 'validated')
  const texts = new Map<string, string[]>()
  for (const { entityId, content } of read) {
    const entity = byId.get(entityId ?? '')
    if (!entity || content === null) continue
    const { parentName } = entity
    const name = parentName === null ? entity.name : `${parentName} a través de ${entity.name}`
    texts.set(name, [...(texts.get(name) ?? []), `${content.title}. ${content.text}`])
  }
  return [...texts].map(([entity, found]) => ({ entity, texts: found }))
}

/** Whose telling a figure rests on: the levels, and what they tell of. */
const BASES: Readonly<Partial<Record<FigureId, readonly [levels: readonly GovernmentLevel[], kind: EntityFactKind]>>> =
  {
    mechanisms: [GOVERNMENT_LEVELS, 'mechanism-act'],
    'mechanisms-ministry': [['ministry'], 'mechanism-act'],
    'mechanisms-national-entity': [['national-entity'], 'mechanism-act'],
    'mechanisms-autonomous-body': [['autonomous-body'], 'mechanism-act'],
    'mechanisms-regional-government': [REGIONAL, 'mechanism-act'],
    'mechanisms-local-government': [LOCAL, 'mechanism-act'],
    plans: [GOVERNMENT_LEVELS, 'activity-plan'],
    'plans-national': [NATIONAL, 'activity-plan'],
    'plans-regional': [REGIONAL, 'activity-plan'],
    'plans-local': [LOCAL, 'activity-plan'],
    documents: [NATIONAL, 'internal-document'],
    'documents-sub-national': [SUB_NATIONAL, 'internal-document'],
    trainings: [NATIONAL, 'training'],
    trained: [NATIONAL, 'training'],
    'training-regional-governments': [REGIONAL, 'training'],
    'norms-national': [NATIONAL, 'norm'],
    'norms-sub-national': [SUB_NATIONAL, 'norm'],
    'communication-national': [NATIONAL, 'communication'],
    'communication-regional-governments': [REGIONAL, 'communication'],
    practices: [GOVERNMENT_LEVELS, 'good-practice'],
  }

/** Of those who must tell, or told without having to, how many told. */
function completenessOf({ entities, totals }: Group, kind: EntityFactKind, on: string): Completeness {
  const told = toldOf({ entities, totals }, kind)
  const asked = entities.filter(
    (entity) => told.has(entity.id) || obligationOn(entity, 'yearly-record', on).obligation === 'obliged',
  )
  return { reported: asked.filter(({ id }) => told.has(id)).length, of: asked.length }
}

/** The year as the records of the entities have it at its end. */
export function recordYear({ year, toldBy, entities, facts, money }: RecordYear): CountryYear {
  const through = `${year}-12-31`
  const cutOff: CutOff = cutOffOf(year, through, toldBy < through ? through : toldBy)
  const levelOf = new Map(entities.map(({ id, level }) => [id, level]))
  const known = new Map<string, Group>()
  const groupOf = (levels: readonly GovernmentLevel[]): Group => {
    const name = levels.join()
    const made = known.get(name) ?? {
      entities: entities.filter(({ level }) => levels.includes(level)),
      totals: totalsOf(
        facts.filter(({ entityId }) =>
          entityId === null ? levels === GOVERNMENT_LEVELS : levels.includes(levelOf.get(entityId) as GovernmentLevel),
        ),
        cutOff,
      ),
    }
    known.set(name, made)
    return made
  }
  const [national, regional, subNational, all] = [NATIONAL, REGIONAL, SUB_NATIONAL, GOVERNMENT_LEVELS].map(groupOf) as [
    Group,
    Group,
    Group,
    Group,
  ]
  const practices = practicesOf(all, entities)
  const told: Told = {
    ...mechanismFigures(groupOf),
    ...planFigures(groupOf),
    ...documentFigures(national, subNational),
    ...trainingFigures(national, regional, all),
    ...otherFigures(national, regional, subNational),
    ...normFigures(national, subNational),
    ...toolFigures(all, entities),
    practices: ifTold(
      all,
      'good-practice',
      practices.reduce((sum, { texts }) => sum + texts.length, 0),
    ),
    ...budgetFigures(money),
  }
  const withMechanism = new Set(all.totals['mechanism-act'].entities)
  return {
    ...{ year, cutOff: through, source: 'record', practices, counted: countedBy(all.totals, entities) },
    ...(money ? { money } : {}),
    values: Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null)) as CountryYear['values'],
    completeness: Object.fromEntries(
      Object.entries(BASES).map(([figure, [levels, kind]]) => [figure, completenessOf(groupOf(levels), kind, through)]),
    ),
    named: Object.fromEntries(
      GOVERNMENT_LEVELS.map((level) => [
        level,
        entities.filter((entity) => entity.level === level && withMechanism.has(entity.id)).map(({ name }) => name),
      ]),
    ) as unknown as CountryYear['named'],
  }
}
