import type { FactState, SaidFact } from '#surveys/yearly-record/fact.ts'
import { isStanding } from '#surveys/yearly-record/kinds.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'

/** The mechanisms were ordered in 2017 (D.S. 005-2017-MIMP): no record is older. */
export const FIRST_YEAR = 2017

/** Last day (ISO date) on which an entity writes into the record of a year. A choice of this project, as for the fact sheet. */
export function lastDayOf(year: number): string {
  return `${year + 1}-03-31`
}

/** Whether there is a record of a year on a day. */
export function isRecordYear(year: number, today: string): boolean {
  return year >= FIRST_YEAR && year <= Number(today.slice(0, 4))
}

/** Whether an entity writes into the record of a year on a day (ISO date). */
export function isOpenOn(year: number, today: string): boolean {
  return isRecordYear(year, today) && today <= lastDayOf(year)
}

type Dated = { readonly on: string; readonly said: SaidFact }

function dayProblem({ on, said: { kind } }: Dated, year: number, today: string): string | null {
  if (on > today) return 'La fecha no puede ser posterior a hoy'
  if (isStanding(kind)) return on > `${year}-12-31` ? `Escriba una fecha de ${year} o anterior` : null
  return on.startsWith(`${year}-`) ? null : `Escriba una fecha de ${year}: es el registro de ese año`
}

/** What of a content cannot be, by the name of its field. */
function contentProblems({ on, said: { kind, content } }: Dated, today: string): Record<string, string> {
  const problems: Record<string, string> = {}
  if (content === null) return problems
  if ('expiresOn' in content && content.expiresOn !== null && content.expiresOn < on)
    problems['vence'] = 'No puede vencer antes de empezar'
  if ('women' in content && content.women + content.men === 0)
    problems['mujeres'] = 'Escriba cuántas mujeres y cuántos hombres: no puede no haber nadie'
  if ('hours' in content && content.hours <= 0) problems['horas'] = 'Escriba cuántas horas duró'
  if (kind === 'activity-plan') {
    const { approved, implemented } = content
    for (const [field, stage] of [
      ['aprobado-fecha', approved],
      ['cumplida-fecha', implemented],
    ] as const) {
      if (stage === null) continue
      if (stage.on === '') problems[field] = 'Elija la fecha'
      else if (stage.on > today) problems[field] = 'La fecha no puede ser posterior a hoy'
    }
    if (approved !== null && approved.on !== '' && approved.on < on)
      problems['aprobado-fecha'] = 'No se aprueba antes de presentarse'
  }
  return problems
}

/** What is wrong with a fact of a year, by the field. @param today ISO date. */
export function factProblems(dated: Dated, { year, today }: { year: number; today: string }): FieldProblems {
  const day = dayProblem(dated, year, today)
  return { ...(day === null ? {} : { ocurrio: day }), ...contentProblems(dated, today) }
}

/** Whether whoever writes for an entity may change a fact in a state: what was told only once it is observed. */
export function entityMayChange(state: FactState): boolean {
  return state === 'draft' || state === 'observed'
}
