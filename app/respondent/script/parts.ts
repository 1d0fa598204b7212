import { button, made } from './elements.ts'
import { isAnswered, linkTo, questionsOf } from './form.ts'

/** The form part by part; parts count from 0. */
export type Parts = {
  /** Shows a part, with the focus on its heading. */
  readonly show: (part: number) => void
  /** Shows the part of an element of the form, which stays at a height of the window (px), with the focus where it is. */
  readonly showAround: (element: HTMLElement, top: number) => void
  /** Leads to a question, wherever it stands. */
  readonly reach: (question: HTMLElement) => void
}

/** One part with what the script adds to it. */
type Step = {
  readonly part: HTMLElement
  readonly row: HTMLElement
  readonly toEnd: HTMLButtonElement
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

/** "Saltar esa parte" says no to it, and shows the part that its link leads to. */
function armSkipLinks(form: HTMLFormElement, steps: readonly Step[], show: (part: number) => void): void {
  for (const link of form.querySelectorAll<HTMLAnchorElement>('a.saltar-parte')) {
    link.addEventListener('click', (event) => {
      event.preventDefault()
      link.closest('.parte')?.querySelector<HTMLInputElement>('input.salta')?.click()
      show(steps.findIndex(({ part }) => part.querySelector(link.hash) !== null))
    })
  }
}

function focusOn(question: HTMLElement): void {
  question.scrollIntoView()
  question.querySelector('input')?.focus({ preventScroll: true })
}

/** Says once, softly, that a part has open questions, with a link to the first. @returns whether it said so now. */
function warnOfBlanks(part: HTMLElement, status: HTMLElement, warned: Set<HTMLElement>): boolean {
  const blanks = questionsOf(part).filter((question) => !isOutOfSight(question, part) && !isAnswered(question))
  const [first] = blanks
  if (!first || warned.has(part)) return false
  warned.add(part)
  const link = linkTo(first, blanks.length === 1 ? 'Ir a ella' : 'Ir a la primera', focusOn)
  status.replaceChildren(`${blankWords(blanks.length)} `, link)
  return true
}

/**
 * Shows the form part by part, with Volver and Continuar; parts that do not concern the person are passed over.
 * Nothing is compulsory: blanks stop once, softly. Who has seen the end finds it again with one touch.
 * @param moved is told each part that is shown, and whether it is the last.
 */
export function goByParts(
  form: HTMLFormElement,
  concerns: (part: HTMLElement) => boolean,
  moved: (part: number, isLast: boolean) => void,
): Parts {
  const steps = [...form.querySelectorAll<HTMLElement>('.parte')].map((part): Step => {
    const row = made('p', 'botones', '')
    const toEnd = button('Ir al final', 'llano')
    toEnd.hidden = true
    return { part, row, toEnd }
  })
  const last = steps.length - 1
  const warned = new Set<HTMLElement>()
  let sawEnd = false

  const turnTo = (wanted: number): HTMLElement | undefined => {
    const at = Math.min(last, Math.max(0, wanted))
    sawEnd ||= at === last
    steps.forEach(({ part, toEnd }, index) => {
      part.hidden = index !== at
      toEnd.hidden = !sawEnd
    })
    moved(at, at === last)
    return steps[at]?.part
  }
  const show = (wanted: number) => {
    const part = turnTo(wanted)
    window.scrollTo(0, 0)
    part?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
  }
  const turnToPartOf = (element: HTMLElement) => turnTo(steps.findIndex(({ part }) => part.contains(element)))

  /** The nearest part in a direction that concerns the person; the last one always does. */
  const beside = (index: number, step: 1 | -1): number => {
    let next = index + step
    while (next > 0 && next < last && !concerns(steps[next]?.part as HTMLElement)) next += step
    return next
  }

  steps.forEach(({ part, row, toEnd }, index) => {
    if (index > 0) {
      const back = button('Volver', 'boton segundo')
      back.addEventListener('click', () => show(beside(index, -1)))
      row.append(back)
    }
    if (index < last) {
      const status = made('p', 'blancos', '')
      status.setAttribute('role', 'status')
      const next = button('Continuar', 'boton')
      next.addEventListener('click', () => {
        if (!warnOfBlanks(part, status, warned)) show(beside(index, 1))
      })
      toEnd.addEventListener('click', () => show(last))
      row.append(next, toEnd)
      part.append(status)
    }
    part.append(row)
  })
  armSkipLinks(form, steps, show)
  return {
    show,
    showAround: (element, top) => {
      turnToPartOf(element)
      const keep = () => window.scrollBy(0, element.getBoundingClientRect().top - top)
      keep()
      // While a page loads, the browser goes once more to where its link led.
      if (document.readyState !== 'complete') window.addEventListener('load', () => requestAnimationFrame(keep))
    },
    reach: (question) => {
      turnToPartOf(question)
      focusOn(question)
    },
  }
}
