import { qrSvg } from '#app/kit/documents/qr-code.server.ts'

/**
 * Where staff read why nobody can know what they answered: a link for messages, and short for what is printed.
 * @param origin public address of Espejo, by which the page was asked.
 */
export function explanationAt(origin: string) {
  return { link: `${origin}/anonimato`, printed: `${new URL(origin).host}/anonimato` }
}

export type ExplanationAddress = ReturnType<typeof explanationAt>

/** Addresses by which staff reach the questionnaire of a code. @param origin as above. */
export async function invitationTo(origin: string, code: string) {
  const link = `${origin}/r/${code}`
  return { code, link, address: `${new URL(origin).host}/r`, qr: await qrSvg(link) }
}
