import { isAnswered, questionsOf } from './form.ts'

/**
 * Says beside the consent how many of the questions were answered. Only those that everybody is asked are counted: a
 * total that grew with an answer would tell it to whoever looks over the shoulder.
 */
export function tellAnswered(form: HTMLFormElement): void {
  const place = document.getElementById('respondidas')
  if (!place) return
  const asked = questionsOf(form).filter((question) => question.closest('[data-visible-if]') === null)
  place.textContent = `Respondió ${asked.filter(isAnswered).length} de ${asked.length} preguntas.`
  place.hidden = false
}
