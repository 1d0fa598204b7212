import { z } from 'zod'
import type { FactField } from './fact-fields.ts'

/** Letters of a field that names no limit of its own. */
export const LONGEST = 200
const day = z.iso.date()

/** Whether a text is a day as an ISO date. */
export const isDay = (text: string): boolean => day.safeParse(text).success

function isKnown({ options = [] }: FactField, text: string): boolean {
  return text.split(' ').every((word) => options.some(([option]) => option === word))
}

/** What is wrong with what was typed into one field, a day as an ISO date; null where nothing is. */
export function fieldProblem(field: FactField, text: string): string | null {
  const { shape, longest = LONGEST } = field
  if (text === '') {
    if (field.optional) return null
    if (shape === 'choice' || shape === 'choices') return 'Elija una opción'
    if (shape === 'date') return 'Elija la fecha'
    return shape === 'count' ? 'Escriba el número. Si no hubo, escriba 0' : 'Complete este campo'
  }
  switch (shape) {
    case 'date':
      return isDay(text) ? null : 'Elija la fecha'
    case 'count':
      return /^\d{1,6}$/.test(text) ? null : 'Escriba un número entero, sin puntos ni comas'
    case 'hours':
      return /^\d{1,4}([.,]\d)?$/.test(text) ? null : 'Escriba las horas en números, por ejemplo 8 o 1,5'
    case 'choice':
    case 'choices':
      return isKnown(field, text) ? null : 'Elija una opción'
    default:
      return text.length > longest ? `Escriba menos de ${longest} letras` : null
  }
}
