import QRCode from 'qrcode'
import { ownOrigin } from '../auth.server.ts'
import { runtime } from '../runtime.server.ts'

/** A QR code as an SVG drawing without style attributes. */
async function qrOf(link: string): Promise<string> {
  return QRCode.toString(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
}

/** Addresses by which staff reach the questionnaire of a code, from where this page was asked. */
export async function invitationTo(request: Request, code: string) {
  const origin = ownOrigin(request, runtime().environment)
  const link = `${origin}/r/${code}`
  return { code, link, address: `${new URL(origin).host}/r`, qr: await qrOf(link) }
}
