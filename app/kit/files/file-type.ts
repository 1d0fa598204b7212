import { oneLine } from '#surveys/text/written-text.ts'
import { ArchiveRefused, openArchive, verifyArchive, type ArchiveLimits } from '#app/kit/sheets/archive.ts'
import { isJpeg, isPdf, isPng } from '#app/kit/files/content-shape.ts'
import { officeType } from '#app/kit/sheets/office-type.ts'

export const LARGEST_FILE = 10 * 1024 * 1024
/** A small archive can hold gigabytes; whoever reviews it has to open it. */
const ARCHIVE_LIMITS: ArchiveLimits = { parts: 2_000, unpacked: 100 * 1024 * 1024 }

export type FileProblem = 'empty' | 'too-large' | 'unknown-type' | 'unpacks-too-large' | 'has-macros'
export type FileType = { readonly mediaType: string; readonly ending: string }
export type CheckedFile =
  | { readonly ok: true; readonly type: FileType }
  | { readonly ok: false; readonly problem: FileProblem }

const PDF: FileType = { mediaType: 'application/pdf', ending: 'pdf' }
const PNG: FileType = { mediaType: 'image/png', ending: 'png' }
const JPEG: FileType = { mediaType: 'image/jpeg', ending: 'jpg' }
const OFFICE = {
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' },
} as const satisfies Record<string, FileType>

const isZip = (bytes: Uint8Array) => [0x50, 0x4b, 0x03, 0x04].every((byte, index) => bytes[index] === byte)

async function officeFile(bytes: Uint8Array): Promise<CheckedFile> {
  try {
    const archive = openArchive(bytes, ARCHIVE_LIMITS)
    const type = await officeType(archive)
    if (!type) return { ok: false, problem: 'unknown-type' }
    if (type.macros) return { ok: false, problem: 'has-macros' }
    await verifyArchive(archive)
    return { ok: true, type: OFFICE[type.kind] }
  } catch (error) {
    return {
      ok: false,
      problem: error instanceof ArchiveRefused && error.problem === 'too-large' ? 'unpacks-too-large' : 'unknown-type',
    }
  }
}

/**
 * What a file is, by its bytes alone: neither its name nor what the browser says counts. An office document is unpacked
 * once, in another thread and without keeping it, so that its size is the true one.
 */
export async function checkFile(bytes: Uint8Array): Promise<CheckedFile> {
  if (bytes.byteLength === 0) return { ok: false, problem: 'empty' }
  if (bytes.byteLength > LARGEST_FILE) return { ok: false, problem: 'too-large' }
  if (isPdf(bytes)) return { ok: true, type: PDF }
  if (isPng(bytes)) return { ok: true, type: PNG }
  if (isJpeg(bytes)) return { ok: true, type: JPEG }
  return isZip(bytes) ? officeFile(bytes) : { ok: false, problem: 'unknown-type' }
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
  const stem = oneLine(name)
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N} ._()-]/gu, '')
    .trim()
    .slice(0, 80)
  return `${stem || 'documento'}.${ending}`
}
