import { CONSENT_FIELD, FORM_ID_FIELD, questionId } from '../contract.ts'
import { made } from './elements.ts'

export function questionsOf(place: ParentNode): HTMLFieldSetElement[] {
  return [...place.querySelectorAll<HTMLFieldSetElement>('fieldset.pregunta')]
}

function radiosOf(question: HTMLFieldSetElement): HTMLInputElement[] {
  return [...question.querySelectorAll<HTMLInputElement>('input[type=radio]')]
}

/** The choice that is marked, if there is one. */
export function markedIn(question: HTMLFieldSetElement): HTMLInputElement | undefined {
  return radiosOf(question).find((radio) => radio.checked)
}

export function isAnswered(question: HTMLFieldSetElement): boolean {
  return markedIn(question) !== undefined
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

/** A link to a question of this page. @param reach shows it; without, the link alone leads to it. */
export function linkTo(
  question: HTMLFieldSetElement,
  words: string,
  reach: ((question: HTMLElement) => void) | null,
): HTMLAnchorElement {
  question.id = questionId(question.dataset['item'] ?? '')
  const link = made('a', '', words)
  link.href = `#${question.id}`
  if (reach)
    link.addEventListener('click', (event) => {
      event.preventDefault()
      reach(question)
    })
  return link
}
