import type { NextFunction, Request, Response } from 'express'

function isReadable(request: Request): boolean {
  try {
    decodeURIComponent(request.path)
    // Data requests of an older kind, which the framework still answers past our pages.
    return request.query['_data'] === undefined
  } catch {
    return false
  }
}

/** Refuses an address on which what comes after would fail: one whose percent signs stand for no text, or with `_data`. */
export function refuseUnreadableAddress(request: Request, response: Response, next: NextFunction): void {
  if (isReadable(request)) return next()
  response.status(400).type('text/plain; charset=utf-8').send('Esta dirección está mal escrita.')
}
