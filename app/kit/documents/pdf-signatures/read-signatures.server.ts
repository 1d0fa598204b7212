import { createHash } from 'node:crypto'
import { fromBER, type OctetString, type UTCTime } from 'asn1js'
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo } from 'pkijs'
import type { FileSignature } from '#db/schema/plans.ts'
import { oneLine } from '#surveys/text/written-text.ts'
import { findSignatures, type PlacedSignature } from './find-signatures.ts'

const SIGNED_DATA = '1.2.840.113549.1.7.2'
const COMMON_NAME = '2.5.4.3'
const ORGANIZATION = '2.5.4.10'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const SIGNING_TIME = '1.2.840.113549.1.9.5'
const DIGESTS: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
const LONGEST_NAME = 200

type Signer = { readonly data: SignedData; readonly info: SignerInfo; readonly certificate: Certificate | null }

/** Bytes as the library wants them, in a buffer of their own. */
function own(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}

function certificateOf(data: SignedData, { sid }: SignerInfo): Certificate | null {
  const held = (data.certificates ?? []).filter((each): each is Certificate => each instanceof Certificate)
  if (!(sid instanceof IssuerAndSerialNumber)) return held.length === 1 ? (held[0] ?? null) : null
  return held.find((each) => each.issuer.isEqual(sid.issuer) && each.serialNumber.isEqual(sid.serialNumber)) ?? null
}

/** The one signer of a detached signature; null for anything else: what carries its own content says nothing of the file. */
function signerIn(value: Uint8Array): Signer | null {
  const { result, offset } = fromBER(own(value))
  if (offset === -1) return null
  const content = new ContentInfo({ schema: result })
  if (content.contentType !== SIGNED_DATA) return null
  const data = new SignedData({ schema: content.content })
  const [info] = data.signerInfos
  if (!info || data.signerInfos.length !== 1 || data.encapContentInfo.eContent) return null
  return { data, info, certificate: certificateOf(data, info) }
}

function attribute({ signedAttrs }: SignerInfo, type: string): unknown {
  return signedAttrs?.attributes.find((each) => each.type === type)?.values[0]
}

/** Certificates of persons in Peru bear the number of a document behind the name; nobody needs it here. */
function withoutNumbers(name: string): string {
  const plain = oneLine(name).replace(/\s+(?:(?:FIR|AUT|FAU|CIF)\s+)?\d{8,11}(?:\s+(?:hard|soft))?/giu, '')
  return plain.trim().slice(0, LONGEST_NAME)
}

function nameOf(certificate: Certificate | null): string {
  const parts = certificate?.subject.typesAndValues ?? []
  const part = (type: string) => {
    const value: unknown = parts.find((each) => each.type === type)?.value.valueBlock.value
    return typeof value === 'string' ? withoutNumbers(value) : ''
  }
  return part(COMMON_NAME) || part(ORGANIZATION)
}

/** ISO instant of a date as PDFs write it; null where it is none. */
function instantOf(written: string | null): string | null {
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    sign = 'Z',
    zone = '',
    more = '',
  ] = /^D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?([+\-Z])?(\d{2})?'?(\d{2})?/.exec(written ?? '') ?? []
  if (year === undefined) return null
  const offset = sign === 'Z' || zone === '' ? 'Z' : `${sign}${zone}:${more || '00'}`
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

function signedAt(info: SignerInfo, dictionaryDate: string | null): string | null {
  const time = attribute(info, SIGNING_TIME) as UTCTime | undefined
  const at = time?.toDate()
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : instantOf(dictionaryDate)
}

/** Whether the bytes are those whose digest was signed, and the signature is of the key in the certificate beside it. */
async function isGenuine({ data, info }: Signer, covered: Uint8Array): Promise<'yes' | 'no' | 'unknown'> {
  const algorithm = DIGESTS[info.digestAlgorithm.algorithmId]
  if (algorithm === undefined) return 'unknown'
  const told = attribute(info, MESSAGE_DIGEST) as OctetString | undefined
  const digest = createHash(algorithm).update(covered).digest()
  if (told && !digest.equals(Buffer.from(told.valueBlock.valueHexView))) return 'no'
  const found = await data.verify({ signer: 0, data: own(covered), checkChain: false, extendedMode: true })
  return found.signatureVerified ? 'yes' : 'no'
}

/**
 * `unknown` where a signature is right and something was put behind it that a later signature covers: a second signature
 * does so rightly, and here nobody looks at what else it changed.
 */
function withCover(genuine: 'yes' | 'no' | 'unknown', { coversAll }: PlacedSignature, isSignedOver: boolean) {
  if (genuine !== 'yes' || coversAll) return genuine
  return isSignedOver ? 'unknown' : 'no'
}

type Read = { readonly placed: PlacedSignature; readonly signature: FileSignature }

async function readOne(placed: PlacedSignature): Promise<Read> {
  const unread = {
    placed,
    signature: { signer: '', signedAt: instantOf(placed.dictionaryDate), intact: 'unknown' },
  } as const
  if (placed.covered === null) return unread
  try {
    const signer = signerIn(placed.value)
    if (signer === null) return unread
    const at = signedAt(signer.info, placed.dictionaryDate)
    const told = { signer: nameOf(signer.certificate), signedAt: at }
    const genuine = await isGenuine(signer, Buffer.concat(placed.covered)).catch(() => 'unknown' as const)
    return { placed, signature: { ...told, intact: genuine } }
  } catch {
    // Whatever stands there in place of a signature: it could not be read, and that is what is told.
    return unread
  }
}

/**
 * What the signatures inside a PDF tell: who signed by the certificate that lies beside each, when by its own word, and
 * whether the file still is what was signed. Nobody is asked who issued a certificate, and nothing leaves the machine.
 * @returns one for each, in the order of the file; none where it has none.
 */
export async function readSignatures(bytes: Uint8Array): Promise<FileSignature[]> {
  const read: Read[] = []
  for (const placed of findSignatures(bytes)) read.push(await readOne(placed))
  const isSignedOver = read.some(({ placed, signature }) => placed.coversAll && signature.intact === 'yes')
  return read.map(({ placed, signature }) => ({
    ...signature,
    intact: withCover(signature.intact, placed, isSignedOver),
  }))
}
