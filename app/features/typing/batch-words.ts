import type { BatchOrder } from './form.ts'
import type { BatchStatus } from '#db/schema/paper.ts'

export const BATCH_STATUS_NAMES = {
  printed: 'Impreso',
  opened: 'En digitación',
  finished: 'Digitado',
} satisfies Record<BatchStatus, string>

const DONE: Record<BatchOrder['kind'], string> = {
  open: 'El acta de apertura se guardó. Ya puede digitar.',
  'correct-count': 'El conteo se corrigió.',
  resolve: 'Las diferencias quedaron resueltas.',
  finish: 'El lote se terminó.',
  restart: 'El lote empieza de nuevo.',
}

/** What the page of a batch says after what was asked of it. */
export function batchOrderDone(order: BatchOrder | null): string {
  return order ? DONE[order.kind] : ''
}
