import { CONSENT_FIELD, FORM_ID_FIELD, type SentForm } from '../contract.ts'

/** Reads the fields of a sent form; the rest of the program does not know what they are called. */
export function readForm(fields: ReadonlyMap<string, string>): SentForm {
  const answers = new Map(fields)
  answers.delete(CONSENT_FIELD)
  answers.delete(FORM_ID_FIELD)
  return { formId: fields.get(FORM_ID_FIELD) ?? '', consents: fields.get(CONSENT_FIELD) === 'si', answers }
}
