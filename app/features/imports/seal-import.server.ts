import { createHmac, timingSafeEqual } from 'node:crypto'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { FilledRow } from '#app/kit/sheets/filled-sheet.ts'

/** What travels with the form that confirms: the rows as they were typed, and digests of the file and of what was shown. */
export type Announced = { readonly file: string; readonly shown: string; readonly rows: readonly FilledRow[] }
export type Sealed = { readonly announced: string; readonly seal: string }

/** For one person and one kind of sheet, under a key that no page shows. */
function macOf(actor: Actor, kind: string, announced: string): Buffer {
  return createHmac('sha256', Buffer.from(runtime().environment.ESPEJO_SESSION_SECRET, 'hex'))
    .update(`import:${kind}:${actor.userId}:${announced}`)
    .digest()
}

/** Seals what was announced, so that nothing of it has to be kept here until it is confirmed. */
export function sealed(actor: Actor, kind: string, { file, shown, rows }: Announced): Sealed {
  const announced = JSON.stringify({ file, shown, rows: rows.map(({ row, cells }) => [row, ...cells]) })
  return { announced, seal: macOf(actor, kind, announced).toString('hex') }
}

/**
 * Opens what `sealed` made; nothing else is taken apart.
 * @throws {AppError} `invalid-input` where anything of it was changed, or it was announced to somebody else.
 */
export function unsealed(actor: Actor, kind: string, { announced, seal }: Sealed): Announced {
  const [expected, given] = [macOf(actor, kind, announced), Buffer.from(seal, 'hex')]
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new AppError('invalid-input')
  const { file, shown, rows } = JSON.parse(announced) as { file: string; shown: string; rows: [number, ...string[]][] }
  return { file, shown, rows: rows.map(([row, ...cells]) => ({ row, cells })) }
}
