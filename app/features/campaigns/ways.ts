import type { AdmissionWay } from '#db/schema/campaigns.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SINGLE_LINK_FROM } from './campaign-rules.ts'

/** Ways of admitting, in the order in which they are offered, each with the field that says for how many people. */
export const WAY_FIELDS = {
  slips: 'personas-papeletas',
  'single-link': 'personas-enlace',
  'email-swap': 'personas-correo',
} as const satisfies Record<AdmissionWay, string>

const WAYS: readonly AdmissionWay[] = ['slips', 'single-link', 'email-swap']

/** Ways that a campaign may use: the link from 200 people, and not where people are asked about harm. */
export function allowedWays(population: number, asksAboutHarm: boolean): AdmissionWay[] {
  return WAYS.filter((way) => way !== 'single-link' || (population >= SINGLE_LINK_FROM && !asksAboutHarm))
}

/** People that each way is meant for: 0 where none, null where no number was typed. */
export type AskedWays = Readonly<Record<AdmissionWay, number | null>>

export type CheckedWays =
  | { readonly ok: true; readonly ways: readonly { readonly way: AdmissionWay; readonly people: number }[] }
  | { readonly ok: false; readonly problems: FieldProblems }

function sumProblem(sum: number, population: number): string | null {
  if (sum === 0) return 'Escriba para cuántas personas es cada forma de entrar'
  if (sum < population)
    return `Quedarían fuera ${population - sum} de ${population} personas. Las formas de entrar deben alcanzar para todo el alcance`
  return sum > population
    ? `Suman ${sum}, y son ${population} personas. No hay códigos de reserva: deben sumar ${population}`
    : null
}

/**
 * Checks for how many people each way of admitting is meant: together for everybody in the scope, each person once. A
 * code to spare would be an answer that nobody's is.
 */
export function checkWays(asked: AskedWays, population: number, allowed: readonly AdmissionWay[]): CheckedWays {
  const problems: Record<string, string> = {}
  for (const way of WAYS) {
    const people = asked[way]
    if (people === null) problems[WAY_FIELDS[way]] = 'Escriba un número de personas, o deje vacío'
    else if (people > 0 && !allowed.includes(way)) {
      problems[WAY_FIELDS[way]] =
        population < SINGLE_LINK_FROM
          ? `El enlace único se puede usar desde ${SINGLE_LINK_FROM} personas`
          : 'Esta herramienta no se aplica con un enlace: quien lo tiene podría responder más de una vez'
    }
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const ways = WAYS.map((way) => ({ way, people: asked[way] ?? 0 })).filter(({ people }) => people > 0)
  const problem = sumProblem(
    ways.reduce((sum, { people }) => sum + people, 0),
    population,
  )
  return problem ? { ok: false, problems: { [WAY_FIELDS[allowed[0] ?? 'slips']]: problem } } : { ok: true, ways }
}
