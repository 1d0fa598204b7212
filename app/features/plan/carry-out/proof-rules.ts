import type { Role } from '#db/schema/roles.ts'
import type { Proof } from '#db/queries/plan-proofs.server.ts'

/** Who may open the files that prove a plan; those that name people, only whoever answers for them in the entity. */
const OPENERS: readonly Role[] = ['coordinator', 'head', 'contributor', 'analyst', 'administrator']
const OPENERS_OF_NAMES: readonly Role[] = ['coordinator', 'head']

/** Whether somebody in a role may open the file of a proof that she sees; false where there is none, or none any more. */
export function mayOpenProof(
  role: Role,
  { kind, namesPeople, fileDeletedOn }: Pick<Proof, 'kind' | 'namesPeople' | 'fileDeletedOn'>,
): boolean {
  return kind === 'file' && fileDeletedOn === null && (namesPeople ? OPENERS_OF_NAMES : OPENERS).includes(role)
}
