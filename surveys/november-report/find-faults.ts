import { isWritten } from './compose-report.ts'
import type { ReportFacts } from './facts.ts'
import { cutOffOf, OBJECTIVES } from './objectives.ts'

/** `stops`: it is not handed in like this; `warns`: it is, and whoever reads it sees what is missing. */
export type FaultSeverity = 'stops' | 'warns'

export const REPORT_FAULT_CODES = [
  'IN-01',
  'IN-02',
  'IN-03',
  'IN-04',
  'IN-05',
  'IN-06',
  'IN-07',
  'IN-08',
  'IN-09',
] as const
export type ReportFaultCode = (typeof REPORT_FAULT_CODES)[number]

export type ReportFault = {
  readonly code: ReportFaultCode
  readonly severity: FaultSeverity
  /** What was found, and how to mend it. */
  readonly says: string
  readonly mend: string
}

const fault = (code: ReportFaultCode, severity: FaultSeverity, says: string, mend: string): ReportFault => ({
  code,
  severity,
  says,
  mend,
})

/** By which letter the report goes; empty until it is typed. */
export type Letter = { readonly number: string /** ISO date. */; readonly date: string }

function letterFaults({ number, date }: Letter, readOn: string): ReportFault[] {
  if (number === '' || date === '')
    return [
      fault('IN-02', 'stops', 'Falta el número o la fecha del oficio.', 'Escriba los dos en «Oficio de la entidad».'),
    ]
  return date > readOn
    ? [fault('IN-02', 'stops', 'La fecha del oficio es posterior a hoy.', 'Corrija la fecha del oficio.')]
    : []
}

function objectiveFaults({ texts }: ReportFacts): ReportFault[] {
  const empty = OBJECTIVES.filter(({ id }) => !isWritten(texts[id])).map(({ id }) => id)
  const unfinished = OBJECTIVES.filter(({ id }) => texts[id]?.services.some(({ done }) => done === '')).map(
    ({ id }) => id,
  )
  const both = OBJECTIVES.filter(({ id }) => texts[id]?.noService && (texts[id]?.services.length ?? 0) > 0)
  return [
    ...(empty.length === 0
      ? []
      : [
          fault(
            'IN-03',
            'warns',
            `Sin texto: ${empty.join(', ')}.`,
            'Escriba qué se avanzó, o marque que la entidad no brinda servicios de ese objetivo.',
          ),
        ]),
    ...(unfinished.length === 0
      ? []
      : [
          fault(
            'IN-04',
            'stops',
            `Hay servicios sin decir qué se hizo: ${unfinished.join(', ')}.`,
            'Complételos o quítelos.',
          ),
        ]),
    ...(both.length === 0
      ? []
      : [
          fault(
            'IN-05',
            'stops',
            `${both.map(({ id }) => id).join(', ')}: dice que no hay servicios y nombra servicios.`,
            'Quite la marca o los servicios.',
          ),
        ]),
  ]
}

function planFaults({ plan, outsidePlan }: ReportFacts): ReportFault[] {
  if (outsidePlan !== null && outsidePlan.approved !== null) return []
  if (plan === null)
    return [fault('IN-06', 'warns', 'No hay plan de actividades del año.', 'Regístrelo, o explíquelo en el OP05.')]
  return plan.signedOn === null
    ? [fault('IN-06', 'warns', 'El plan del año no está firmado al corte.', 'Explique en el OP05 en qué está.')]
    : []
}

/** What stands against handing a report in, or should be known before; what stops comes first. */
export function findReportFaults(facts: ReportFacts, letter: Letter): ReportFault[] {
  const { record, texts, readOn, year, obligation, tools, plan } = facts
  const topics = Object.values(record)
  const isTold =
    topics.some(({ state }) => state !== 'unreported') ||
    tools.length > 0 ||
    plan !== null ||
    facts.outsidePlan !== null
  const unreported = topics.filter(({ state }) => state === 'unreported').length
  const found = [
    ...(isTold || OBJECTIVES.some(({ id }) => isWritten(texts[id]))
      ? []
      : [
          fault(
            'IN-01',
            'stops',
            'El informe está vacío.',
            'Escriba al menos un objetivo o complete el registro anual.',
          ),
        ]),
    ...letterFaults(letter, readOn),
    ...objectiveFaults(facts),
    ...planFaults(facts),
    ...(record.mechanism.state === 'unreported' && obligation === 'obliged'
      ? [
          fault(
            'IN-07',
            'warns',
            'No se informó de la creación del mecanismo, que la norma pide por su nombre.',
            'Complétela en el registro anual.',
          ),
        ]
      : []),
    ...(unreported > 0
      ? [
          fault(
            'IN-08',
            'warns',
            `${unreported} de ${topics.length} temas del registro anual están sin informar.`,
            'Complételos. Si de algo no hubo nada, regístrelo: «ninguno» no es lo mismo que no informar.',
          ),
        ]
      : []),
    ...(readOn > cutOffOf(year)
      ? [fault('IN-09', 'warns', 'El plazo terminó el 30 de noviembre.', 'Preséntelo igual: quedará con su fecha.')]
      : []),
  ]
  return [
    ...found.filter(({ severity }) => severity === 'stops'),
    ...found.filter(({ severity }) => severity === 'warns'),
  ]
}
