import type { Obligation } from '#surveys/obligations/obligations.ts'
import { reportedOf } from '#surveys/obligations/reported.ts'
import type { Recorded } from './facts.ts'
import type { ReportFigure } from './report.ts'

type Definition = Pick<ReportFigure, 'id' | 'label' | 'definition' | 'unit' | 'source'>

/** What every figure of a report shares. */
export type Around = { readonly obligation: Obligation; readonly cutOff: string }

const RECORD = 'Registro anual de la entidad'
const PLAN = 'Plan de mejora de la entidad en Espejo'
const MEF = 'Ministerio de Economía y Finanzas, cifras que el MIMP registró en Espejo'
const RESULTS = 'Aplicaciones cerradas y evaluaciones firmadas en Espejo'

const count = (id: string, label: string, definition: string, source: string, unit = label.toLowerCase()) =>
  ({ id, label, definition, unit, source }) satisfies Definition

/** Every figure that a report may hold, with what it counts. */
export const DEFINITIONS = {
  members: count(
    'members',
    'Integrantes del mecanismo',
    'Personas que lo integran según su último acto de designación.',
    RECORD,
    'personas',
  ),
  accepted: count(
    'accepted',
    'Acciones del plan',
    'Acciones aceptadas del plan del año, firmadas o no, decididas hasta el corte.',
    PLAN,
    'acciones',
  ),
  done: count(
    'done',
    'Acciones hechas',
    'De esas acciones, las que se informaron hechas hasta el corte.',
    PLAN,
    'acciones',
  ),
  proven: count(
    'proven',
    'Acciones hechas con medio de verificación',
    'De las hechas, las que tienen al menos un documento que lo prueba.',
    PLAN,
    'acciones',
  ),
  tools: count(
    'tools',
    'Herramientas de autodiagnóstico aplicadas',
    'Aplicaciones cerradas con resultados y evaluaciones del presupuesto firmadas, del 1 de enero al corte.',
    RESULTS,
    'aplicaciones',
  ),
  declaredTools: count(
    'declaredTools',
    'Herramientas aplicadas fuera de Espejo',
    'Herramientas de autodiagnóstico que la entidad declara con un documento, del 1 de enero al corte. Se cuentan aparte.',
    RECORD,
    'aplicaciones',
  ),
  documents: count(
    'documents',
    'Documentos internos de gestión con criterios de igualdad',
    'Documentos modificados o aprobados en el año para incluir criterios de igualdad, de todos los tipos.',
    RECORD,
    'documentos',
  ),
  trainings: count(
    'trainings',
    'Capacitaciones',
    'Programas, diplomados, cursos, talleres y otros que terminaron en el año.',
    RECORD,
    'capacitaciones',
  ),
  hours: count('hours', 'Horas de capacitación', 'Suma de las horas de esas capacitaciones.', RECORD, 'horas'),
  women: count(
    'women',
    'Mujeres capacitadas',
    'Mujeres, cada una contada una vez, en las capacitaciones que cuentan personas.',
    RECORD,
    'mujeres',
  ),
  men: count(
    'men',
    'Hombres capacitados',
    'Hombres, cada uno contado una vez, en las capacitaciones que cuentan personas.',
    RECORD,
    'hombres',
  ),
  womenAttending: count(
    'womenAttending',
    'Asistencias de mujeres',
    'Asistencias de mujeres en las capacitaciones que cuentan asistencias: quien asistió a dos, cuenta dos veces.',
    RECORD,
    'asistencias',
  ),
  menAttending: count(
    'menAttending',
    'Asistencias de hombres',
    'Asistencias de hombres en las capacitaciones que cuentan asistencias: quien asistió a dos, cuenta dos veces.',
    RECORD,
    'asistencias',
  ),
  norms: count('norms', 'Normas aprobadas', 'Normas sobre igualdad que la entidad aprobó en el año.', RECORD, 'normas'),
  practices: count(
    'practices',
    'Buenas prácticas',
    'Buenas prácticas que la entidad registró en el año.',
    RECORD,
    'buenas prácticas',
  ),
  communications: count(
    'communications',
    'Actividades de comunicación',
    'Actividades de comunicación sobre igualdad que la entidad registró en el año.',
    RECORD,
    'actividades',
  ),
  pim: count(
    'pim',
    'Presupuesto para la igualdad (PIM)',
    'Presupuesto institucional modificado de los programas para la igualdad, según el MEF.',
    MEF,
    'soles',
  ),
  executed: count('executed', 'Presupuesto ejecutado', 'Lo ejecutado de ese presupuesto, según el MEF.', MEF, 'soles'),
} as const satisfies Record<string, Definition>

export type FigureId = keyof typeof DEFINITIONS

/** A figure whose value is known, or of which nobody told anything (null). */
export function figure(id: FigureId, value: number | null, { obligation, cutOff }: Around): ReportFigure {
  return { ...DEFINITIONS[id], cutOff, told: reportedOf(value, obligation) }
}

/** What was recorded, as a number: told to be none is 0, not told is null. */
export function numberOf<Value>(recorded: Recorded<Value>, of: (value: Value) => number | null): number | null {
  if (recorded.state === 'unreported') return null
  return recorded.state === 'none' ? 0 : of(recorded.value)
}
