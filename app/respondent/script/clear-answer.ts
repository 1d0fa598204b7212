import { button } from './elements.ts'
import { clearAnswer, isAnswered, markedIn, questionsOf } from './form.ts'

/**
 * "Borrar esta respuesta": a radio cannot be unmarked by itself. Its place below the question is kept free, so that nothing
 * moves when it comes and goes.
 */
export function addClearButtons(form: HTMLFormElement): void {
  form.classList.add('se-borra')
  for (const question of questionsOf(form)) {
    const clear = button('Borrar esta respuesta', 'llano borrar')
    clear.hidden = !isAnswered(question)
    clear.addEventListener('click', () => {
      const marked = markedIn(question)
      clearAnswer(question)
      question.dispatchEvent(new Event('change', { bubbles: true }))
      marked?.focus({ preventScroll: true })
    })
    question.addEventListener('change', () => {
      clear.hidden = !isAnswered(question)
    })
    question.append(clear)
  }
}
