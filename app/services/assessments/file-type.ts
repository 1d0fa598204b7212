import { strFromU8, unzipSync, type UnzipFileInfo } from 'fflate'

export const LARGEST_FILE = 10 * 1024 * 1024
/** A small archive can hold gigabytes: what it says of itself is added up before anything is unpacked. */
const LARGEST_UNPACKED = 100 * 1024 * 1024
const MOST_PARTS = 5_000

export type FileProblem = 'empty' | 'too-large' | 'unknown-type' | 'unpacks-too-large' | 'has-macros'
export type FileType = { readonly mediaType: string; readonly ending: string }
export type CheckedFile = { readonly ok: true; readonly type: FileType } | { readonly ok: false; readonly problem: FileProblem }

const PDF: FileType = { mediaType: 'application/pdf', ending: 'pdf' }
const PNG: FileType = { mediaType: 'image/png', ending: 'png' }
const JPEG: FileType = { mediaType: 'image/jpeg', ending: 'jpg' }
const OFFICE: readonly (FileType & { readonly main: string })[] = [
  { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx', main: 'spreadsheetml.sheet.main+xml' },
  { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx', main: 'wordprocessingml.document.main+xml' },
]

function startsWith(bytes: Uint8Array, ...signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

const isPdf = (bytes: Uint8Array) => startsWith(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)
const isPng = (bytes: Uint8Array) => startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const isJpeg = (bytes: Uint8Array) => startsWith(bytes, 0xff, 0xd8, 0xff)
const isZip = (bytes: Uint8Array) => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)

class Refused extends Error {
  readonly problem: FileProblem
  constructor(problem: FileProblem) {
    super(problem)
    this.problem = problem
  }
}

/** Unpacks the parts that `wanted` names, if the whole archive stays under the cap. @throws on an archive that is broken or too large. */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): Record<string, string> {
  let total = 0
  let parts = 0
  const filter = ({ name, originalSize }: UnzipFileInfo) => {
    total += originalSize
    parts += 1
    if (total > LARGEST_UNPACKED || parts > MOST_PARTS) throw new Refused('unpacks-too-large')
    if (/vbaProject\.bin$/i.test(name)) throw new Refused('has-macros')
    return wanted(name)
  }
  return Object.fromEntries(Object.entries(unzipSync(bytes, { filter })).map(([name, content]) => [name, strFromU8(content)]))
}

function officeType(bytes: Uint8Array): CheckedFile {
  try {
    const types = unpack(bytes, (name) => name === '[Content_Types].xml')['[Content_Types].xml'] ?? ''
    const found = OFFICE.find(({ main }) => types.includes(main))
    return found ? { ok: true, type: { mediaType: found.mediaType, ending: found.ending } } : { ok: false, problem: 'unknown-type' }
  } catch (error) {
    return { ok: false, problem: error instanceof Refused ? error.problem : 'unknown-type' }
  }
}

/** What a file is, by its bytes alone: neither its name nor what the browser says counts. */
export function checkFile(bytes: Uint8Array): CheckedFile {
  if (bytes.byteLength === 0) return { ok: false, problem: 'empty' }
  if (bytes.byteLength > LARGEST_FILE) return { ok: false, problem: 'too-large' }
  if (isPdf(bytes)) return { ok: true, type: PDF }
  if (isPng(bytes)) return { ok: true, type: PNG }
  if (isJpeg(bytes)) return { ok: true, type: JPEG }
  return isZip(bytes) ? officeType(bytes) : { ok: false, problem: 'unknown-type' }
}

export const FILE_PROBLEM_WORDS: Record<FileProblem, string> = {
  empty: 'El archivo está vacío. Elija otro',
  'too-large': 'El archivo pasa de 10 MB. Reduzca su tamaño o ponga un enlace',
  'unknown-type': 'El archivo debe ser PDF, imagen (PNG o JPG), XLSX o DOCX',
  'unpacks-too-large': 'El archivo ocupa demasiado al abrirse. Guárdelo como PDF',
  'has-macros': 'El archivo trae macros. Guárdelo sin macros o como PDF',
}

/** A name that is safe in a header and on a disk; the ending is that of the content. */
export function safeFileName(name: string, { ending }: FileType): string {
  const stem = name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '').normalize('NFC').replace(/[^\p{L}\p{N} ._()-]/gu, '').trim().slice(0, 80)
  return `${stem || 'documento'}.${ending}`
}
