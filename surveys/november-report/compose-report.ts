import { citation } from '#surveys/norms/norms.ts'
import type { ObjectiveText, RecordFacts, ReportFacts } from './facts.ts'
import type { Around } from './figures.ts'
import { communicationPart, institutionPart, type Composed } from './institution-section.ts'
import { mechanismSection } from './mechanism-section.ts'
import {
  cutOffOf,
  OBJECTIVES,
  OBJECTIVES_NORM,
  policyOf,
  REPORT_NORM,
  type Objective,
  type ObjectiveId,
  type YearPolicy,
} from './objectives.ts'
import type { NovemberReport, ReportSection } from './report.ts'
import { dayWords } from './words.ts'

const NOTHING: Composed = { paragraphs: [], figures: [], tables: [] }

/** Objectives of which the data say something themselves. */
const PARTS: Partial<Record<ObjectiveId, (facts: ReportFacts, around: Around) => Composed>> = {
  OP05: institutionPart,
  OP06: communicationPart,
}

const NO_SERVICE = 'La entidad informa que no brinda servicios de este objetivo.'
const NOTHING_WRITTEN = 'La entidad no escribió sobre este objetivo.'

/** Whether something was said of an objective: a text, a service, or that there is none. */
export function isWritten(text: ObjectiveText | undefined): boolean {
  return text !== undefined && (text.noService || text.text.trim() !== '' || text.services.length > 0)
}

function writtenOf(text: ObjectiveText | undefined): string[] {
  if (!text || !isWritten(text)) return [NOTHING_WRITTEN]
  const own = text.text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return text.noService ? [NO_SERVICE, ...own] : own
}

function objectiveSection(objective: Objective, facts: ReportFacts, around: Around): ReportSection {
  const { id, title, verified, guidelines } = objective
  const text = facts.texts[id]
  const data = PARTS[id]?.(facts, around) ?? NOTHING
  const services = text?.noService ? [] : (text?.services ?? [])
  const lines = guidelines.length === 0 ? '' : `Lineamientos que se conocen: ${guidelines.join('; ')}.`
  return {
    id,
    title: `${id}: ${title}`,
    note: [verified ? '' : 'El nombre de este objetivo está por verificar.', lines]
      .filter((each) => each !== '')
      .join(' '),
    paragraphs: data.paragraphs,
    figures: data.figures,
    tables: [
      ...data.tables,
      ...(services.length === 0
        ? []
        : [
            {
              caption: 'Servicios de la política que la entidad brinda, como ella los nombra',
              columns: ['Servicio', 'Qué se hizo en el año'],
              rows: services.map(({ name, done }) => [name, done]),
            },
          ]),
    ],
    written: writtenOf(text),
  }
}

const OBLIGATION_WORDS = {
  obliged: 'La entidad está obligada a presentarlo.',
  facultative: 'La entidad no está obligada a presentarlo y lo presenta por decisión propia.',
  outside: 'En ese año ninguna norma pedía este informe a la entidad.',
} as const

function openingOf({ year, obligation, readOn }: ReportFacts, { policy, objectivesOfBefore }: YearPolicy): string[] {
  const before = objectivesOfBefore
    ? ` No se conoce la norma que apruebe la política de ese nombre: el informe sigue los objetivos de la anterior, ${citation(OBJECTIVES_NORM)} (por verificar).`
    : ''
  return [
    `Informe de ${year} sobre la creación del mecanismo y los avances en las políticas nacionales de igualdad, según ${citation(REPORT_NORM.id)}, ${REPORT_NORM.place}. ${OBLIGATION_WORDS[obligation]}`,
    `Se ordena por los objetivos de la ${policy}.${before}`,
    `Corte: ${dayWords(cutOffOf(year))}. Los datos se leyeron el ${dayWords(readOn)}. «No informó» no es cero.`,
  ]
}

/** What is asked of the record, as a sentence names it. */
const ASKED: Readonly<Record<keyof RecordFacts, string>> = {
  mechanism: 'la creación del mecanismo',
  officer: 'la persona Oficial para la Igualdad',
  documents: 'los documentos de gestión',
  trainings: 'las capacitaciones',
  norms: 'las normas aprobadas',
  communications: 'las actividades de comunicación',
  practices: 'las buenas prácticas',
}

function completenessOf({ record, plan, outsidePlan, texts }: ReportFacts): NovemberReport['completeness'] {
  const asked = [
    ...(Object.keys(ASKED) as (keyof RecordFacts)[]).map((topic) => ({
      name: ASKED[topic],
      isTold: record[topic].state !== 'unreported',
    })),
    { name: 'el plan de actividades', isTold: plan !== null || outsidePlan !== null },
    ...OBJECTIVES.map(({ id }) => ({ name: `el objetivo ${id}`, isTold: isWritten(texts[id]) })),
  ]
  return {
    asked: asked.length,
    told: asked.filter(({ isTold }) => isTold).length,
    untold: asked.flatMap(({ name, isTold }) => (isTold ? [] : [name])),
  }
}

/**
 * The report that an entity owes in November, from what it recorded, its plan, its releases and what it wrote itself. The
 * same facts make the same report: its digest is taken of it.
 */
export function composeReport(facts: ReportFacts): NovemberReport {
  const { year, entity, obligation, readOn } = facts
  const policy = policyOf(year)
  const cutOff = cutOffOf(year)
  const around = { obligation, cutOff }
  return {
    format: 1,
    ...{ year, cutOff, readOn, entity, obligation },
    opening: openingOf(facts, policy),
    sections: [
      mechanismSection(facts, policy, around),
      ...OBJECTIVES.map((objective) => objectiveSection(objective, facts, around)),
    ],
    completeness: completenessOf(facts),
  }
}
