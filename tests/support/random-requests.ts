import { readFileSync } from 'node:fs'
import { DIRECT_ADDRESSES } from '#app/respondent/http/addresses.ts'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { placedQuestions } from '#surveys/model/survey-json.ts'

/** Patterns of every address that takes anybody: those before the framework, and those of it that are public. */
export function publicDoors(): string[] {
  const listed = [...readFileSync('app/routes.ts', 'utf8').matchAll(/route\('([^']+)', '(routes\/[^']+)'\)/g)].map(
    ([, address = '', file = '']) => ({ address: `/${address}`, file: `app/${file}` }),
  )
  const open = listed.filter(({ file }) => readFileSync(file, 'utf8').includes("guarded('public'"))
  return ['/', ...DIRECT_ADDRESSES, ...open.map(({ address }) => address)]
}

type Next = (below: number) => number

const WILD = [
  '',
  '0',
  '-1',
  '%00',
  '%2e%2e',
  '%ff',
  '__proto__',
  'constructor',
  'ñandú',
  'x'.repeat(1200),
  '<script>',
  "' OR 1=1 --",
  '1e99',
  'NaN',
  '2026-13-45',
  '%E0%A4%A',
  'null',
  '[]',
  '{}',
  'organizational-culture',
  'sexual-harassment',
  'uno',
  'DEMO-CULT',
]
const TEXTS = [
  '',
  '0',
  '-1',
  '9'.repeat(400),
  'ñ'.repeat(300),
  '\u0000',
  '<script>',
  "' OR 1=1 --",
  'si',
  'no',
  'mujer',
  'hombre',
  'pnr',
  '1',
  '3',
  '5',
  '6',
  'ns',
  '__proto__',
  'coordinacion@uno.test',
  'a@b.c',
]
const QUESTIONS = placedQuestions(instrument.survey).map(({ question }) => question)
/** The campaigns of the tests do not ask them, and a form that brings one is refused. */
const UNASKED = ['age-band', 'contract-type']
const FIELDS = [
  'formulario',
  'consentimiento',
  'sex',
  'age-band',
  'codigo',
  'correo',
  'clave',
  'volver',
  'accion',
  'entidad',
  'email',
  'password',
  'token',
  'herramienta',
  'nombre',
  'cargo',
  'funcion',
  'resolucion',
  'fecha',
  'enviado',
  'entidad-id',
  '__proto__',
  'constructor',
  'toString',
  'exp-01',
  ...QUESTIONS.slice(0, 12).map(({ name }) => name),
]
const METHODS = ['GET', 'GET', 'GET', 'POST', 'POST', 'POST', 'POST', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']
const TYPES = [
  'application/x-www-form-urlencoded',
  'application/json',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'text/plain',
  'application/octet-stream',
  '',
]

const hex = (next: Next) => Array.from({ length: 32 }, () => next(16).toString(16)).join('')

/** A form as the questionnaire sends it, now and then with something that does not belong there. */
function form(next: Next, pick: <Value>(values: readonly Value[]) => Value): URLSearchParams {
  const body = new URLSearchParams()
  if (next(8) > 0) body.append('formulario', hex(next))
  if (next(8) > 0) body.append('consentimiento', 'si')
  // What is left blank is asked about once: only a form that answers everything is stored at its first sending.
  const isWhole = next(2) === 0
  for (const { name, choices } of QUESTIONS)
    if (UNASKED.includes(name) ? next(12) === 0 : isWhole || next(3) > 0)
      body.append(name, next(120) === 0 ? pick(TEXTS) : String(pick(choices).value))
  if (next(6) === 0) body.append(pick(FIELDS), pick(TEXTS))
  return body
}

/** What the request of an account asks for, and what may be sent: mostly sound, so that some are stored. */
const REQUEST: Readonly<Record<string, readonly string[]>> = {
  entidad: ['Entidad uno', 'entidad dos', 'entidad', 'Entidad tres '],
  'entidad-id': ['', 'uno', '__proto__'],
  nombre: ['Ana Quispe', '\u202eRosa\r\nMamani', '=1+1'],
  correo: ['ana@uno.test', 'coordinacion@uno.test', 'Rosa@DOS.test'],
  cargo: ['Gerenta', '<b>Jefa</b>'],
  funcion: ['coordinator', 'head', 'coordinator', 'head', 'administrator'],
  resolucion: ['RA 1-2026', "RM '2'"],
  fecha: ['2026-01-31', '2025-12-01', '2024-02-29', '2026-02-30', '9999-12-31'],
}

function findAccountRequest(next: Next, pick: <Value>(values: readonly Value[]) => Value): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, values] of Object.entries(REQUEST))
    if (next(30) > 0) body.append(name, next(25) === 0 ? pick(TEXTS) : pick(values))
  if (next(8) === 0) body.append(pick(FIELDS), pick(TEXTS))
  return body
}

export type RandomRequest = {
  readonly address: string
  readonly init: RequestInit & { readonly method: string } /** For the report of a failure. */
  readonly says: string
}

/**
 * A request to one of the doors. `next` gives whole numbers below its argument; the same numbers give the same requests.
 * @param codes that open a questionnaire. @param origin of the server, from whose own pages most forms come.
 */
export function randomRequest(
  doors: readonly string[],
  codes: readonly string[],
  origin: string,
  next: Next,
): RandomRequest {
  function pick<Value>(values: readonly Value[]): Value {
    return values[next(values.length)] as Value
  }
  const door = next(2) === 0 ? '/r/:code' : next(6) === 0 ? '/solicitar-cuenta' : pick(doors)
  const fill = () => (door === '/r/:code' && next(3) > 0 ? pick(codes) : pick(WILD))
  const path = door.replace(/:\w+|\*/g, fill)
  const query =
    next(3) === 0
      ? `?${pick(FIELDS)}=${encodeURIComponent(pick(WILD))}${next(4) === 0 ? `&_data=${pick(WILD)}` : ''}`
      : ''
  const suffix = next(10) === 0 ? '.data' : ''
  const address = `${path}${suffix}${query}`
  const method = pick(METHODS)
  const headers: Record<string, string> = {}
  if (next(3) === 0) headers['accept-language'] = pick(['es', '*', 'x'.repeat(200), ';;;'])
  if (next(4) === 0) headers['cookie'] = pick(['a=b', 'better-auth.session_token=x.y', '=;=', '__Secure-x=%00'])
  const from = next(6)
  if (from > 1) headers['origin'] = origin
  else if (from === 1) headers['origin'] = pick(['null', 'https://otra.example', 'x'])
  const init = { method, headers, redirect: 'manual' as const }
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return { address, init, says: `${method} ${address}` }
  const kind = next(4)
  if (kind < 2)
    return {
      address,
      init: { ...init, body: door === '/solicitar-cuenta' ? findAccountRequest(next, pick) : form(next, pick) },
      says: `${method} ${address} with a form`,
    }
  const type = pick(TYPES)
  const text =
    kind === 2
      ? Array.from({ length: next(8) }, () => `${pick(FIELDS)}=${encodeURIComponent(pick(TEXTS))}`).join('&')
      : pick([
          '{',
          '[1,2',
          '{"email":1}',
          '--x\r\nContent-Disposition: form-data; name="a"',
          'a'.repeat(5000),
          '%',
          '&&&===',
        ])
  return {
    address,
    init: { ...init, headers: { ...headers, ...(type ? { 'content-type': type } : {}) }, body: text },
    says: `${method} ${address} with ${type}: ${text.slice(0, 120)}`,
  }
}
