import { ownOrigin } from '#app/door/visitor.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

/** Address at which a certificate is checked, from where this page was asked. */
export function checkAddress(request: Request, code: string): string {
  return `${ownOrigin(request, runtime().environment)}/constancias/${code}`
}
