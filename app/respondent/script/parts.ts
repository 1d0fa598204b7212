import { clearAnswer, isAnswered, questionsOf } from './form.ts'

type Moved = (part: number) => void

function button(text: string, className: string): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = className
  made.textContent = text
  return made
}

function blankWords(count: number): string {
  return count === 1
    ? 'Dejó 1 pregunta sin responder. Puede volver a ella o continuar así.'
    : `Dejó ${count} preguntas sin responder. Puede volver a ellas o continuar así.`
}

/** Whether a condition hides the question, itself or with what encloses it in its part. */
function isOutOfSight(question: HTMLElement, part: HTMLElement): boolean {
  const hidden = question.closest<HTMLElement>('[hidden]')
  return hidden !== null && hidden !== part && part.contains(hidden)
}

/** "Borrar esta respuesta": a radio cannot be unmarked by itself. */
function addClearButtons(form: HTMLFormElement): void {
  for (const question of questionsOf(form)) {
    const clear = button('Borrar esta respuesta', 'llano')
    clear.hidden = !isAnswered(question)
    clear.addEventListener('click', () => {
      clearAnswer(question)
      question.dispatchEvent(new Event('change', { bubbles: true }))
      question.querySelector<HTMLInputElement>('input')?.focus()
    })
    question.addEventListener('change', () => {
      clear.hidden = !isAnswered(question)
    })
    question.append(clear)
  }
}

/** "Saltar esa parte" says no to it, and shows the part that its link leads to. */
function armSkipLinks(form: HTMLFormElement, parts: readonly HTMLElement[], show: (part: number) => void): void {
  for (const link of form.querySelectorAll<HTMLAnchorElement>('a.saltar-parte')) {
    link.addEventListener('click', (event) => {
      event.preventDefault()
      event.stopPropagation()
      link.closest('.parte')?.querySelector<HTMLInputElement>('input.salta')?.click()
      show(parts.findIndex((part) => part.querySelector(link.hash) !== null))
    })
  }
}

/**
 * Shows the form part by part, with Volver and Continuar; parts that do not concern the person are passed over.
 * Nothing is compulsory: blanks stop once, softly.
 * @returns a function that shows a part (from 0) and moves the focus to its heading.
 */
export function goByParts(
  form: HTMLFormElement,
  concerns: (part: HTMLElement) => boolean,
  moved: Moved,
): (part: number, focus?: boolean) => void {
  const parts = [...form.querySelectorAll<HTMLElement>('.parte')]
  const warned = new Set<number>()

  const show = (wanted: number, focus = true): void => {
    const part = Math.min(parts.length - 1, Math.max(0, wanted))
    parts.forEach((each, index) => {
      each.hidden = index !== part
    })
    moved(part)
    if (!focus) return
    window.scrollTo(0, 0)
    parts[part]?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
  }

  /** The nearest part in a direction that concerns the person; the last one always does. */
  const beside = (index: number, step: 1 | -1): number => {
    let next = index + step
    while (next > 0 && next < parts.length - 1 && !concerns(parts[next] as HTMLElement)) next += step
    return next
  }

  parts.forEach((part, index) => {
    const row = document.createElement('p')
    row.className = 'botones'
    const status = document.createElement('p')
    status.setAttribute('role', 'status')
    if (index > 0) {
      const back = button('Volver', 'boton segundo')
      back.addEventListener('click', () => show(beside(index, -1)))
      row.append(back)
    }
    if (index < parts.length - 1) {
      const next = button('Continuar', 'boton')
      next.addEventListener('click', () => {
        const blanks = questionsOf(part).filter(
          (question) => !isOutOfSight(question, part) && !isAnswered(question),
        ).length
        if (blanks === 0 || warned.has(index)) return show(beside(index, 1))
        warned.add(index)
        status.textContent = blankWords(blanks)
      })
      row.append(next)
      part.append(status)
    }
    part.append(row)
  })
  addClearButtons(form)
  armSkipLinks(form, parts, show)
  return show
}
