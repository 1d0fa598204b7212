import { createHash } from 'node:crypto'
import { Integer, ObjectIdentifier, OctetString, PrintableString, UTCTime, Utf8String } from 'asn1js'
import {
  Attribute,
  AttributeTypeAndValue,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs'

/** Somebody who signs PDFs in tests, with a certificate that she issued herself. */
export type PdfSigner = { readonly certificate: Certificate; readonly privateKey: CryptoKey }

const ALGORITHMS = {
  rsa: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
  ecdsa: { name: 'ECDSA', namedCurve: 'P-256' },
} as const

export async function pdfSigner(name: string, kind: keyof typeof ALGORITHMS = 'ecdsa'): Promise<PdfSigner> {
  const { publicKey, privateKey } = (await crypto.subtle.generateKey(ALGORITHMS[kind], true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const certificate = new Certificate()
  certificate.version = 2
  certificate.serialNumber = new Integer({ value: 7 })
  for (const side of [certificate.issuer, certificate.subject]) {
    side.typesAndValues.push(
      new AttributeTypeAndValue({ type: '2.5.4.6', value: new PrintableString({ value: 'PE' }) }),
    )
    side.typesAndValues.push(new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: name }) }))
  }
  certificate.notBefore.value = new Date('2026-01-01T00:00:00Z')
  certificate.notAfter.value = new Date('2028-01-01T00:00:00Z')
  await certificate.subjectPublicKeyInfo.importKey(publicKey)
  await certificate.sign(privateKey, 'SHA-256')
  return { certificate, privateKey }
}

/** A PDF of one empty page. */
export const PLAIN_PDF: Buffer = Buffer.from(
  `%PDF-1.7
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>
endobj
trailer
<< /Root 1 0 R /Size 4 >>
%%EOF
`,
  'latin1',
)

async function signedValue(covered: Buffer, { certificate, privateKey }: PdfSigner, at: Date): Promise<Buffer> {
  const digest = createHash('sha256').update(covered).digest()
  const attributes = [
    new Attribute({
      type: '1.2.840.113549.1.9.3',
      values: [new ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })],
    }),
    new Attribute({ type: '1.2.840.113549.1.9.5', values: [new UTCTime({ valueDate: at })] }),
    new Attribute({
      type: '1.2.840.113549.1.9.4',
      values: [new OctetString({ valueHex: new Uint8Array(digest).buffer })],
    }),
  ]
  const data = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }),
    certificates: [certificate],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
  })
  await data.sign(privateKey, 0, 'SHA-256')
  const content = new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: data.toSchema(true) })
  return Buffer.from(content.toSchema().toBER(false))
}

const VALUE_DIGITS = 8_192
const RANGE_LENGTH = 60

/** Signs a PDF as readers do: one more part at its end, which covers everything but its own value. */
export async function signPdf(
  bytes: Buffer,
  signer: PdfSigner,
  at = new Date('2026-12-01T15:30:00Z'),
): Promise<Buffer> {
  const head = Buffer.from(
    `9 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /M (D:20261201103000-05'00') /ByteRange `,
  )
  const contents = Buffer.from(' /Contents ')
  const before = bytes.length + head.length + RANGE_LENGTH + contents.length
  const behind = before + VALUE_DIGITS + 2
  const tail = Buffer.from(' >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 10 >>\n%%EOF\n')
  const range = Buffer.from(`[0 ${before} ${behind} ${tail.length}]`.padEnd(RANGE_LENGTH))
  const start = Buffer.concat([bytes, head, range, contents])
  const value = await signedValue(Buffer.concat([start, tail]), signer, at)
  return Buffer.concat([start, Buffer.from(`<${value.toString('hex').padEnd(VALUE_DIGITS, '0')}>`), tail])
}
