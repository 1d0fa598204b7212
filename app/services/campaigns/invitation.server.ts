import { ownOrigin } from '../auth.server.ts'
import { qrSvg } from '../qr-code.server.ts'
import { runtime } from '../runtime.server.ts'

/** Addresses by which staff reach the questionnaire of a code, from where this page was asked. */
export async function invitationTo(request: Request, code: string) {
  const origin = ownOrigin(request, runtime().environment)
  const link = `${origin}/r/${code}`
  return { code, link, address: `${new URL(origin).host}/r`, qr: await qrSvg(link) }
}
