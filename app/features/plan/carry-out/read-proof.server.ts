import { createHash, randomBytes } from 'node:crypto'
import type { NewProof, ProofLimits } from '#db/queries/plan-proofs.server.ts'
import type { ShownAction } from '#db/queries/plan-work.server.ts'
import { checkFile, FILE_PROBLEM_WORDS, safeFileName } from '#app/kit/files/file-type.ts'
import { withoutTraces } from '#app/kit/files/without-traces.ts'
import { deleteEvidenceFile, evidenceFolder, storeEvidence } from '#app/kit/program/evidence-store.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { ProofInput, Read } from './form.ts'

/** Of one action, and the bytes of a plan. `PROOF_REFUSALS` says the same in words. */
export const PROOF_LIMITS: ProofLimits = { proofs: 12, files: 6, bytes: 300 * 1024 * 1024 }

/** What proves an action is a paper or a photo; a workbook is made into a PDF. */
const ENDINGS: readonly string[] = ['pdf', 'png', 'jpg']
const NEITHER = 'El archivo debe ser un PDF o una foto (JPG o PNG)'

/** A proof that is ready to be stored; without bytes where it is a link or a number. */
export type ReadyProof = { readonly row: NewProof; readonly bytes: Uint8Array | null }

export type FileFacts = Pick<NewProof, 'fileName' | 'mediaType' | 'size' | 'sha256'>

/** The file of a proof as it is stored: judged by its bytes, a photo without what it tells beside its picture. */
export async function readyFile(file: File): Promise<Read<{ readonly facts: FileFacts; readonly bytes: Uint8Array }>> {
  const sent = new Uint8Array(await file.arrayBuffer())
  const checked = await checkFile(sent)
  const isUnknown = checked.ok ? !ENDINGS.includes(checked.type.ending) : checked.problem === 'unknown-type'
  if (isUnknown) return { ok: false, problems: { archivo: NEITHER } }
  if (!checked.ok) return { ok: false, problems: { archivo: FILE_PROBLEM_WORDS[checked.problem] } }
  const bytes = withoutTraces(sent, checked.type)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { mediaType } = checked.type
  const facts = { fileName: safeFileName(file.name, checked.type), mediaType, size: bytes.byteLength, sha256 }
  return { ok: true, input: { facts, bytes } }
}

/** Makes a proof of what a form says: its file is judged by its bytes. @param today ISO date in Lima time. */
export async function readyProof(
  given: Read<ProofInput>,
  shown: ShownAction,
  today: string,
): Promise<Read<ReadyProof>> {
  if (!given.ok) return given
  const { shows, documentDate, namesPeople, content } = given.input
  if (documentDate !== null && documentDate > today)
    return { ok: false, problems: { fecha: 'La fecha del documento no puede ser futura' } }
  const id = randomBytes(16).toString('hex')
  const { entityId, year, id: actionId } = shown
  const said = { id, entityId, year, actionId, kind: content.kind, shows, documentDate, namesPeople, addedOn: today }
  if (content.kind !== 'file')
    return { ok: true, input: { row: { ...said, reference: content.reference }, bytes: null } }
  const file = await readyFile(content.file)
  return file.ok ? { ok: true, input: { row: { ...said, ...file.input.facts }, bytes: file.input.bytes } } : file
}

/** What is stored of a proof: whose it is, and its bytes where it is a file. */
type StoredFile = { readonly row: Pick<NewProof, 'id' | 'entityId'>; readonly bytes: Uint8Array | null }

/**
 * Stores the file of a proof before its row: a row without its file would prove nothing. Where the row is refused, or
 * fails, the file goes again.
 * @param keep writes the row; what it returns that is not null stands against it.
 */
export async function storedWith<Refusal>(
  proof: StoredFile | null,
  keep: () => Promise<Refusal | null>,
): Promise<Refusal | null> {
  if (!proof?.bytes) return keep()
  const folder = evidenceFolder(runtime().environment)
  const { entityId, id } = proof.row
  await storeEvidence(folder, entityId, id, proof.bytes)
  let kept = false
  try {
    const refusal = await keep()
    kept = refusal === null
    return refusal
  } finally {
    if (!kept) await deleteEvidenceFile(folder, entityId, id)
  }
}
