import { refuse, type Check } from './refuse.ts'

const ANSWERED = ['GET', 'HEAD', 'POST']

/**
 * Refuses what no page of ours sends: an action would otherwise answer any method that is not GET, and a loader OPTIONS,
 * as if it were its own.
 */
export const refuseOtherMethods: Check = ({ method = '' }, response) =>
  !ANSWERED.includes(method) &&
  refuse(response, 405, 'Esta dirección no admite ese tipo de pedido.', { Allow: ANSWERED.join(', ') })
