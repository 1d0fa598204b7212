import QRCode from 'qrcode'

/** A QR code as an SVG drawing without style attributes. */
export async function qrSvg(address: string): Promise<string> {
  return QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
}

/** A QR code as a picture for a document: PNG as a data address. */
export async function qrPng(address: string): Promise<string> {
  return QRCode.toDataURL(address, { errorCorrectionLevel: 'M', margin: 2, width: 300 })
}
