import type { BlockId } from '#surveys/country-report/frozen-report.ts'

/** Id of a part in the page. */
export const partId = (block: BlockId) => `parte-${block}`
