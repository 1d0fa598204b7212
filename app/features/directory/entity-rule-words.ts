import { formatLongDate } from '#app/kit/format.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import {
  dayFault,
  identityFaults,
  furthestReading,
  lastDayFault,
  peopleFault,
  regionFault,
  type EntityFacts,
  type IdentityFaults,
  type StaffCount,
} from './entity-rules.ts'
import { NO_DAY } from './form.ts'

// What the rules of an entity find wrong, in the sentences of the pages and at the field that each is about.

/** A region that no law asks for stays: a form offers none anew, but keeps the one that the directory has. */
export function regionProblem(facts: Pick<EntityFacts, 'governmentLevel' | 'region'>): FieldProblems {
  return regionFault(facts) === 'missing' ? { region: 'Elija la región' } : {}
}

export const RUC_WORDS = {
  malformed: 'El RUC tiene 11 dígitos',
  'no-legal-person': 'El RUC de una entidad empieza con 20',
  'check-digit': 'Revise el RUC: el último dígito no corresponde a los anteriores',
} satisfies Record<Exclude<IdentityFaults['ruc'], null>, string>

export const UBIGEO_WORDS = {
  malformed: 'El ubigeo tiene 6 dígitos, con su cero inicial si lo lleva: por ejemplo, 010101',
  unknown:
    'No existe ese ubigeo: los dos primeros dígitos son el departamento (01 a 25) y los dos siguientes la provincia',
  'other-region': 'El ubigeo es de otra región',
} satisfies Record<Exclude<IdentityFaults['ubigeo'], null>, string>

export const SECTOR_WORDS = 'Solo los ministerios y las entidades del gobierno nacional tienen sector'

/** What is wrong with tax number, geographic code and sector, each at its field. */
export function identityProblems(facts: Omit<EntityFacts, 'name' | 'parentId'>): FieldProblems {
  const { ruc, ubigeo, sector } = identityFaults(facts, facts)
  return {
    ...(ruc === null ? {} : { ruc: RUC_WORDS[ruc] }),
    ...(ubigeo === null ? {} : { ubigeo: UBIGEO_WORDS[ubigeo] }),
    ...(sector === null ? {} : { sector: SECTOR_WORDS }),
  }
}

export function dayProblem(field: string, isoDate: string, today: string): FieldProblems {
  return dayFault(isoDate, today) ? { [field]: `La fecha no puede ser posterior al ${formatLongDate(today)}` } : {}
}

export function staffProblems(count: StaffCount, today: string): FieldProblems {
  const nobody: FieldProblems = peopleFault(count) ? { mujeres: 'Debe haber al menos una persona' } : {}
  return { ...nobody, ...dayProblem('dia', count.countedOn, today) }
}

/** @param lastDay of the accounts of an entity that ends; null where none was written. */
export function lastDayProblem(lastDay: string | null, today: string): FieldProblems {
  if (lastDay === null) return { acceso: NO_DAY }
  return lastDayFault(lastDay, today)
    ? { acceso: `Elija un día entre hoy y el ${formatLongDate(furthestReading(today))}` }
    : {}
}

export const PARENT_WORDS = {
  unknown: 'Elija una entidad de la lista',
  circle: 'Una entidad no puede pertenecer a sí misma ni a una que le pertenece',
} as const
