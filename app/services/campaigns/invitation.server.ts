import { ownOrigin } from '../auth.server.ts'
import { qrSvg } from '../qr-code.server.ts'
import { runtime } from '../runtime.server.ts'

/** The public address of Espejo, by which this request came. */
export function publicOrigin(request: Request): string {
  return ownOrigin(request, runtime().environment)
}

/** Addresses by which staff reach the questionnaire of a code, from where this page was asked. */
export async function invitationTo(request: Request, code: string) {
  const origin = publicOrigin(request)
  const link = `${origin}/r/${code}`
  return { code, link, address: `${new URL(origin).host}/r`, qr: await qrSvg(link) }
}
