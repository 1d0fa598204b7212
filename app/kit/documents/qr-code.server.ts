import QRCode from 'qrcode'
import { packModules, type QrModules } from '#app/kit/figures/qr-modules.ts'

/** What a page draws of an address as a QR code (`QrDrawing`). */
export function qrModules(address: string): QrModules {
  const { size, data } = QRCode.create(address, { errorCorrectionLevel: 'M' }).modules
  return packModules(size, data)
}

/** A QR code as a picture for a document: PNG as a data address. */
export async function qrPng(address: string): Promise<string> {
  return QRCode.toDataURL(address, { errorCorrectionLevel: 'M', margin: 2, width: 300 })
}
