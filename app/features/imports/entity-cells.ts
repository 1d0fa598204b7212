import { GOVERNMENT_LEVEL_NAMES } from '#app/kit/words/names.ts'
import { formatCount, formatShortDate } from '#app/kit/format.ts'
import { GOVERNMENT_LEVELS, type GovernmentLevel } from '#db/schema/entities.ts'
import { REGIONS } from '#db/schema/regions.ts'
import { plainName } from '#surveys/text/written-text.ts'
import {
  dayFault,
  isPeopleNumber,
  peopleFault,
  textFault,
  type Grounds,
  type StaffCount,
} from '#app/features/directory/entity-rules.ts'
import type { EntityCells } from './entity-columns.ts'
import { dayOf, dayOrYearOf } from '#app/kit/sheets/typed-day.ts'

/** Word that takes the parent of an entity away; an empty cell leaves it as it is. */
export const NO_PARENT = 'ninguna'

export function levelOf(text: string): GovernmentLevel | null {
  return GOVERNMENT_LEVELS.find((level) => plainName(GOVERNMENT_LEVEL_NAMES[level]) === plainName(text)) ?? null
}

export function regionOf(text: string): string | null {
  return REGIONS.find((region) => plainName(region) === plainName(text)) ?? null
}

const staffProblem = (
  { women, men, countSource }: EntityCells,
  countedOn: string | null,
  today: string,
): string | null => {
  if (![women, men].every(isPeopleNumber)) return 'Escriba cuántas mujeres y cuántos hombres, en números'
  if (peopleFault({ women: Number(women), men: Number(men) })) return 'Debe haber al menos una persona'
  if (countedOn === null) return 'Escriba la fecha del dato como 31/12/2025'
  if (dayFault(countedOn, today)) return 'La fecha del dato no puede ser posterior a hoy'
  return textFault(countSource) ? 'Escriba de dónde sale el dato, en menos de 200 letras' : null
}

type Read<Value> = { readonly value: Value | null; readonly problem: string | null }

/** How many people work there, where the row says so. @param today ISO date. */
export function readCount(cells: EntityCells, today: string): Read<StaffCount> {
  const given = [cells.women, cells.men, cells.countedOn, cells.countSource].filter((text) => text !== '').length
  if (given === 0) return { value: null, problem: null }
  if (given < 4) return { value: null, problem: 'Mujeres, hombres, fecha y fuente del dato van juntos: falta alguno' }
  const countedOn = dayOf(cells.countedOn)
  const problem = staffProblem(cells, countedOn, today)
  if (problem !== null || countedOn === null) return { value: null, problem }
  return {
    value: { women: Number(cells.women), men: Number(cells.men), countedOn, source: cells.countSource },
    problem: null,
  }
}

/** The document that says so, where the row names one. @param today ISO date. */
export function readGroundsOf({ document, since }: EntityCells, today: string): Read<Grounds> {
  if (textFault(document))
    return { value: null, problem: 'Escriba la norma o el documento que lo dispone, en menos de 200 letras' }
  const effectiveOn = dayOrYearOf(since)
  if (effectiveOn === null)
    return { value: null, problem: 'Escriba desde cuándo rige: un año, o una fecha como 31/12/2025' }
  if (dayFault(effectiveOn, today))
    return { value: null, problem: 'La fecha desde la que rige no puede ser posterior a hoy' }
  return { value: { document, effectiveOn }, problem: null }
}

/** "120 mujeres y 80 hombres al 31/12/2025 (Planilla)" */
export function countWords({ women, men, countedOn, source }: StaffCount): string {
  return `${formatCount(women, 'mujer', 'mujeres')} y ${formatCount(men, 'hombre', 'hombres')} al ${formatShortDate(countedOn)} (${source})`
}

/** "Ley 31111, desde el 01/01/2026" */
export function groundsWords({ document, effectiveOn }: Grounds): string {
  return `${document}, desde el ${formatShortDate(effectiveOn)}`
}
