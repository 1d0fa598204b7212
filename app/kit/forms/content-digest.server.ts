import { createHash } from 'node:crypto'
import { FORM_ID_FIELD } from './form-id.ts'

async function partsOf(value: FormDataEntryValue): Promise<(string | Buffer)[]> {
  if (typeof value === 'string') return ['text', value]
  return ['file', value.name, value.type, Buffer.from(await value.arrayBuffer())]
}

/**
 * Digest of what a form says: names, texts and whole files in their order, the button that sent it too; its form id is
 * left out. Two sendings say the same if and only if theirs are equal, whatever the encoding and its boundary were.
 */
export async function contentDigest(form: FormData): Promise<Buffer> {
  const hash = createHash('sha256')
  for (const [name, value] of form) {
    if (name === FORM_ID_FIELD) continue
    for (const part of [name, ...(await partsOf(value))]) {
      const bytes = typeof part === 'string' ? Buffer.from(part) : part
      // The length first, so that what ends one part cannot begin the next.
      hash.update(`${bytes.length}:`).update(bytes)
    }
  }
  return hash.digest()
}
