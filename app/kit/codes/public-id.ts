import { ALPHABET, compactCode } from './typed-code.ts'

export const PUBLIC_ID_LENGTH = 30
const SHAPE = new RegExp(`^[${ALPHABET.toLowerCase()}]{${PUBLIC_ID_LENGTH}}$`)
/** Signs of a group, so that an address can be copied from paper. */
const GROUP = /.{6}(?=.)/g

/** The id in an address that somebody followed, or copied from paper in capitals or without dashes; null where it is none. */
export function readPublicId(typed: string): string | null {
  const id = compactCode(typed).toLowerCase()
  return SHAPE.test(id) ? id : null
}

/** Path of the public page of what follows from a campaign. */
export function commitmentPath(publicId: string): string {
  return `/compromisos/${publicId.replace(GROUP, '$&-')}`
}
