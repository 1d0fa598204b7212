import type { BatchStatus } from '#db/schema/paper.ts'

export const BATCH_STATUS_NAMES = {
  printed: 'Impreso',
  opened: 'En digitación',
  finished: 'Digitado',
} satisfies Record<BatchStatus, string>
