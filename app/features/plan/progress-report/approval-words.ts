import type { PlanStepRow } from '#db/queries/plan-steps.server.ts'
import type { PlanVersion } from '#db/queries/plan-versions.server.ts'
import type { PlanSignature } from '#db/schema/plans.ts'
import { formatDate } from '#app/kit/format.ts'
import { limaDate } from '#app/kit/program/clock.ts'

/** By which act, without the document of identity of who signed: a report goes further than the plan. */
function actWords(signature: PlanSignature, signedOn: string): string {
  const forHead = signature.resolution === '' ? '' : `, por delegación según ${signature.resolution}`
  const who = `${signature.name}, ${signature.position}${forHead}`
  if (signature.kind === 'account') return `Firmado en Espejo el ${formatDate(signedOn)} por ${who}`
  const how = signature.kind === 'scan' ? 'firma manuscrita, no comprobada' : 'archivo con firma digital'
  return `${signature.act.number}, del ${formatDate(signature.act.date)}, firmado por ${who} (${how})`
}

function unsignedWords(steps: readonly PlanStepRow[], on: string): string {
  const until = steps.filter(({ at }) => limaDate(new Date(at)) <= on)
  const sent = until.findLast(({ step }) => step === 'submitted')
  const isWaiting = until.at(-1)?.step === 'submitted'
  return sent && isWaiting
    ? `Sin firma de la persona titular: se envió a firma el ${formatDate(limaDate(new Date(sent.at)))}`
    : 'Sin firma de la persona titular'
}

/** By which act a plan was approved on a day (ISO date), as names with values. @param versions first one first. */
export function approvalWords(
  versions: readonly PlanVersion[],
  steps: readonly PlanStepRow[],
  on: string,
): (readonly [name: string, value: string])[] {
  const inForce = versions.findLast((version) => version.signedOn <= on)
  if (!inForce) return [['Acto de aprobación', unsignedWords(steps, on)]]
  const { version, signature, signedOn, digest } = inForce
  return [
    ['Acto de aprobación', actWords(signature, signedOn)],
    ['Versión que rige', version === 1 ? 'El plan, sin modificaciones' : `Con la modificación ${version - 1}`],
    ['Huella SHA-256 de lo firmado', digest],
  ]
}
