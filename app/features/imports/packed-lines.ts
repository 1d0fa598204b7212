import type { ImportLine } from './report.ts'

/**
 * Lines as one text, which the page takes apart: the framework takes five times as long to hand thousands of objects to
 * the script of a page.
 */
export type PackedLines = string & { readonly packed: 'ImportLine[]' }

export const packLines = (lines: readonly ImportLine[]) => JSON.stringify(lines) as PackedLines
export const unpackLines = (packed: PackedLines) => JSON.parse(packed) as readonly ImportLine[]
