import type { Done } from '#app/kit/shell/done.ts'
import type { ReviewForm, ReviewStep } from './form.ts'

const WORDS = {
  take: 'Usted tiene ahora esta revisión a cargo.',
  release: 'La revisión ya no está a su cargo.',
  comment: 'El comentario se envió. La entidad ya lo lee.',
  adopt: 'La nota se envió como comentario. La entidad ya lo lee.',
  accept: 'La revisión terminó: conforme con el plan.',
  'ask-amendment': 'Se pidió la modificación. El plan sigue su curso mientras tanto.',
} satisfies Record<ReviewStep['kind'], string>

/** Id of the element of the page that a step is about, where it is about an action. */
function placeOf(step: ReviewStep): string | undefined {
  const actionId = step.kind === 'comment' ? step.actionId : step.kind === 'adopt' ? step.note.split('|').at(-1) : null
  return actionId ? `accion-${actionId}` : undefined
}

/** What the page says after a step that was taken. */
export function reviewedWords({ asked }: ReviewForm): [text: string, more: Pick<Done, 'at'>] {
  return asked.ok ? [WORDS[asked.input.kind], { at: placeOf(asked.input) }] : ['', {}]
}
