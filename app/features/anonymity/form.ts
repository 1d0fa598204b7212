import { typedValues } from '#app/kit/forms/fields.ts'

/** Reads the choice of each question of the trial, by the name of the question. */
export function readTrial(form: FormData): Readonly<Record<string, string>> {
  return typedValues(form)
}
