import { deserialize, serialize } from 'node:v8'
import { promisify } from 'node:util'
import { deflateRaw, inflateRawSync } from 'node:zlib'
import { data } from '@remix-run/node'

const pack = promisify(deflateRaw)

/** What a handler gave or threw. */
export type Answer = { readonly thrown: boolean; readonly value: unknown }

/** As it is packed: an answer of HTTP, data with their status and headers, or data alone. */
type Plain =
  | {
      readonly kind: 'response'
      readonly status: number
      readonly statusText: string
      readonly headers: HeaderList
      readonly body: Buffer | null
    }
  | { readonly kind: 'data'; readonly value: unknown; readonly status: number; readonly headers: HeaderList }
  | { readonly kind: 'value'; readonly value: unknown }
type HeaderList = [string, string][]
type WithInit = { readonly type: string; readonly data: unknown; readonly init: ResponseInit | null }

function isWithInit(value: unknown): value is WithInit {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'DataWithResponseInit'
}

/** Status that the answer has; a thrown fault has none of ours. */
export function statusOfAnswer({ thrown, value }: Answer): number {
  if (value instanceof Response) return value.status
  if (thrown) return 500
  return isWithInit(value) ? (value.init?.status ?? 200) : 200
}

async function plainOf(value: unknown): Promise<Plain> {
  if (value instanceof Response) {
    // A clone, so that the first sending still has its own body.
    const body = value.body ? Buffer.from(await value.clone().arrayBuffer()) : null
    return { kind: 'response', status: value.status, statusText: value.statusText, headers: [...value.headers], body }
  }
  if (isWithInit(value))
    return {
      kind: 'data',
      value: value.data,
      status: value.init?.status ?? 200,
      headers: [...new Headers(value.init?.headers)],
    }
  return { kind: 'value', value }
}

function valueOf(plain: Plain): unknown {
  if (plain.kind === 'value') return plain.value
  if (plain.kind === 'data') return data(plain.value, { status: plain.status, headers: plain.headers })
  const { body, status, statusText, headers } = plain
  return new Response(body ? new Uint8Array(body) : null, { status, statusText, headers })
}

/** The answer as bytes, without a reference to anything that could change. */
export async function packedAnswer({ thrown, value }: Answer): Promise<Buffer> {
  return pack(serialize({ thrown, plain: await plainOf(value) }))
}

/** The same answer, made anew for each who gets it. */
export function unpackedAnswer(packed: Buffer): Answer {
  const { thrown, plain } = deserialize(inflateRawSync(packed)) as { thrown: boolean; plain: Plain }
  return { thrown, value: valueOf(plain) }
}
