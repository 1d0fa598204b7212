import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** What a sealed value is of. It goes into the seal, so that one value cannot be laid in the place of another. */
export type About = { readonly campaignId: string; readonly what: string }

export const KEY_BYTES = 32
const [VERSION_BYTES, NONCE_BYTES, TAG_BYTES, LENGTH_BYTES] = [1, 12, 16, 4]
const VERSION = 1

/** A sealed value that its key does not open: another key, another place, or changed bytes. */
export class SealError extends Error {
  override readonly name = 'SealError'
}

function associated({ campaignId, what }: About): Buffer {
  return Buffer.from(JSON.stringify(['espejo', VERSION, campaignId, what]))
}

/**
 * Encrypts with AES-256-GCM under a fresh random nonce.
 * @param size bytes that the content takes before it is encrypted; it is filled up, so that the length of what comes out
 * depends on `size` alone. Doubled until the content fits.
 */
export function seal(key: Buffer, about: About, content: Buffer, size: number): Buffer {
  let room = Math.max(size, 1)
  while (room < content.length) room *= 2
  const plain = Buffer.alloc(LENGTH_BYTES + room)
  plain.writeUInt32BE(content.length)
  content.copy(plain, LENGTH_BYTES)
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associated(about))
  const box = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), box])
}

/** The content of a sealed value. @throws {SealError} where this key does not open it as this. */
export function unseal(key: Buffer, about: About, sealed: Buffer): Buffer {
  const nonceEnd = VERSION_BYTES + NONCE_BYTES
  const tagEnd = nonceEnd + TAG_BYTES
  try {
    if (sealed[0] !== VERSION) throw new SealError('Another kind of seal')
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(VERSION_BYTES, nonceEnd), {
      authTagLength: TAG_BYTES,
    })
    decipher.setAAD(associated(about)).setAuthTag(sealed.subarray(nonceEnd, tagEnd))
    const plain = Buffer.concat([decipher.update(sealed.subarray(tagEnd)), decipher.final()])
    return plain.subarray(LENGTH_BYTES, LENGTH_BYTES + plain.readUInt32BE())
  } catch (error) {
    throw new SealError('This key does not open it', { cause: error })
  }
}
