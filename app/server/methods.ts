import type { NextFunction, Request, Response } from 'express'

const ANSWERED = ['GET', 'HEAD', 'POST']

/**
 * Refuses what no page of ours sends: an action would otherwise answer any method that is not GET, and a loader OPTIONS,
 * as if it were its own.
 */
export function refuseOtherMethods(request: Request, response: Response, next: NextFunction): void {
  if (ANSWERED.includes(request.method)) return next()
  response
    .status(405)
    .set({ Allow: ANSWERED.join(', '), 'Cache-Control': 'no-store' })
    .type('text/plain; charset=utf-8')
    .send('Esta dirección no admite ese tipo de pedido.')
}
