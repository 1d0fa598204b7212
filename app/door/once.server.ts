import { createHash } from 'node:crypto'
import { contentDigest } from '#app/kit/forms/content-digest.server.ts'
import { formIdOf } from '#app/kit/forms/form-id.ts'
import { LARGEST_FORM, readUpload, TooLargeForm } from '#app/kit/forms/read-upload.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Account } from './current-account.server.ts'
import { createFirstResults, type FirstResults, type Made, type SendingKey } from './first-results.ts'
import { packedAnswer, statusOfAnswer, unpackedAnswer, type Answer } from './packed-answer.server.ts'
import { ownSearch } from './own-search.ts'
import type { Visitor } from './visitor.ts'

const HOUR_MS = 60 * 60_000
/** Where nobody has signed in: passwords, links, the code of a swap. */
const VISITOR_MS = 10 * 60_000

// The development server loads this module anew after each change.
const holder = globalThis as { espejoFirstResults?: FirstResults }
const firstResults = (): FirstResults => (holder.espejoFirstResults ??= createFirstResults())

/** A form that was read, or why it could not be; of one with too large a file, what stood before it. */
export type ReadForm = { readonly form: FormData } | { readonly problem: unknown; readonly before: FormData | null }

/**
 * Reads what was sent before its handler does. A body without a length is left to the handler: no browser sends one.
 * @param mayBeLarge whether whoever sends it was let in, so that files are read too.
 */
export async function readSent(request: Request, mayBeLarge: boolean): Promise<ReadForm | null> {
  const length = request.headers.get('content-length')
  if (request.method !== 'POST' || length === null || !(mayBeLarge || Number(length) <= LARGEST_FORM)) return null
  try {
    return { form: await readUpload(request) }
  } catch (problem) {
    return { problem, before: problem instanceof TooLargeForm ? problem.before : null }
  }
}

const SESSION = /(?:^|;\s*)(?:__Secure-)?espejo\.session_token=([^;]+)/

/**
 * Who may have the first result again. The session beside the account, because some sendings end it: what she sent
 * twice to delete her account finds its answer when there is none any more.
 */
function ownersOf(visitor: Visitor, isOpen: boolean, account: Account | null): string[] {
  if (isOpen) return ['visitor']
  const session = SESSION.exec(visitor.headers.get('cookie') ?? '')?.[1]
  return [...(account ? [`account ${account.userId}`] : []), ...(session ? [`session ${session}`] : [])]
}

/** The address as the form had it. */
function addressOf(request: Request): string {
  const url = new URL(request.url)
  return `${url.pathname.replace(/\.data$/, '')}?${ownSearch(url).toString()}`
}

/** What tells this sending from every other; null where the form has no id, as that of a script. */
export async function sendingKey(
  { request, visitor, isOpen }: { readonly request: Request; readonly visitor: Visitor; readonly isOpen: boolean },
  form: FormData,
  account: Account | null,
): Promise<SendingKey | null> {
  const id = formIdOf(form)
  const owners = ownersOf(visitor, isOpen, account)
  if (id === null || owners.length === 0) return null
  const sending = createHash('sha256')
    .update(JSON.stringify([id, addressOf(request)]))
    .update(await contentDigest(form))
    .digest()
  const lodger = account && !isOpen ? `account ${account.userId}` : `network ${visitor.address}`
  return { sending, owners, lodger, lifeMs: isOpen ? VISITOR_MS : HOUR_MS }
}

function isRedirect(answer: Answer): boolean {
  const status = statusOfAnswer(answer)
  return answer.value instanceof Response && status >= 300 && status < 400
}

async function settled(run: () => unknown): Promise<Answer> {
  try {
    return { thrown: false, value: await run() }
  } catch (value) {
    return { thrown: true, value }
  }
}

/**
 * What others who send the same may have of an answer. A refusal changed nothing and may be out of date when it is asked
 * for again, so it is shared only with who sent it meanwhile; a fault is for nobody, so that it can be tried again.
 */
async function madeOf(answer: Answer): Promise<Made | null> {
  const status = statusOfAnswer(answer)
  return status < 500 ? { result: await packedAnswer(answer), isKept: status < 400 } : null
}

/** What a repetition gets. Beyond a redirect, which tells nothing, only who is still let in gets it. */
function repeated(packed: Buffer, admit: () => void): Answer {
  const answer = unpackedAnswer(packed)
  if (!isRedirect(answer)) admit()
  return answer
}

/**
 * Runs a sending, or gives what its first one gave: also while that is still running.
 * @param admit throws for whoever is not let in, whatever she sent before.
 * @param run what it throws is thrown as it is, so it must be what a person gets.
 * @throws {AppError} `already-sent` where it was done and its result is gone.
 */
export async function once(key: SendingKey, admit: () => void, run: () => unknown): Promise<Answer> {
  const before = firstResults().before(key)
  if (before?.kind === 'sent') throw new AppError('already-sent')
  if (before?.kind === 'kept') return repeated(before.result, admit)
  if (before?.kind === 'running') {
    const made = await before.made
    return made ? repeated(made.result, admit) : once(key, admit, run)
  }
  admit()
  const first = settled(run)
  const made = first.then(madeOf)
  firstResults().begin(key, made)
  // Waited for, because packing reads the answer before it is sent away.
  await made
  return first
}
