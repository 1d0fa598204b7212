import type { ComeBackProblem } from '#app/door/provider/come-in.server.ts'

const WORDS: Readonly<Record<ComeBackProblem, (name: string) => string>> = {
  unreachable: (name) => `No se pudo hablar con ${name}. Intente en unos minutos, o use su contraseña.`,
  cancelled: (name) => `No se completó el paso por ${name}. Puede intentarlo de nuevo, o usar su contraseña.`,
  invalid: (name) =>
    `Lo que llegó de ${name} no sirve: pudo vencer, haberse usado antes o empezar en otro navegador. Empiece de nuevo en esta página.`,
  unverified: (name) =>
    `${name} no confirma que el correo de esa cuenta sea suyo. Confírmelo allí y vuelva a intentar, o use su contraseña.`,
  'not-linked': (name) =>
    `Esa cuenta de ${name} no está vinculada con ninguna de Espejo. Ingrese con su correo y su contraseña, y vincúlela en «Mi cuenta».`,
  'other-address': (name) =>
    `El correo de esa cuenta de ${name} no es el de su cuenta de Espejo. Solo se puede ingresar con el mismo correo.`,
  taken: (name) => `Esa cuenta de ${name} ya está vinculada con otra cuenta de Espejo.`,
}

/** Why somebody who came back from a provider is not in, or not linked; null for a word that is none of these. */
export function comeBackWords(problem: string | null, name: string): string | null {
  if (problem === null || !Object.hasOwn(WORDS, problem)) return null
  return WORDS[problem as ComeBackProblem](name)
}
