import { createHash, randomBytes } from 'node:crypto'
import type { PlanRow } from '#db/queries/plan-head.server.ts'
import { listSignable, planDigest, signPlanVersion, type NewPlanPaper } from '#db/queries/plan-versions.server.ts'
import type { PlanSignature } from '#db/schema/plans.ts'
import type { Actor } from '#app/door/actor.ts'
import { checkFile, FILE_PROBLEM_WORDS, safeFileName, type FileType } from '#app/kit/files/file-type.ts'
import { withoutTraces } from '#app/kit/files/without-traces.ts'
import { readSignaturesBeside } from '#app/kit/documents/drawn.server.ts'
import { formatDate } from '#app/kit/format.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { addWorkingDays, limaDate } from '#app/kit/program/clock.ts'
import { deleteEvidenceFile, evidenceFolder, storeEvidence } from '#app/kit/program/evidence-store.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { readVersion } from '../review/read-version.server.ts'
import { REVIEW_WORKING_DAYS } from './approval-steps.ts'
import type { ApprovalForm, TypedPaper } from './form.ts'
import { signatureNote, stepRow } from './step-trace.server.ts'
import type { StepTaken } from './take-step.server.ts'
import { MOVED, NO_SIGNATURE_IN_FILE, NOT_A_PDF, NOT_A_SCAN } from './words.ts'

type Asked = { readonly plan: PlanRow; readonly form: Extract<ApprovalForm, { deed: 'register' }> }

const NOT_THIS: StepTaken = { ok: false, moved: true, problems: { [MOVED.register.field]: MOVED.register.words } }
const SCANS: ReadonlySet<string> = new Set(['pdf', 'png', 'jpg'])

type Stored = { readonly bytes: Uint8Array; readonly type: FileType; readonly name: string; readonly sha256: string }

/** The file as its bytes show it to be; neither its name nor what the browser says counts. */
async function readFile(file: File | null, { kind }: Pick<TypedPaper, 'kind'>): Promise<Stored | string> {
  if (!file || file.size === 0) return 'Elija el archivo'
  const sent = new Uint8Array(await file.arrayBuffer())
  const checked = await checkFile(sent)
  if (!checked.ok) return FILE_PROBLEM_WORDS[checked.problem]
  const { type } = checked
  if (kind === 'signed-file' ? type.ending !== 'pdf' : !SCANS.has(type.ending))
    return kind === 'signed-file' ? NOT_A_PDF : NOT_A_SCAN
  // Of a photo of the act the picture is kept; a PDF stays as it came, for its signatures.
  const bytes = withoutTraces(sent, type)
  return { bytes, type, name: safeFileName(file.name, type), sha256: createHash('sha256').update(bytes).digest('hex') }
}

function dateProblem({ date }: TypedPaper, plan: PlanRow, today: string): string | null {
  if (date > today) return 'La fecha del acto no puede ser posterior a hoy'
  return date < plan.createdOn
    ? `La fecha del acto es anterior al plan, que empezó el ${formatDate(plan.createdOn)}`
    : null
}

type Paper = { readonly typed: TypedPaper; readonly stored: Stored }

async function checkedPaper({ plan, form }: Asked, today: string): Promise<Paper | { problems: FieldProblems }> {
  const kind = form.paper.ok ? form.paper.input.kind : 'scan'
  const stored = await readFile(form.file, { kind })
  const late = form.paper.ok ? dateProblem(form.paper.input, plan, today) : null
  const problems = {
    ...(form.paper.ok ? {} : form.paper.problems),
    ...(late === null ? {} : { fecha: late }),
    ...(typeof stored === 'string' ? { archivo: stored } : {}),
  }
  if (!form.paper.ok || typeof stored === 'string' || late !== null) return { problems }
  return { typed: form.paper.input, stored }
}

/** What is kept of an act as a signature: of a scan that nobody checked the hand, of a file what its signatures tell. */
async function signatureOf(actor: Actor, { typed, stored }: Paper, evidenceId: string): Promise<PlanSignature | null> {
  const { kind, name, position, resolution, number, date } = typed
  const act = { number, date }
  const said = { name, position, resolution, act, evidenceId, sha256: stored.sha256, registeredBy: actor.name }
  if (kind === 'scan') return { ...said, kind }
  const signatures = await readSignaturesBeside(stored.bytes)
  return signatures.length === 0 ? null : { ...said, kind, signatures }
}

/**
 * Registers the act by which a plan was approved outside: a scan with a signature by hand, or a PDF that was signed
 * digitally, whose signatures are read. It freezes the plan as a signature here does, for exactly what the page showed.
 */
export async function registerPaper(actor: Actor, { plan, form }: Asked, now: Date): Promise<StepTaken> {
  const { database, environment } = runtime()
  const today = limaDate(now)
  if (planDigest(plan, listSignable(database, plan)) !== form.digest) return NOT_THIS
  const paper = await checkedPaper({ plan, form }, today)
  if ('problems' in paper) return { ok: false, moved: false, problems: paper.problems }
  const { typed, stored } = paper
  const id = randomBytes(16).toString('hex')
  const signature = await signatureOf(actor, paper, id)
  if (signature === null) return { ok: false, moved: false, problems: { archivo: NO_SIGNATURE_IN_FILE } }
  const row: NewPlanPaper = {
    ...{ id, entityId: plan.entityId, year: plan.year, shows: `Acto que aprueba el plan: ${typed.number}` },
    ...{ reference: typed.number, documentDate: typed.date, fileName: stored.name, mediaType: stored.type.mediaType },
    ...{ size: stored.bytes.byteLength, sha256: stored.sha256, addedOn: today },
  }
  const folder = evidenceFolder(environment)
  // The file before its row: a row without its file would prove nothing.
  await storeEvidence(folder, plan.entityId, id, stored.bytes)
  const version = await signPlanVersion(
    database,
    plan,
    { today, reviewDueOn: addWorkingDays(today, REVIEW_WORKING_DAYS), signature, shown: form.digest, paper: row },
    stepRow(actor, 'signed', `${typed.number}: ${typed.name}, ${typed.position}`, now),
    { noteOf: (made) => signatureNote(actor, plan, made, now), read: readVersion },
  )
  if (version) return { ok: true, step: 'signed' }
  await deleteEvidenceFile(folder, plan.entityId, id)
  return NOT_THIS
}
