import { AppError } from '../program/app-error.server.ts'

/** More than a file may have, so that a file a little too large is told on its own page and nothing typed is lost. */
const LARGEST_BODY = 16 * 1024 * 1024
/** Up to here a body that is too large is let run out unread: cut off, the browser would show a broken connection instead of the reason. */
const LARGEST_ANSWERED = 200 * 1024 * 1024
/** Bytes of a form without files. The longest one, with every text at its limit, takes about 25 kB. */
export const LARGEST_FORM = 64 * 1024
/** The longest of our forms, the fact sheet, has 46 fields; to take apart a million empty ones would stop everybody else. */
const MOST_FIELDS = 60

/** Only as browsers write it, so that the fields that are counted are those that are read. */
function boundaryOf(request: Request): string | null {
  return (
    /^multipart\/form-data;\s*boundary="?([\w'()+,./:=?-]{1,70})"?$/i.exec(
      request.headers.get('content-type') ?? '',
    )?.[1] ?? null
  )
}

/** Bytes of what stands before a field: its name, the name of its file, its type. */
const LONGEST_HEADER = 4096

/** Counted by the bytes between the fields, which costs next to nothing. */
function isOrdinary(body: Buffer, boundary: string): boolean {
  const delimiter = Buffer.from(`--${boundary}`)
  let fields = 0
  for (let at = body.indexOf(delimiter); at !== -1; at = body.indexOf(delimiter, at + delimiter.length)) {
    const start = body.subarray(at + delimiter.length, at + delimiter.length + LONGEST_HEADER)
    const isEnd = start.subarray(0, 2).toString() === '--'
    fields += 1
    if (fields > MOST_FIELDS || (!isEnd && !start.includes('\r\n\r\n'))) return false
  }
  return true
}

/** A form that is too large to be read. @property before what stood in it before its file, which is seldom last. */
export class TooLargeForm extends AppError {
  readonly before: FormData | null
  constructor(before: FormData | null) {
    super('too-large')
    this.before = before
  }
}

const formOf = (body: Buffer<ArrayBuffer>, boundary: string): Promise<FormData> =>
  parsed(new Response(body, { headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` } }))

/** Lets a body run out. @returns its first bytes, as many as a form without files may have. */
async function beginningOf(body: ReadableStream<Uint8Array> | null): Promise<Buffer<ArrayBuffer>> {
  const first: Uint8Array[] = []
  let length = 0
  await body?.pipeTo(
    new WritableStream<Uint8Array>({
      write: (chunk) => {
        if (length < LARGEST_FORM) first.push(chunk)
        length += chunk.length
      },
    }),
  )
  return Buffer.concat(first).subarray(0, LARGEST_FORM)
}

/** The fields that ended before the beginning of a form was cut off; null where none did. */
async function fieldsBefore(beginning: Buffer, boundary: string): Promise<FormData | null> {
  const end = beginning.lastIndexOf(`\r\n--${boundary}\r\n`)
  if (end === -1) return null
  const body = Buffer.concat([beginning.subarray(0, end), Buffer.from(`\r\n--${boundary}--\r\n`)])
  return isOrdinary(body, boundary) ? formOf(body, boundary) : null
}

async function parsed(body: Request | Response): Promise<FormData> {
  try {
    return await body.formData()
  } catch {
    throw new AppError('invalid-input')
  }
}

/**
 * Reads a form with a file. A body that is announced larger, or not announced at all, is not kept.
 * @throws {TooLargeForm}
 * @throws {AppError} `invalid-input` for a body that no browser sends.
 */
export async function readUpload(request: Request): Promise<FormData> {
  const boundary = boundaryOf(request)
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!(length <= (boundary ? LARGEST_BODY : LARGEST_FORM))) {
    const beginning = length <= LARGEST_ANSWERED ? await beginningOf(request.body) : null
    throw new TooLargeForm(beginning && boundary ? await fieldsBefore(beginning, boundary) : null)
  }
  if (!boundary) return parsed(request)
  const body = Buffer.from(await request.arrayBuffer())
  if (!isOrdinary(body, boundary)) throw new AppError('invalid-input')
  return formOf(body, boundary)
}
