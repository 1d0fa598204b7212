import { findSchemaNumber } from '#db/queries/operations.server.ts'
import type { Database } from '#db/client.server.ts'
import { programVersion } from './version.server.ts'

/** What is answered to whoever watches: a status of HTTP and a text. */
export type Health = { readonly status: 200 | 503; readonly body: string; readonly mediaType: string }

/** The server answers: nothing else is looked at, so that it may be asked every second. */
export function live(): Health {
  return { status: 200, body: 'ok', mediaType: 'text/plain' }
}

/** The server can work: its database answers a real question. */
export function ready(database: Pick<Database, '$client'>): Health {
  const mediaType = 'application/json'
  const version = programVersion()
  try {
    const schema = findSchemaNumber(database)
    return { status: 200, body: JSON.stringify({ ready: true, version, schema }), mediaType }
  } catch {
    // What the driver says could name a place on this machine.
    const reason = 'La base de datos no responde. Espejo vuelve a intentarlo con cada pedido.'
    return { status: 503, body: JSON.stringify({ ready: false, version, reason }), mediaType }
  }
}
