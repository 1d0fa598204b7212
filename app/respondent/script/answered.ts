import { made } from './elements.ts'
import { isAnswered, linkTo, questionsOf } from './form.ts'

type Reach = (question: HTMLElement) => void

/** So many open questions stand there at once; more unfold. */
const SHOWN_AT_ONCE = 6

function line(question: HTMLFieldSetElement, reach: Reach | null): HTMLLIElement {
  const item = document.createElement('li')
  item.append(linkTo(question, question.querySelector('legend')?.textContent ?? '', reach))
  return item
}

function openQuestions(open: readonly HTMLFieldSetElement[], reach: Reach | null): HTMLDetailsElement {
  const list = document.createElement('ul')
  list.append(...open.map((question) => line(question, reach)))
  const folded = document.createElement('details')
  folded.open = open.length <= SHOWN_AT_ONCE
  const words = open.length === 1 ? 'Ver la pregunta sin responder' : `Ver las ${open.length} preguntas sin responder`
  folded.append(made('summary', '', words), list)
  return folded
}

/**
 * Says beside the consent how many of the questions were answered, and leads to the others. Only those that everybody is
 * asked are counted and named: a total or a list that grew with an answer would tell it to whoever looks over the shoulder.
 * @param reach shows a question; null where the whole form stands there, and a link alone leads to it.
 */
export function tellAnswered(form: HTMLFormElement, reach: Reach | null): void {
  const place = document.getElementById('respondidas')
  if (!place) return
  const asked = questionsOf(form).filter((question) => question.closest('[data-visible-if]') === null)
  const open = asked.filter((question) => !isAnswered(question))
  const words = `Respondió ${asked.length - open.length} de ${asked.length} preguntas.`
  place.replaceChildren(made('p', 'nota', words), ...(open.length > 0 ? [openQuestions(open, reach)] : []))
  place.hidden = false
}
