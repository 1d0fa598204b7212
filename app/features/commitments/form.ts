import { lineOf } from '#app/kit/forms/fields.ts'
import { ADDITION_FIELDS } from './addition-fields.ts'
import type { Addition } from './commitment-words.ts'

/** What the head sends: the parts of the preview that she saw, and her second step. */
export type PublishForm = {
  readonly additions: readonly Addition[]
  /** Mark of what the preview showed; empty where the form does not say. */
  readonly seen: string
  readonly code: string
}

const PARTS = Object.entries(ADDITION_FIELDS) as readonly [Addition, string][]

/** Parts that are chosen, by what stands in their fields. */
export function chosenAdditions(valueOf: (field: string) => unknown): readonly Addition[] {
  return PARTS.flatMap(([addition, field]) => (valueOf(field) === 'si' ? [addition] : []))
}

export function readPublishForm(form: FormData): PublishForm {
  return {
    additions: chosenAdditions((field) => lineOf(form, field)),
    seen: lineOf(form, 'visto'),
    code: lineOf(form, 'codigo'),
  }
}
