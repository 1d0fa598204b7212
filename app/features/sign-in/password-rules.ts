import type { FieldProblems } from '#app/kit/forms/fields.ts'

export const PASSWORD_LENGTH = { shortest: 12, longest: 128 } as const

/** What is wrong with a new password typed twice; empty when nothing is. Length protects, odd signs do not. */
export function passwordProblems(password: string, again: string, email: string): FieldProblems {
  const { shortest, longest } = PASSWORD_LENGTH
  const [name = ''] = email.toLowerCase().split('@')
  if (password.length < shortest) return { clave: `Escriba al menos ${shortest} caracteres. Puede ser una frase` }
  if (password.length > longest) return { clave: `Escriba ${longest} caracteres como máximo` }
  if (new Set(password).size < 5) return { clave: 'Use más caracteres distintos' }
  if (name.length > 3 && password.toLowerCase().includes(name))
    return { clave: 'No use su correo dentro de la contraseña' }
  if (password !== again) return { clave2: 'Las dos contraseñas no son iguales' }
  return {}
}
