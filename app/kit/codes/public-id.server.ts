import { PUBLIC_ID_LENGTH } from './public-id.ts'
import { randomCode } from './random-code.ts'

/** A random id of some 131 bits for a page that is open to whoever has its address: nobody comes upon it by trying. */
export function newPublicId(): string {
  return randomCode(PUBLIC_ID_LENGTH).toLowerCase()
}
