import { createHash, timingSafeEqual } from 'node:crypto'
import { strangeTokens } from '#app/door/attempts.ts'
import type { Visitor } from '#app/door/visitor.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { metricsText } from './metrics-text.server.ts'

/** Within so long everybody reads the same text: what is asked every second tells no more than what is asked so often. */
const HELD_MS = 5 * 60_000

let held: { readonly until: number; readonly text: string } | null = null

async function heldText(now: Date): Promise<string> {
  if (held && now.getTime() < held.until && now.getTime() >= held.until - HELD_MS) return held.text
  const { database, environment } = runtime()
  const text = await metricsText(database, environment, now)
  held = { until: now.getTime() + HELD_MS, text }
  return text
}

const digest = (text: string) => createHash('sha256').update(text).digest()

type Answer = { readonly status: number; readonly body: string; readonly mediaType: string }
const PLAIN = 'text/plain; charset=utf-8'

/**
 * The metrics, for whoever sends the token. Without a token in the environment there are none; the comparison takes as
 * long for any token, and whoever tries many is made to wait.
 * @param authorization header as it came, empty where there is none.
 */
export async function readMetrics(
  authorization: string,
  { address }: Pick<Visitor, 'address'>,
  clock: Clock = systemClock,
): Promise<Answer> {
  const token = runtime().environment.ESPEJO_METRICS_TOKEN
  if (token === undefined) return { status: 404, body: 'Esta dirección no existe.', mediaType: PLAIN }
  if (strangeTokens.isSpent(address))
    return { status: 429, body: 'Hubo demasiados intentos. Espere diez minutos.', mediaType: PLAIN }
  if (!timingSafeEqual(digest(authorization), digest(`Bearer ${token}`))) {
    strangeTokens.note(address)
    return { status: 401, body: 'Falta el token de las métricas, o es otro.', mediaType: PLAIN }
  }
  const body = await heldText(clock())
  return { status: 200, body, mediaType: 'text/plain; version=0.0.4; charset=utf-8' }
}
