import type { BudgetFacts, OutsidePlan, PlanFacts, ReportFacts, TrainedPeople } from './facts.ts'
import { figure, numberOf, type Around } from './figures.ts'
import type { ReportFigure, ReportTable } from './report.ts'
import { counted, dayWords, inFull, listWords, shareWords } from './words.ts'

/** The part of an objective that data write. */
export type Composed = {
  readonly paragraphs: readonly string[]
  readonly figures: readonly ReportFigure[]
  readonly tables: readonly ReportTable[]
}

function planStates({ submittedOn, signedOn, proven }: PlanFacts): string {
  const states = [
    ...(submittedOn === null ? [] : [`elaborado (enviado a la persona titular el ${dayWords(submittedOn)})`]),
    ...(signedOn === null ? [] : [`aprobado (firmado el ${dayWords(signedOn)})`]),
    ...(proven === 0
      ? []
      : [`en implementación (${counted(proven, 'acción hecha', 'acciones hechas')} con su medio de verificación)`]),
  ]
  return states.length === 0 ? 'en preparación: aún no se envió a la persona titular' : listWords(states)
}

function outsideWords({ title, submittedOn, approved, implementedOn }: OutsidePlan, year: number): string {
  const states = [
    `elaborado el ${dayWords(submittedOn)}`,
    ...(approved === null ? [] : [`aprobado con ${approved.document} el ${dayWords(approved.on)}`]),
    ...(implementedOn === null ? [] : [`en implementación desde el ${dayWords(implementedOn)}`]),
  ]
  const name = title === '' ? '' : ` («${title}»)`
  return `La entidad hizo fuera de Espejo su plan de actividades ${year}${name}: ${listWords(states)}, según el documento que registró.`
}

function planPart({ plan, outsidePlan, year }: ReportFacts, around: Around): Composed {
  const outside = outsidePlan === null ? [] : [outsideWords(outsidePlan, year)]
  if (plan === null)
    return {
      paragraphs: outside.length > 0 ? outside : [`La entidad no registra un plan de actividades de ${year}.`],
      figures: [],
      tables: [],
    }
  const { accepted, done, proven } = plan
  const went =
    accepted === 0
      ? 'No tiene acciones aceptadas.'
      : `De ${counted(accepted, 'acción aceptada', 'acciones aceptadas')}, se ${done === 1 ? 'informó hecha' : 'informaron hechas'} ${inFull(done)}.`
  return {
    paragraphs: [`Al corte, el plan de actividades ${year} está ${planStates(plan)}. ${went}`, ...outside],
    figures: [figure('accepted', accepted, around), figure('done', done, around), figure('proven', proven, around)],
    tables: [],
  }
}

function toolPart({ tools, year }: ReportFacts, around: Around): Composed {
  const here = tools.filter(({ document }) => document === null)
  const outside = tools.filter(({ document }) => document !== null)
  const applied = (count: number) =>
    `${count === 1 ? 'aplicó' : 'aplicaron'} ${counted(count, 'herramienta de autodiagnóstico', 'herramientas de autodiagnóstico')}`
  return {
    paragraphs: [
      here.length === 0
        ? `Hasta el corte no se aplicó en Espejo ninguna herramienta de autodiagnóstico de ${year}.`
        : `En Espejo se ${applied(here.length)}.`,
      ...(outside.length === 0
        ? []
        : [`Fuera de Espejo se ${applied(outside.length)}, según los documentos que la entidad registró.`]),
    ],
    figures: [figure('tools', here.length, around), figure('declaredTools', outside.length, around)],
    tables:
      tools.length === 0
        ? []
        : [
            {
              caption: 'Herramientas de autodiagnóstico aplicadas',
              columns: ['Herramienta', 'Fecha', 'Resultado de conjunto'],
              rows: tools.map(({ title, on, says, document }) => [
                title,
                dayWords(on),
                document === null
                  ? (says ?? 'Se aplicó; su resultado no se incluye en este informe.')
                  : `Aplicada fuera de Espejo (${document}).`,
              ]),
            },
          ],
  }
}

function documentPart({ record: { documents } }: ReportFacts, around: Around): Composed {
  const total = numberOf(documents, (rows) => rows.reduce((sum, { count }) => sum + count, 0))
  const figures = [figure('documents', total, around)]
  if (documents.state !== 'reported')
    return {
      paragraphs: [
        documents.state === 'none'
          ? 'No se modificaron documentos internos de gestión para incluir criterios de igualdad.'
          : 'No se informó de documentos internos de gestión modificados.',
      ],
      figures,
      tables: [],
    }
  const rows = documents.value.filter(({ count }) => count > 0)
  return {
    paragraphs: [
      `Se ${total === 1 ? 'modificó' : 'modificaron'} ${counted(total ?? 0, 'documento interno de gestión', 'documentos internos de gestión')} para incluir criterios de igualdad.`,
    ],
    figures,
    tables: [
      {
        caption: 'Documentos internos de gestión modificados, por tipo',
        columns: ['Tipo', 'Documentos'],
        rows: rows.map(({ type, count }) => [type, inFull(count)]),
      },
    ],
  }
}

function peopleWords({ trainings, women, men }: TrainedPeople, [one, many]: readonly [string, string]): string[] {
  if (trainings === 0) return []
  const all = women + men
  const shares = all === 0 ? '' : ` (${shareWords(women, all)} y ${shareWords(men, all)})`
  const where = counted(trainings, 'capacitación', 'capacitaciones')
  return [
    `En ${where} se contaron ${inFull(all)} ${all === 1 ? one : many}: ${counted(women, 'mujer', 'mujeres')} y ${counted(men, 'hombre', 'hombres')}${shares}.`,
  ]
}

function trainingPart({ record: { trainings } }: ReportFacts, around: Around): Composed {
  const held = figure(
    'trainings',
    numberOf(trainings, (each) => each.trainings),
    around,
  )
  if (trainings.state !== 'reported')
    return {
      paragraphs: [trainings.state === 'none' ? 'No hubo capacitaciones.' : 'No se informó de capacitaciones.'],
      figures: [held],
      tables: [],
    }
  const { trainings: count, hours, persons, attendances } = trainings.value
  const isCounted = ({ trainings: of }: TrainedPeople) => of > 0
  return {
    paragraphs: [
      `Se ${count === 1 ? 'hizo' : 'hicieron'} ${counted(count, 'capacitación', 'capacitaciones')}, con ${counted(hours, 'hora', 'horas')}.`,
      ...peopleWords(persons, ['persona', 'personas']),
      ...peopleWords(attendances, ['asistencia', 'asistencias']).map(
        (said) => `${said} Quien asistió a dos capacitaciones se cuenta dos veces.`,
      ),
    ],
    figures: [
      held,
      figure('hours', hours, around),
      ...(isCounted(persons) ? [figure('women', persons.women, around), figure('men', persons.men, around)] : []),
      ...(isCounted(attendances)
        ? [figure('womenAttending', attendances.women, around), figure('menAttending', attendances.men, around)]
        : []),
    ],
    tables: [],
  }
}

function normPart({ record: { norms } }: ReportFacts, around: Around): Composed {
  const figures = [
    figure(
      'norms',
      numberOf(norms, ({ length }) => length),
      around,
    ),
  ]
  if (norms.state !== 'reported')
    return {
      paragraphs: [norms.state === 'none' ? 'No se aprobaron normas.' : 'No se informó de normas aprobadas.'],
      figures,
      tables: [],
    }
  const { length } = norms.value
  return {
    paragraphs: [`Se ${length === 1 ? 'aprobó' : 'aprobaron'} ${counted(length, 'norma', 'normas')}.`],
    figures,
    tables: [
      {
        caption: 'Normas aprobadas, por tema',
        columns: ['Norma', 'Tema'],
        rows: norms.value.map(({ norm, topic }) => [norm, topic]),
      },
    ],
  }
}

function practicePart({ record: { practices } }: ReportFacts, around: Around): Composed {
  const figures = [
    figure(
      'practices',
      numberOf(practices, ({ length }) => length),
      around,
    ),
  ]
  if (practices.state !== 'reported')
    return {
      paragraphs: [
        practices.state === 'none' ? 'No se registraron buenas prácticas.' : 'No se informó de buenas prácticas.',
      ],
      figures,
      tables: [],
    }
  const { length } = practices.value
  return {
    paragraphs: [
      `Se ${length === 1 ? 'registró' : 'registraron'} ${counted(length, 'buena práctica', 'buenas prácticas')}.`,
    ],
    figures,
    tables: [
      {
        caption: 'Buenas prácticas',
        columns: ['Buena práctica', 'En qué consiste'],
        rows: practices.value.map(({ title, text }) => [title, text]),
      },
    ],
  }
}

const OBJECTION_WORDS = {
  waiting: 'La entidad objetó estas cifras y espera respuesta.',
  kept: 'La entidad objetó estas cifras y el MIMP las mantuvo, como las da su fuente.',
  'to-correct': 'La entidad objetó estas cifras y se pidió corregirlas a su fuente.',
} as const

function budgetWords({ programmes, pim, executed, wholePim }: BudgetFacts): string[] {
  if (programmes === 0) return ['La entidad no tiene programas presupuestales para la igualdad.']
  const share = shareWords(executed, pim)
  const whole = wholePim === null ? null : shareWords(pim, wholePim)
  return [
    `En ${counted(programmes, 'programa presupuestal', 'programas presupuestales')} para la igualdad, el presupuesto modificado fue de S/ ${inFull(pim)} y se ejecutaron S/ ${inFull(executed)}${share === null ? '' : `, el ${share}`}.`,
    ...(whole === null ? [] : [`Ese presupuesto es el ${whole} del presupuesto de la entidad.`]),
  ]
}

function budgetPart({ budget }: ReportFacts, around: Around): Composed {
  if (budget === null)
    return {
      paragraphs: [
        `Este informe no da cifras de presupuesto: en Espejo no hay cifras del Ministerio de Economía y Finanzas para esta entidad con fecha hasta el ${dayWords(around.cutOff)}.`,
      ],
      figures: [],
      tables: [],
    }
  const { source, sourcedOn, objection } = budget
  const said = [
    ...budgetWords(budget),
    `Cifras del Ministerio de Economía y Finanzas al ${dayWords(sourcedOn)} (${source}).`,
    ...(objection === null ? [] : [OBJECTION_WORDS[objection]]),
  ]
  return {
    paragraphs: [said.join(' ')],
    figures: (['pim', 'executed'] as const).map((id) => ({
      ...figure(id, budget[id], around),
      cutOff: sourcedOn,
    })),
    tables: [],
  }
}

/** What OP05 counts of an entity itself: plan, tools, documents, trainings, norms, practices, budget. */
export function institutionPart(facts: ReportFacts, around: Around): Composed {
  const parts = [planPart, toolPart, documentPart, trainingPart, normPart, practicePart, budgetPart].map((part) =>
    part(facts, around),
  )
  return {
    paragraphs: parts.flatMap(({ paragraphs }) => paragraphs),
    figures: parts.flatMap(({ figures }) => figures),
    tables: parts.flatMap(({ tables }) => tables),
  }
}

/** What OP06 counts of an entity itself: what it told its public and its staff. */
export function communicationPart({ record: { communications } }: ReportFacts, around: Around): Composed {
  const value = numberOf(communications, (activities) => activities)
  const told =
    value === null
      ? 'No se informó de actividades de comunicación.'
      : value === 0
        ? 'No hubo actividades de comunicación sobre igualdad.'
        : `Se ${value === 1 ? 'hizo' : 'hicieron'} ${counted(value, 'actividad de comunicación', 'actividades de comunicación')} sobre igualdad.`
  return { paragraphs: [told], figures: [figure('communications', value, around)], tables: [] }
}
