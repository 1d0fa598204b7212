import { lineOf } from './fields.ts'

/** The hidden field that makes one rendering of a form one sending, and the questionnaire of nobody. */
export const FORM_ID_FIELD = 'envio'

/** 128 random bits, and which of the forms of a page it is. */
const FORM_ID = /^[\w-]{22}[\w:-]{0,60}$/

/** The id that came with a form; null where there is none, or what none of our pages writes. */
export function formIdOf(form: FormData): string | null {
  const id = lineOf(form, FORM_ID_FIELD)
  return FORM_ID.test(id) ? id : null
}
