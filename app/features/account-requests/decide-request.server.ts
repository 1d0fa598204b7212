import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { withPlainLines } from '#app/kit/forms/fields.ts'
import { grantRequest, reasonProblem, refuseRequest, type DecisionProblem } from './request-account.server.ts'
import type { InvitationSent } from '#app/features/accounts/invite-account.server.ts'

/** What became of a decision; `reason` holds what was typed where that is not enough. */
export type Outcome =
  | { readonly kind: 'granted'; readonly sent: InvitationSent; readonly status: 200 }
  | { readonly kind: 'refused'; readonly name: string; readonly email: string; readonly status: 200 }
  | {
      readonly kind: 'no-reason'
      readonly id: string
      readonly reason: string
      readonly problem: string
      readonly status: 422
    }
  | { readonly kind: 'undecided'; readonly why: DecisionProblem; readonly status: 409 }

const undecided = (why: DecisionProblem): Outcome => ({ kind: 'undecided', why, status: 409 })

/**
 * Decides a request as the form of its list says: `conceder` or `rechazar` with a reason.
 * @param origin public address of this installation. @throws {AppError} where there is no such request.
 */
export async function decideByForm(actor: Actor, form: FormData, origin: string): Promise<Outcome> {
  const id = String(form.get('solicitud') ?? '')
  if (form.get('accion') === 'conceder') {
    const sent = await grantRequest(actor, id, origin)
    return typeof sent === 'string' ? undecided(sent) : { kind: 'granted', sent, status: 200 }
  }
  if (form.get('accion') !== 'rechazar') throw new AppError('invalid-input')
  const reason = withPlainLines(String(form.get('razon') ?? '')).trim()
  const problem = reasonProblem(reason)
  if (problem) return { kind: 'no-reason', id, reason, problem, status: 422 }
  const told = refuseRequest(actor, id, reason)
  return typeof told === 'string' ? undecided(told) : { kind: 'refused', ...told, status: 200 }
}
