import { formatCount, formatDate } from '#app/kit/format.ts'
import type { ShownApproval } from './view-approval.server.ts'

/** A part of the way to an approved plan, as it is drawn. */
export type PathStep = {
  readonly title: string
  /** `now`: it waits for somebody. */
  readonly state: 'done' | 'now' | 'next'
  /** Who may do what, and since when it waits; sentences. */
  readonly says: string
}

type Facts = Pick<
  ShownApproval,
  'approval' | 'version' | 'closedOn' | 'returnReason' | 'returnedOn' | 'submittedOn' | 'amendmentReason' | 'waiting'
> & { readonly signedOn: string | null }

function decided({ approval, version, returnedOn }: Facts): PathStep {
  const title = version > 0 && approval !== 'signed' ? 'Escribir la modificación' : 'Decidir las acciones'
  if (approval === 'draft') return { title, state: 'now', says: 'La coordinación decide y completa las acciones.' }
  if (approval === 'returned')
    return { title, state: 'now', says: `La coordinación corrige lo que se pidió el ${formatDate(returnedOn ?? '')}.` }
  return { title, state: 'done', says: 'Las acciones decididas están fijas.' }
}

function handedIn({ approval, submittedOn }: Facts): PathStep {
  const title = 'Enviar a firma'
  if (approval === 'submitted' || approval === 'signed')
    return { title, state: 'done', says: submittedOn === null ? '' : `Se envió el ${formatDate(submittedOn)}.` }
  return {
    title,
    state: 'next',
    says:
      approval === 'returned'
        ? 'La coordinación lo vuelve a enviar.'
        : 'La coordinación lo envía cuando está completo.',
  }
}

function signed({ approval, signedOn, waiting }: Facts): PathStep {
  const title = 'Firma de la persona titular'
  if (approval === 'signed') return { title, state: 'done', says: `Se firmó el ${formatDate(signedOn ?? '')}.` }
  if (waiting)
    return {
      title,
      state: 'now',
      says: `Espera ${waiting.days === 0 ? 'desde hoy' : `hace ${formatCount(waiting.days, 'día', 'días')}`}; el plazo para responder es hasta el ${formatDate(waiting.by)}. La persona titular, o quien tiene su delegación, firma o devuelve; la coordinación puede registrar el acto firmado en papel o en PDF.`,
    }
  return { title, state: 'next', says: 'La persona titular, o quien tiene su delegación, firma o devuelve.' }
}

/** The way of a plan, or of its amendment, to its signature. */
export function approvalPath(facts: Facts): PathStep[] {
  return [decided(facts), handedIn(facts), signed(facts)]
}
