import { AppError } from './app-error.server.ts'

/** More than a file may have, so that a file a little too large is told on its own page and nothing typed is lost. */
const LARGEST_BODY = 25 * 1024 * 1024

/**
 * Reads a form with a file. A body that is announced larger, or not announced at all, is not read.
 * @throws {AppError} `too-large`.
 */
export async function readUpload(request: Request): Promise<FormData> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!(length <= LARGEST_BODY)) throw new AppError('too-large')
  return request.formData()
}
