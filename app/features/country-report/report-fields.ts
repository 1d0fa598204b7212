import type { BlockId } from '#surveys/country-report/frozen-report.ts'

/** Name of the field of a block's text. */
export const textField = (block: BlockId) => `texto-${block}`
/** Name of the field in which a finding is explained; its key has marks that an id must not have. */
export const explanationField = (key: string) => `resuelto-${key.replace(/[^\p{L}\d-]+/gu, '-')}`
