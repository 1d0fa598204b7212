import type { BudgetFacts, PlanFacts, ReportFacts, TrainingFacts } from './facts.ts'
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

function planPart({ plan, year }: ReportFacts, around: Around): Composed {
  if (plan === null)
    return {
      paragraphs: [`La entidad no registra un plan de actividades de ${year} en Espejo.`],
      figures: [],
      tables: [],
    }
  const { accepted, done, proven } = plan
  const went =
    accepted === 0
      ? 'No tiene acciones aceptadas.'
      : `De ${counted(accepted, 'acción aceptada', 'acciones aceptadas')}, se ${done === 1 ? 'informó hecha' : 'informaron hechas'} ${inFull(done)}.`
  return {
    paragraphs: [`Al corte, el plan de actividades ${year} está ${planStates(plan)}. ${went}`],
    figures: [figure('accepted', accepted, around), figure('done', done, around), figure('proven', proven, around)],
    tables: [],
  }
}

function toolPart({ tools, year }: ReportFacts, around: Around): Composed {
  const paragraphs =
    tools.length === 0
      ? [`Hasta el corte no se aplicó en Espejo ninguna herramienta de autodiagnóstico de ${year}.`]
      : [
          `Se ${tools.length === 1 ? 'aplicó' : 'aplicaron'} ${counted(tools.length, 'herramienta de autodiagnóstico', 'herramientas de autodiagnóstico')}.`,
        ]
  return {
    paragraphs,
    figures: [figure('tools', tools.length, around)],
    tables:
      tools.length === 0
        ? []
        : [
            {
              caption: 'Herramientas de autodiagnóstico aplicadas',
              columns: ['Herramienta', 'Fecha', 'Resultado de conjunto'],
              rows: tools.map(({ title, on, says }) => [
                title,
                dayWords(on),
                says ?? 'Se aplicó; su resultado no se incluye en este informe.',
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

function peopleWords({ women, men, counted: how }: TrainingFacts): string {
  if (women === null || men === null) return 'No se informó cuántas mujeres y cuántos hombres participaron.'
  const all = women + men
  const unit = how === 'persons' ? ['persona', 'personas'] : ['asistencia', 'asistencias']
  const shares = all === 0 ? '' : ` (${shareWords(women, all)} y ${shareWords(men, all)})`
  const twice = how === 'persons' ? '' : ' Quien asistió a dos capacitaciones se cuenta dos veces.'
  return `Participaron ${inFull(all)} ${all === 1 ? unit[0] : unit[1]}: ${counted(women, 'mujer', 'mujeres')} y ${counted(men, 'hombre', 'hombres')}${shares}.${twice}`
}

function trainingPart({ record: { trainings } }: ReportFacts, around: Around): Composed {
  const of = (pick: (facts: TrainingFacts) => number | null) => numberOf(trainings, pick)
  const figures = [
    figure(
      'trainings',
      of((each) => each.trainings),
      around,
    ),
    ...(trainings.state === 'reported'
      ? [
          figure('hours', trainings.value.hours, around),
          figure('women', trainings.value.women, around),
          figure('men', trainings.value.men, around),
        ]
      : []),
  ]
  if (trainings.state !== 'reported')
    return {
      paragraphs: [trainings.state === 'none' ? 'No hubo capacitaciones.' : 'No se informó de capacitaciones.'],
      figures,
      tables: [],
    }
  const { trainings: held, hours } = trainings.value
  const long = hours === null ? '' : `, con ${counted(hours, 'hora', 'horas')}`
  return {
    paragraphs: [
      `Se ${held === 1 ? 'hizo' : 'hicieron'} ${counted(held, 'capacitación', 'capacitaciones')}${long}. ${peopleWords(trainings.value)}`,
    ],
    figures,
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

function budgetWords({ programmes, pim, executed, wholePim }: BudgetFacts): string {
  const share = shareWords(executed, pim)
  const whole = wholePim === null ? null : shareWords(pim, wholePim)
  return [
    `En ${counted(programmes, 'programa presupuestal', 'programas presupuestales')} para la igualdad, el presupuesto modificado fue de S/ ${inFull(pim)} y se ejecutaron S/ ${inFull(executed)}${share === null ? '' : `, el ${share}`}.`,
    ...(whole === null ? [] : [`Ese presupuesto es el ${whole} del presupuesto de la entidad.`]),
  ].join(' ')
}

function budgetPart({ record: { budget } }: ReportFacts, around: Around): Composed {
  const figures = [
    figure(
      'pim',
      numberOf(budget, ({ pim }) => pim),
      around,
    ),
    figure(
      'executed',
      numberOf(budget, ({ executed }) => executed),
      around,
    ),
  ]
  const told =
    budget.state === 'reported'
      ? budgetWords(budget.value)
      : budget.state === 'none'
        ? 'La entidad informó que no tuvo presupuesto en programas para la igualdad.'
        : 'No se informó del presupuesto para la igualdad.'
  return { paragraphs: [told], figures, tables: [] }
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
