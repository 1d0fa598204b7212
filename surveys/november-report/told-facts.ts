import type { RecordFact } from '#surveys/yearly-record/fact.ts'
import type { ActType, DocumentType, NormTopic } from '#surveys/yearly-record/kinds.ts'
import { cutOffOf as recordCutOff, tallyOf, toldOf, totalsOf, type CutOff } from '#surveys/yearly-record/totals.ts'
import type { MechanismFacts, OutsidePlan, Recorded, RecordFacts } from './facts.ts'
import { cutOffOf } from './objectives.ts'

const DOCUMENT_NAMES: Readonly<Record<DocumentType, string>> = {
  pdp: 'Plan de Desarrollo de las Personas',
  ris: 'Reglamento Interno de los Servidores Civiles',
  poi: 'Plan Operativo Institucional',
  pbs: 'Plan de Bienestar Social',
  pei: 'Plan Estratégico Institucional',
  rof: 'Reglamento de Organización y Funciones',
  'post-classifier': 'Clasificador de cargos',
  other: 'Otro documento',
}

const TOPIC_NAMES: Readonly<Record<NormTopic, string>> = {
  'equality-policy': 'Políticas que promueven la igualdad',
  'mainstreaming-guidelines': 'Lineamientos para incorporar el enfoque en la gestión',
  'harassment-directive': 'Directivas para prevenir y sancionar el hostigamiento sexual',
  'participatory-budget': 'Reglamento de presupuesto participativo',
  'investment-criteria': 'Criterios de priorización de inversiones',
  'technical-guidelines': 'Lineamientos técnicos para incorporar el enfoque',
  'environmental-agenda': 'Agenda ambiental local',
  other: 'Otro tema',
}

const ACT_NAMES: Readonly<Record<ActType, string>> = {
  'supreme-decree': 'Decreto Supremo',
  'supreme-resolution': 'Resolución Suprema',
  'ministerial-resolution': 'Resolución Ministerial',
  'head-resolution': 'Resolución',
  'regional-ordinance': 'Ordenanza Regional',
  'regional-resolution': 'Resolución Ejecutiva Regional',
  'municipal-ordinance': 'Ordenanza Municipal',
  'mayoral-resolution': 'Resolución de Alcaldía',
  other: 'Acto',
}

type Kind = Parameters<typeof toldOf>[1]

/** What was told of a kind, made of the facts of it that count. */
function recorded<Value>(
  facts: readonly RecordFact[],
  kind: Kind,
  cutOff: CutOff,
  value: () => Value,
): Recorded<Value> {
  const told = toldOf(facts, kind, cutOff)
  if (told.kind === 'not-told') return { state: 'unreported' }
  return told.kind === 'none' ? { state: 'none' } : { state: 'reported', value: value() }
}

/** Contents of the facts of a kind that count, in the order in which they happened. */
function countedOf<K extends Kind>(facts: readonly RecordFact[], kind: K, cutOff: CutOff) {
  return [...tallyOf(facts, kind, cutOff).counted].sort((one, other) => one.on.localeCompare(other.on))
}

function mechanismOf(facts: readonly RecordFact[], cutOff: CutOff): Recorded<MechanismFacts> {
  const acts = countedOf(facts, 'mechanism-act', cutOff)
  const [first] = acts
  const told = toldOf(facts, 'mechanism-act', cutOff)
  // An act that no longer stands, or that the Ministry doubts, was told, and creates nothing.
  if (!first?.content) return told.kind === 'none' ? { state: 'none' } : { state: 'unreported' }
  const { actType, number } = first.content
  const members = countedOf(facts, 'mechanism-members', cutOff).at(-1)?.content ?? null
  return {
    state: 'reported',
    value: {
      act: `${ACT_NAMES[actType]} ${number}`,
      createdOn: first.on,
      membersUntil: members?.expiresOn ?? null,
      members: members && members.women + members.men,
    },
  }
}

/** Last day of the report of a year, as the record counts. */
export const reportCutOff = (year: number): CutOff => recordCutOff(year, cutOffOf(year))

/** What an entity recorded of a year and told by the last day of its report. @param facts of this entity alone. */
export function toldFacts(facts: readonly RecordFact[], year: number): RecordFacts {
  const cutOff = reportCutOff(year)
  const totals = totalsOf(facts, cutOff)
  const of = <Value>(kind: Kind, value: () => Value) => recorded(facts, kind, cutOff, value)
  const officer = countedOf(facts, 'equality-officer', cutOff).at(-1)?.content
  const people = ({ actions, women, men }: typeof totals.training.persons) => ({ trainings: actions, women, men })
  const byType = Object.entries(totals['internal-document'].byType) as [DocumentType, number][]
  return {
    mechanism: mechanismOf(facts, cutOff),
    officer: officer
      ? { state: 'reported', value: { act: officer.document } }
      : toldOf(facts, 'equality-officer', cutOff).kind === 'none'
        ? { state: 'none' }
        : { state: 'unreported' },
    documents: of('internal-document', () =>
      byType.filter(([, count]) => count > 0).map(([type, count]) => ({ type: DOCUMENT_NAMES[type], count })),
    ),
    trainings: of('training', () => ({
      trainings: totals.training.counted.length,
      hours: totals.training.hours,
      persons: people(totals.training.persons),
      attendances: people(totals.training.attendances),
    })),
    norms: of('norm', () =>
      countedOf(facts, 'norm', cutOff).flatMap(({ content }) =>
        content ? [{ topic: TOPIC_NAMES[content.topic], norm: `${content.number}: ${content.title}` }] : [],
      ),
    ),
    communications: of('communication', () => totals.communication.counted.length),
    practices: of('good-practice', () =>
      countedOf(facts, 'good-practice', cutOff).flatMap(({ content }) => (content ? [content] : [])),
    ),
  }
}

/** The plan that was made outside, as it was told by the last day of the report; null for none. */
export function toldPlan(facts: readonly RecordFact[], year: number): OutsidePlan | null {
  const cutOff = reportCutOff(year)
  const last = countedOf(facts, 'activity-plan', cutOff).findLast(({ origin }) => origin !== 'espejo')
  if (!last?.content) return null
  const { title, approved, implemented } = last.content
  const by = (day: string) => day <= cutOff.through
  return {
    ...{ title, submittedOn: last.on },
    approved: approved !== null && by(approved.on) ? approved : null,
    implementedOn: implemented !== null && by(implemented.on) ? implemented.on : null,
  }
}

/** Instruments that were applied outside and are told by document. */
export function toldTools(facts: readonly RecordFact[], year: number) {
  return countedOf(facts, 'instrument-applied', reportCutOff(year)).flatMap(({ content, on, origin }) =>
    content && origin !== 'espejo' ? [{ instrument: content.instrument, document: content.document, on }] : [],
  )
}
