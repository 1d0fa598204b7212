import { compileCondition, type Condition } from '#surveys/model/condition.ts'
import { answersOf } from './form.ts'

type Conditional = { readonly element: HTMLElement; readonly holds: Condition }

/**
 * Hides questions that do not concern the person, as the server will when it checks: the same conditions, the same
 * code. A part is not hidden here but left out of the way (`parts.ts` shows one at a time).
 * @returns whether a part concerns her now.
 */
export function watchConditions(form: HTMLFormElement): (part: HTMLElement) => boolean {
  const conditional: Conditional[] = [...form.querySelectorAll<HTMLElement>('[data-visible-if]')].map((element) => ({
    element,
    holds: compileCondition(element.dataset['visibleIf'] ?? ''),
  }))
  const answer = () => {
    const answers = answersOf(form)
    return (name: string) => answers[name]
  }
  const update = () => {
    for (const { element, holds } of conditional)
      if (!element.classList.contains('parte')) element.hidden = !holds(answer())
  }
  form.addEventListener('change', update)
  form.addEventListener('reset', () => setTimeout(update))
  update()
  return (part) => conditional.find(({ element }) => element === part)?.holds(answer()) ?? true
}
