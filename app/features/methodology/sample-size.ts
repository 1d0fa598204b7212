import { requiredParticipation, requiredSample } from '#surveys/scoring/representative.ts'

const MOST_PEOPLE = 2_000_000

/** What somebody typed into the calculator, and what follows from it. */
export type SampleSize =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'problem'; readonly typed: string; readonly message: string }
  | {
      readonly kind: 'answer'
      readonly typed: string
      readonly population: number
      readonly sample: number
      readonly participation: number
    }

/** Answers needed for so many people; `typed` as it came from the address. */
export function sampleSize(typed: string | null): SampleSize {
  if (typed === null) return { kind: 'nothing' }
  const shown = typed.slice(0, 20)
  const plain = typed.trim().replace(/[\s,.]/g, '')
  if (!/^\d{1,9}$/.test(plain))
    return { kind: 'problem', typed: shown, message: 'Escriba cuántas personas trabajan en la entidad, en números.' }
  const population = Number(plain)
  if (population < 1 || population > MOST_PEOPLE)
    return { kind: 'problem', typed: shown, message: 'Escriba un número entre 1 y 2 millones.' }
  return {
    kind: 'answer',
    typed: shown,
    population,
    sample: requiredSample(population),
    participation: requiredParticipation(population),
  }
}
