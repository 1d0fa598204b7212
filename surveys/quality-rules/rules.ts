import type { GovernmentLevel } from '#surveys/model/entity-kind.ts'
import { plainName } from '#surveys/text/written-text.ts'
import { expiryOf, type RecordFact } from '#surveys/yearly-record/fact.ts'
import {
  ENTITY_KINDS,
  NATIONAL_TOPICS,
  SUBNATIONAL_TOPICS,
  type EntityFactKind,
  type NormTopic,
} from '#surveys/yearly-record/kinds.ts'

/** A year of an entity as it is checked before it is sent. */
export type CheckedRecord = {
  readonly level: GovernmentLevel
  readonly year: number
  /** What the entity recorded, drafts too, and what is derived from Espejo. */
  readonly facts: readonly RecordFact[]
  /** The same of the year before, only what was told. */
  readonly lastYear: readonly RecordFact[]
  /** How many files or links prove each fact that the entity recorded; one that is missing has none. */
  readonly proofs: ReadonlyMap<string, number>
  /** People who work in the entity, by the newest confirmed figure; null where there is none. */
  readonly staff: number | null
  /** Whether the record is asked of this entity, or given by it of its own will. */
  readonly isObliged: boolean
}

/** What a rule found. Numbers are those that its sentence says. */
export type Found = {
  readonly factId: string | null
  readonly kind: EntityFactKind
  readonly numbers?: Readonly<Record<string, number>>
}

/** `error`: it cannot be so, and is not sent. `warning`: it may be so, and is asked about. */
export type Severity = 'error' | 'warning'

type Rule = { readonly severity: Severity; readonly find: (record: CheckedRecord) => readonly Found[] }

/** Longer trainings exist; one of them is looked at twice. */
export const LONG_TRAINING_HOURS = 200
/** From so many people a training of one sex alone is looked at twice. */
export const MIXED_FROM = 20
/** A number so many times that of the year before, or so small a part of it, is a jump; small differences never are. */
export const JUMP_TIMES = 5
const JUMP_OF_FACTS = 10
const JUMP_OF_PEOPLE = 100
/** Days between an application here and one that is declared, within which they are likely one. */
const SAME_APPLICATION_DAYS = 60

type Told<Kind extends EntityFactKind> = Extract<RecordFact, { readonly kind: Kind }> & {
  readonly content: NonNullable<Extract<RecordFact, { readonly kind: Kind }>['content']>
}

function ofKind<Kind extends EntityFactKind>(facts: readonly RecordFact[], kind: Kind): readonly Told<Kind>[] {
  return facts.filter((fact): fact is Told<Kind> => fact.kind === kind && fact.content !== null)
}

const own = ({ facts }: CheckedRecord): CheckedRecord['facts'] => facts.filter(({ origin }) => origin === 'entity')
const at = ({ id, kind }: RecordFact): Found => ({ factId: id, kind: kind as EntityFactKind })

/** Nothing was said of a kind of which Espejo knows something. */
function denied(record: CheckedRecord): Found[] {
  const derived = new Set(record.facts.filter(({ origin }) => origin === 'espejo').map(({ kind }) => kind))
  return own(record)
    .filter(({ content, kind }) => content === null && derived.has(kind))
    .map(at)
}

const isNational = (level: GovernmentLevel) => level !== 'regional-government' && level !== 'local-government'

function topicOfOthers(record: CheckedRecord): Found[] {
  const others: readonly NormTopic[] = isNational(record.level) ? SUBNATIONAL_TOPICS : NATIONAL_TOPICS
  return ofKind(own(record), 'norm')
    .filter(({ content: { topic } }) => others.includes(topic))
    .map(at)
}

function implementedUnapproved(record: CheckedRecord): Found[] {
  return ofKind(own(record), 'activity-plan')
    .filter(({ content: { approved, implemented } }) => implemented !== null && approved === null)
    .map(at)
}

function implementedEarly(record: CheckedRecord): Found[] {
  return ofKind(own(record), 'activity-plan')
    .filter(
      ({ content: { approved, implemented } }) =>
        approved !== null && implemented !== null && implemented.on < approved.on,
    )
    .map(at)
}

function nameOf({ content }: RecordFact): string {
  if (content === null) return ''
  const named = content as { readonly name?: string; readonly title?: string; readonly number?: string }
  return plainName([named.number, named.title, named.name].filter(Boolean).join(' '))
}

function doubled(record: CheckedRecord): Found[] {
  const seen = new Set<string>()
  return own(record)
    .filter((fact) => {
      const name = nameOf(fact)
      if (name === '') return false
      const key = `${fact.kind} ${fact.on} ${name}`
      const known = seen.has(key)
      seen.add(key)
      return known
    })
    .map(at)
}

const trainings = (record: CheckedRecord) => ofKind(own(record), 'training')

function longTraining(record: CheckedRecord): Found[] {
  return trainings(record)
    .filter(({ content: { hours } }) => hours > LONG_TRAINING_HOURS)
    .map((fact) => ({ ...at(fact), numbers: { hours: fact.content.hours } }))
}

function morePeopleThanStaff(record: CheckedRecord): Found[] {
  const { staff } = record
  if (staff === null) return []
  return trainings(record)
    .filter(({ content: { women, men, counts } }) => counts === 'persons' && women + men > staff)
    .map((fact) => ({ ...at(fact), numbers: { people: fact.content.women + fact.content.men, staff } }))
}

function ofOneSex(record: CheckedRecord): Found[] {
  return trainings(record)
    .filter(({ content: { women, men } }) => women + men >= MIXED_FROM && (women === 0 || men === 0))
    .map(at)
}

function isJump(before: number, after: number, least: number): boolean {
  if (Math.abs(after - before) < least) return false
  return after >= before * JUMP_TIMES || after * JUMP_TIMES <= before
}

/** Facts of a kind, and people of the trainings, against the year before; where nothing was told then, nothing is compared. */
function jumped({ facts, lastYear }: CheckedRecord): Found[] {
  const kinds = ENTITY_KINDS.filter((kind) => lastYear.some((fact) => fact.kind === kind))
  const people = (all: readonly RecordFact[]) =>
    ofKind(all, 'training').reduce((sum, { content: { women, men } }) => sum + women + men, 0)
  const numbers = kinds.map((kind) => ({
    kind,
    before: ofKind(lastYear, kind).length,
    after: ofKind(facts, kind).length,
    least: JUMP_OF_FACTS,
  }))
  const trained = kinds.includes('training')
    ? [{ kind: 'training' as const, before: people(lastYear), after: people(facts), least: JUMP_OF_PEOPLE }]
    : []
  return [...numbers, ...trained]
    .filter(({ before, after, least }) => isJump(before, after, least))
    .map(({ kind, before, after }) => ({ factId: null, kind, numbers: { before, after } }))
}

/** Every act of the mechanism ends before the year does. */
function mechanismEnds({ facts, year }: CheckedRecord): Found[] {
  const acts = ofKind(facts, 'mechanism-act')
  const ended = acts.filter((act) => (expiryOf(act) ?? '9999') < `${year}-12-31`)
  return acts.length > 0 && ended.length === acts.length ? ended.slice(-1).map(at) : []
}

function membersWithoutAct({ facts }: CheckedRecord): Found[] {
  return ofKind(facts, 'mechanism-act').length > 0 ? [] : ofKind(facts, 'mechanism-members').map(at)
}

function unproved(record: CheckedRecord): Found[] {
  return own(record)
    .filter(({ content, id }) => content !== null && (record.proofs.get(id) ?? 0) === 0)
    .map(at)
}

function untold({ facts, isObliged }: CheckedRecord): Found[] {
  if (!isObliged) return []
  const told = new Set(facts.map(({ kind }) => kind))
  return ENTITY_KINDS.filter((kind) => !told.has(kind)).map((kind) => ({ factId: null, kind }))
}

const days = (one: string, other: string) => Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000

function appliedTwice({ facts }: CheckedRecord): Found[] {
  const here = ofKind(facts, 'instrument-applied')
  return here
    .filter(({ origin }) => origin === 'entity')
    .filter((declared) =>
      here.some(
        ({ origin, on, content }) =>
          origin === 'espejo' &&
          content.instrument === declared.content.instrument &&
          days(on, declared.on) <= SAME_APPLICATION_DAYS,
      ),
    )
    .map(at)
}

/** Every rule by its code. A code never changes its meaning; one that is given up is not given again. */
export const RECORD_RULES = {
  R01: { severity: 'error', find: denied },
  R02: { severity: 'error', find: topicOfOthers },
  R03: { severity: 'error', find: implementedUnapproved },
  R04: { severity: 'warning', find: implementedEarly },
  R05: { severity: 'warning', find: doubled },
  R06: { severity: 'warning', find: longTraining },
  R07: { severity: 'warning', find: morePeopleThanStaff },
  R08: { severity: 'warning', find: ofOneSex },
  R09: { severity: 'warning', find: jumped },
  R10: { severity: 'warning', find: mechanismEnds },
  R11: { severity: 'warning', find: membersWithoutAct },
  R12: { severity: 'warning', find: unproved },
  R13: { severity: 'warning', find: untold },
  R14: { severity: 'warning', find: appliedTwice },
} as const satisfies Readonly<Record<string, Rule>>

export type RuleCode = keyof typeof RECORD_RULES
export const RULE_CODES = Object.keys(RECORD_RULES) as readonly RuleCode[]

export type Finding = Found & { readonly code: RuleCode; readonly severity: Severity }

/** What the rules find in a record, errors first, each in the order of its code. Pure. */
export function checkRecord(record: CheckedRecord): Finding[] {
  const all = RULE_CODES.flatMap((code) => {
    const { severity, find } = RECORD_RULES[code]
    return find(record).map((found): Finding => ({ ...found, code, severity }))
  })
  return [
    ...all.filter(({ severity }) => severity === 'error'),
    ...all.filter(({ severity }) => severity === 'warning'),
  ]
}
