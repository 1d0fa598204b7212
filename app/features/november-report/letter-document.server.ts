import type { Actor } from '#app/door/actor.ts'
import type { LegalPaper } from '#app/features/legal-papers/legal-paper.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { draftLetter } from './draft-letter.ts'
import type { VersionPlace } from './november-address.ts'
import { viewPresented } from './view-report.server.ts'

/** A draft of the Ministry's letter on a presented version. @throws {AppError} `not-found`. */
export function getDraftLetter(
  actor: Actor,
  place: VersionPlace,
  clock: Clock = systemClock,
): { readonly paper: LegalPaper; readonly filename: string } {
  const { report, version, today } = viewPresented(actor, place, clock)
  const { number, receivedAt, letter, signature, answer, said } = version
  const isUnsigned = signature.kind === 'unsigned'
  const paper = draftLetter({ report, number, receivedAt, letter, isUnsigned, answer, said, today })
  const named = { what: 'Proyecto de oficio', entity: report.entity.name, apart: [number], date: clock() }
  return { paper, filename: fileName(named, 'docx') }
}
