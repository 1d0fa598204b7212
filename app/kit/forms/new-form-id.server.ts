import { randomBytes } from 'node:crypto'

/** A form id, or the beginning of all those of one rendering of a page. */
export function newFormId(): string {
  return randomBytes(16).toString('base64url')
}
