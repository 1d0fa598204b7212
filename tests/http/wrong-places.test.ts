import { connect } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { startProduction } from '#tests/support/production-server.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
await seedSmallCountry(database, environment)
const { origin, takeOutput, stop } = await startProduction(database, environment)
afterAll(stop)

/** A code as it is printed on a slip. */
const CODE = 'CANARYC0DE'

/** One request as somebody's browser, mail program or hand could send it; answered in whatever way. */
function raw(request: string): Promise<string> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(request))
    socket.setTimeout(60_000, () => socket.destroy())
    socket.on('data', (chunk) => void (answer += chunk.toString()))
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
  })
}

const get = (target: string, headers = '') =>
  `GET ${target} HTTP/1.1\r\nHost: espejo\r\n${headers}Connection: close\r\n\r\n`
const post = (target: string, body: string, type = 'application/x-www-form-urlencoded', method = 'POST') =>
  [
    `${method} ${target} HTTP/1.1`,
    ...['Host: espejo', 'Origin: http://espejo', `Content-Type: ${type}`, `Content-Length: ${body.length}`],
    ...['Connection: close', '', body],
  ].join('\r\n')
const json = (target: string, body: unknown) => post(target, JSON.stringify(body), 'application/json')

const PLACES: readonly string[] = [
  ...[`/${CODE}`, `/${CODE}/`, `/${CODE}.data`, `/${CODE}/${CODE}`, `//${CODE}`, `/%43ANARYC0DE`].map((place) =>
    get(place),
  ),
  ...[`/constancias/${CODE}`, `/constancias/${CODE}.data`, `/constancias?codigo=${CODE}`].map((place) => get(place)),
  ...[`/herramientas/${CODE}`, `/herramientas?codigo=${CODE}`, `/herramientas/${CODE}/copia.pdf`].map((place) =>
    get(place),
  ),
  ...[`/panel/${CODE}`, `/panel/aplicaciones/${CODE}`, `/panel/documentos/${CODE}.docx`].map((place) => get(place)),
  ...[`/nacional/entidades/${CODE}`, `/evidencias/${CODE}`, `/salud/${CODE}`, `/correo?${CODE}`].map((place) =>
    get(place),
  ),
  ...[`/assets/${CODE}.js`, `/respondent/${CODE}.css`, `/favicon.svg/${CODE}`].map((place) => get(place)),
  ...[`/api/auth/${CODE}`, `/api/auth/reset-password/${CODE}?callbackURL=/`].map((place) => get(place)),
  ...[`/invitacion/${CODE}`, `/restablecer/${CODE}`, `/ingresar?volver=/${CODE}`].map((place) => get(place)),
  ...[`/r/${CODE}`, `/r/${CODE}/x`, `/r/canje/${CODE}`, `/R/${CODE}`].map((place) => get(place)),
  // As mail programs and people hand it on.
  ...[`/r/${CODE}%E2%80%A6`, `/r/CANARY%20C0DE)`, `/r/canje/${CODE}).`, `/r/${CODE}&utm_source=x`].map((place) =>
    get(place),
  ),
  post('/r', `codigo=${encodeURIComponent(`Su código es CANARY-C0DE: https://espejo.gob.pe/r/${CODE}.`)}`),
  get(`/constancias?codigo=${encodeURIComponent(`https://espejo.gob.pe/r/${CODE}`)}`),
  ...[`/__manifest?p=/${CODE}&version=${CODE}`, `/?_data=${CODE}`, `/${CODE}?_data=${CODE}`].map((place) => get(place)),
  // What is refused before a route is looked for.
  ...[`/${CODE}%E0%A4%A`, `/${CODE.repeat(60)}`, `/${`${CODE}/`.repeat(20)}`, `http://espejo/${CODE}`].map((place) =>
    get(place),
  ),
  ...[`http://espejo:x/${CODE}`, `http://${CODE}:x/`, `//espejo:x/${CODE}#`, `/${CODE}#\u00a0`].map((place) =>
    get(place),
  ),
  ...['PUT', 'DELETE', 'OPTIONS', 'PROPFIND'].map((method) => post(`/${CODE}`, CODE, 'text/plain', method)),
  get('/herramientas', `Referer: http://espejo/r/${CODE}\r\nCookie: codigo=${CODE}\r\nUser-Agent: ${CODE}\r\n`),
  get('/herramientas', `X-Forwarded-For: ${CODE}\r\nX-Forwarded-Host: ${CODE}\r\nOrigin: http://${CODE}\r\n`),
  `GET /herramientas HTTP/1.1\r\nHost: ${CODE}\r\nConnection: close\r\n\r\n`,
  // What cannot be read as a request at all.
  `GET /${CODE} HTTP/9.9\r\n\r\n`,
  `${CODE} /${CODE} HTTP/1.1\r\n\r\n`,
  `GET /${CODE}\u0000 HTTP/1.1\r\nHost: espejo\r\n\r\n`,
  ...[`/${CODE}`, '/r', '/constancias', '/anonimato', '/herramientas'].map((place) => post(place, `codigo=${CODE}`)),
  post('/ingresar', `correo=${CODE}&clave=${CODE}`),
  post('/restablecer', `correo=${CODE}`),
  post('/solicitar-cuenta', `correo=${CODE}&nombre=${CODE}&entidad=${CODE}`),
  post(`/r/${CODE}`, `formulario=${CODE}&codigo=${CODE}`),
  post('/r/TESTLINK', `formulario=${CODE}`),
  post('/herramientas', `--${CODE}`, `multipart/form-data; boundary=${CODE}`),
  json('/api/auth/sign-in/email', { email: `${CODE}@x.pe`, password: CODE }),
  json('/api/auth/sign-in/email', { email: CODE, password: { [CODE]: CODE } }),
  json(`/api/auth/${CODE}`, CODE),
  post('/api/auth/sign-in/email', `{"${CODE}`, 'application/json'),
  post('/api/auth/sign-in/email', CODE, 'application/json'),
  post('/api/auth/sign-in/email', CODE, `application/${CODE}`),
  ...['callbackURL', 'redirectTo', 'errorCallbackURL', 'newUserCallbackURL'].flatMap((name) => [
    json('/api/auth/sign-in/email', { email: 'a@x.pe', password: 'x', [name]: `https://otro.example/r/${CODE}` }),
    json('/api/auth/sign-in/email', { email: 'a@x.pe', password: 'x', [name]: [CODE] }),
  ]),
  json(`/api/auth/sign-in/email?callbackURL=https://otro.example/r/${CODE}`, { email: 'a@x.pe', password: 'x' }),
  // A form of another page that names no origin, but the page where it stood.
  ...['', 'Cookie: espejo.session_token=x\r\n'].map(
    (cookie) =>
      `POST /api/auth/sign-in/email HTTP/1.1\r\nHost: espejo\r\nReferer: http://otro.example/r/${CODE}\r\n${cookie}` +
      'Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}',
  ),
]

test('a code typed at the wrong place is written nowhere: a log names the route, or that there is none', async () => {
  expect(PLACES.length).toBeGreaterThan(60)
  for (const request of PLACES) await raw(request)
  await raw(get('/salud'))
  let log = ''
  await expect.poll(() => (log += takeOutput())).toContain('"path":"/salud"')
  const lines = log.trim().split('\n')
  expect(lines.filter((line) => new RegExp(CODE, 'i').test(decodeURIComponent(line.replaceAll('%', '%25'))))).toEqual(
    [],
  )
  expect(lines.filter((line) => /[^\w]r\/[a-z]*canar/i.test(line))).toEqual([])
  // That it is silent about what was typed means something only because it speaks.
  const paths = lines.flatMap((line) => /"path":"([^"]*)"/.exec(line)?.[1] ?? [])
  expect(new Set(paths)).toEqual(
    new Set([
      ...['(sin ruta)', '/constancias', '/constancias/:code', '/herramientas', '/herramientas/:slug'],
      ...[
        '/herramientas/:slug/copia.pdf',
        '/panel/aplicaciones/:campaignId',
        '/panel/documentos/:paper.docx',
        '/correo',
      ],
      ...['/nacional/entidades/:entityId', '/evidencias/:evidenceId', '/assets/*', '/api/auth/*', '/'],
      ...['/invitacion/:token', '/restablecer/:token', '/restablecer', '/ingresar', '/solicitar-cuenta', '/__manifest'],
      '/salud',
    ]),
  )
})
