import { ownOrigin } from '#app/door/visitor.ts'
import { qrSvg } from '#app/kit/documents/qr-code.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

/** The public address of Espejo, by which this request came. */
export function publicOrigin(request: Request): string {
  return ownOrigin(request, runtime().environment)
}

/** Where staff read why nobody can know what they answered: a link for messages, and short for what is printed. */
export function explanationAt(request: Request) {
  const origin = publicOrigin(request)
  return { link: `${origin}/anonimato`, printed: `${new URL(origin).host}/anonimato` }
}

export type ExplanationAddress = ReturnType<typeof explanationAt>

/** Addresses by which staff reach the questionnaire of a code, from where this page was asked. */
export async function invitationTo(request: Request, code: string) {
  const origin = publicOrigin(request)
  const link = `${origin}/r/${code}`
  return { code, link, address: `${new URL(origin).host}/r`, qr: await qrSvg(link) }
}
