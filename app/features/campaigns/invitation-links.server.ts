import { setImmediate } from 'node:timers/promises'
import { commitmentPath } from '#app/kit/codes/public-id.ts'
import { qrModules } from '#app/kit/documents/qr-code.server.ts'

/**
 * Where staff read why nobody can know what they answered: a link for messages, and short for what is printed.
 * @param origin public address of Espejo, by which the page was asked.
 */
export function explanationAt(origin: string) {
  return { link: `${origin}/anonimato`, printed: `${new URL(origin).host}/anonimato` }
}

/** Where staff see later what was done with their answers. @param origin as above. */
export function promisedAt(origin: string, publicId: string): ExplanationAddress {
  const path = commitmentPath(publicId)
  return { link: `${origin}${path}`, printed: `${new URL(origin).host}${path}` }
}

export type ExplanationAddress = ReturnType<typeof explanationAt>

/** Addresses by which staff reach the questionnaire of a code. @param origin as above. */
export function invitationTo(origin: string, code: string) {
  const link = `${origin}/r/${code}`
  return { code, link, address: `${new URL(origin).host}/r`, qr: qrModules(link) }
}

/** Drawings of some ten milliseconds together; a thousand in one go keep everybody who answers waiting for a second. */
const DRAWN_AT_ONCE = 10

/**
 * The same for many codes, in their order. Whoever asks meanwhile is served in between. Not in the thread of documents:
 * it may be too busy for one more, and these codes can be shown only now.
 */
export async function invitationsTo(origin: string, codes: readonly string[]) {
  const drawn: ReturnType<typeof invitationTo>[] = []
  for (const code of codes) {
    drawn.push(invitationTo(origin, code))
    if (drawn.length % DRAWN_AT_ONCE === 0) await setImmediate()
  }
  return drawn
}
