import { createHash, randomBytes } from 'node:crypto'
import { presentNovemberReport, receptionNumber } from '#db/queries/november-reports.server.ts'
import type { ReportSignature, StoredFile } from '#db/schema/november-reports.ts'
import { problemOfCode, signerOf } from '#app/features/plan/approval/sign-plan.server.ts'
import { readSignaturesBeside } from '#app/kit/documents/drawn.server.ts'
import { checkFile, FILE_PROBLEM_WORDS, safeFileName } from '#app/kit/files/file-type.ts'
import { withoutTraces } from '#app/kit/files/without-traces.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { Actor } from '#app/door/actor.ts'
import type { Visitor } from '#app/door/visitor.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { deleteEvidenceFile, evidenceFolder, storeEvidence } from '#app/kit/program/evidence-store.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { ReportForm } from './form.ts'
import type { LoadedReport } from './load-report.server.ts'
import { presentationNote, stepBy } from './step-trace.server.ts'
import { NO_SIGNATURE_IN_FILE, NOT_A_PDF } from './words.ts'

/** `null`: the report is no longer what the page showed. */
export type Presented = { readonly number: string } | { readonly problems: FieldProblems } | null

type Presenting<Deed> = { readonly loaded: LoadedReport; readonly form: Extract<ReportForm, { deed: Deed }> }

function present(actor: Actor, { draft, content }: LoadedReport, signature: ReportSignature, now: Date): Presented {
  const version = presentNovemberReport(runtime().database, draft, {
    content,
    signature,
    receivedYear: Number(limaDate(now).slice(0, 4)),
    receivedAt: now.toISOString(),
    by: stepBy(actor, now),
    noteOf: (made) => presentationNote(actor, made, now),
  })
  return version && { number: receptionNumber(version) }
}

/** Presents a report without a signature, which every page of it says. */
export function presentUnsigned(actor: Actor, { loaded, form }: Presenting<'unsigned'>, now: Date): Presented {
  if (!form.confirmed.ok) return { problems: form.confirmed.problems }
  return present(actor, loaded, { kind: 'unsigned', presentedBy: actor.name }, now)
}

/** Signs a report by name with account and second step, for exactly what the page showed, and presents it. */
export async function signReport(
  actor: Actor,
  { loaded, form, visitor }: Presenting<'sign'> & { readonly visitor: Visitor },
  now: Date,
): Promise<Presented> {
  if (!form.signature.ok) return { problems: form.signature.problems }
  const { position, document, code } = form.signature.input
  const signer = await signerOf(actor)
  const problem = await problemOfCode(actor, signer, visitor, code)
  if (problem !== null) return { problems: { codigo: problem } }
  const resolution = actor.isDelegate ? (signer?.resolution ?? '') : ''
  const { name, userId } = actor
  return present(actor, loaded, { kind: 'account', name, position, resolution, userId, document }, now)
}

async function readFile(file: File | null) {
  if (!file || file.size === 0) return 'Elija el archivo'
  const sent = new Uint8Array(await file.arrayBuffer())
  const checked = await checkFile(sent)
  if (!checked.ok) return FILE_PROBLEM_WORDS[checked.problem]
  if (checked.type.ending !== 'pdf') return NOT_A_PDF
  // A PDF stays as it came, for its signatures.
  const bytes = withoutTraces(sent, checked.type)
  const stored: StoredFile = {
    fileId: randomBytes(16).toString('hex'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    fileName: safeFileName(file.name, checked.type),
    mediaType: checked.type.mediaType,
    size: bytes.byteLength,
  }
  return { bytes, stored }
}

/** Registers the PDF of this report that the head signed outside, and presents it with that file. */
export async function registerSigned(
  actor: Actor,
  { loaded, form }: Presenting<'register'>,
  now: Date,
): Promise<Presented> {
  const read = await readFile(form.file)
  const problems = {
    ...(form.paper.ok ? {} : form.paper.problems),
    ...(typeof read === 'string' ? { archivo: read } : {}),
  }
  if (!form.paper.ok || typeof read === 'string') return { problems }
  const { kind, name, position, resolution } = form.paper.input
  const signatures = kind === 'signed-file' ? await readSignaturesBeside(read.bytes) : []
  if (kind === 'signed-file' && signatures.length === 0) return { problems: { archivo: NO_SIGNATURE_IN_FILE } }
  const { stored: file } = read
  const folder = evidenceFolder(runtime().environment)
  const { entityId } = loaded.draft
  // The file before its row: a row without its file would prove nothing.
  await storeEvidence(folder, entityId, file.fileId, read.bytes)
  const said = { kind, name, position, resolution, registeredBy: actor.name, file, signatures } as const
  const presented = present(actor, loaded, said, now)
  if (presented === null) await deleteEvidenceFile(folder, entityId, file.fileId)
  return presented
}
