import { CONSENT_FIELD, FORM_ID_FIELD } from '../contract.ts'

export function questionsOf(place: ParentNode): HTMLFieldSetElement[] {
  return [...place.querySelectorAll<HTMLFieldSetElement>('fieldset.pregunta')]
}

function radiosOf(question: HTMLFieldSetElement): HTMLInputElement[] {
  return [...question.querySelectorAll<HTMLInputElement>('input[type=radio]')]
}

export function isAnswered(question: HTMLFieldSetElement): boolean {
  return radiosOf(question).some((radio) => radio.checked)
}

export function clearAnswer(question: HTMLFieldSetElement): void {
  for (const radio of radiosOf(question)) radio.checked = false
}

/** Marked answers of the form, without consent and form id. */
export function answersOf(form: HTMLFormElement): Record<string, string> {
  const answers: Record<string, string> = {}
  for (const [name, value] of new FormData(form)) {
    if (name !== CONSENT_FIELD && name !== FORM_ID_FIELD && typeof value === 'string') answers[name] = value
  }
  return answers
}

/** Marks these answers and no others. */
export function markAnswers(form: HTMLFormElement, answers: Readonly<Record<string, string>>): void {
  for (const question of questionsOf(form)) {
    for (const radio of radiosOf(question)) radio.checked = answers[radio.name] === radio.value
  }
}
