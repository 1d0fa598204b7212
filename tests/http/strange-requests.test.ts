import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { seededRandom } from '#scripts/demo/random.ts'
import { runBuiltServer, testEnvironment } from '#tests/support/running-server.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

testEnvironment(createTestDatabase().file)
const { server } = await runBuiltServer()
afterAll(() => server.close())
const { port } = server.address() as AddressInfo

/** What comes back on a bare connection for bytes that no client library would send; 0 where it is closed without a word. */
function statusOf(raw: string): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    const end = () => {
      socket.destroy()
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0))
    }
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
      if (answer.includes('\r\n')) end()
    })
    socket.on('close', end)
    socket.on('error', end)
    socket.setTimeout(30_000, end)
    socket.write(Buffer.from(raw, 'latin1'))
  })
}

const request = (line: string, ...headers: string[]) =>
  `${[line, ...headers, 'Connection: close'].join('\r\n')}\r\n\r\n`
const HERE = `Host: 127.0.0.1:${port}`

test('what a browser sends is answered', async () => {
  expect(await statusOf(request('GET / HTTP/1.1', HERE))).toBe(200)
  expect(await statusOf(request('GET / HTTP/1.1', 'Host: espejo.example'))).toBe(200)
  expect(await statusOf(request('GET / HTTP/1.1', 'Host: [::1]:3000'))).toBe(200)
  expect(await statusOf(request('HEAD /salud HTTP/1.0', HERE))).toBeLessThan(500)
})

test.each([
  ['a host with a space', request('GET / HTTP/1.1', 'Host: a b'), 400],
  ['a host with a path', request('GET / HTTP/1.1', 'Host: a/b'), 400],
  ['a host with a user', request('GET / HTTP/1.1', 'Host: u@a'), 400],
  ['a host with a port beyond ports', request('GET / HTTP/1.1', 'Host: a:99999'), 400],
  ['a host with a port that is none', request('GET / HTTP/1.1', 'Host: a:b'), 400],
  ['a host that is an address of too many parts', request('GET / HTTP/1.1', 'Host: 1.2.3.999'), 400],
  ['an empty host', request('GET / HTTP/1.1', 'Host:'), 400],
  ['a host of percent signs', request('GET / HTTP/1.1', 'Host: %00'), 400],
  ['no host', request('GET / HTTP/1.1'), 400],
  ['no host, as of old', request('GET / HTTP/1.0'), 400],
  ['two hosts', request('GET / HTTP/1.1', HERE, 'Host: b'), 400],
  ['an address in absolute form', request('GET http://x/ HTTP/1.1', HERE), 400],
  ['an address in absolute form with a broken host', request('GET http://a%20b/ HTTP/1.1', HERE), 400],
  ['an asterisk', request('GET * HTTP/1.1', HERE), 400],
  ['an asterisk for OPTIONS', request('OPTIONS * HTTP/1.1', HERE), 400],
  ['OPTIONS', request('OPTIONS / HTTP/1.1', HERE), 405],
  ['TRACE', request('TRACE / HTTP/1.1', HERE), 405],
  ['PROPFIND', request('PROPFIND / HTTP/1.1', HERE), 405],
  ['QUERY', request('QUERY / HTTP/1.1', HERE), 405],
  ['a method that nobody knows', request('ESPEJO / HTTP/1.1', HERE), 400],
  ['an address without a slash', request('GET panel HTTP/1.1', HERE), 400],
  ['a broken percent sign', request('GET /%zz HTTP/1.1', HERE), 400],
  ['a protocol that nobody speaks', request('GET / HTTP/9.9', HERE), 400],
  ['a length that is none', request('POST /ingresar HTTP/1.1', HERE, 'Content-Length: x'), 400],
  ['two lengths', request('POST /ingresar HTTP/1.1', HERE, 'Content-Length: 1', 'Content-Length: 2'), 400],
  ['an expectation', request('GET / HTTP/1.1', HERE, 'Expect: cake'), 417],
  ['a range that a file does not have', request('GET /favicon.svg HTTP/1.1', HERE, 'Range: bytes=9999999-'), 416],
  ['a file of another version', request('GET /favicon.svg HTTP/1.1', HERE, 'If-Match: "x"'), 412],
  ['headers that are too long', request('GET / HTTP/1.1', HERE, `X: ${'x'.repeat(20_000)}`), 431],
])('%s is refused, and is no fault of ours', async (_what, raw, status) => {
  expect(await statusOf(raw)).toBe(status)
})

test('CONNECT ends, and nothing breaks', async () => {
  expect(await statusOf(request('CONNECT espejo.example:443 HTTP/1.1', HERE))).toBeLessThan(500)
  expect(await statusOf(request('GET / HTTP/1.1', HERE))).toBe(200)
})

const TARGETS = [
  '/',
  '//',
  '/\\',
  '*',
  'http://x/',
  'http://',
  '/r/',
  '/ingresar?volver=',
  '/__manifest?p=',
  '/%',
  '/#',
  '?',
  '/..',
  '/a:b',
  '/\u00ff',
  '/\u0001',
  '/[',
  '/|',
  '/panel.data',
  '//x/y',
  ':80',
  '/?_data=x',
  '/favicon.svg',
]
const HOSTS = [
  'a',
  'a b',
  '',
  '[',
  '[::1]',
  'a:1',
  'a:',
  ':1',
  '*',
  '..',
  '\u00e9',
  'xn--a',
  '0x7f.1',
  '%41',
  'a,b',
  '127.0.0.1',
]
const METHODS = ['GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'TRACE', 'PURGE', 'M-SEARCH', 'get', '']
const HEADERS = [
  'Cookie: \u0080=\u00ff',
  'Cookie: espejo.session_token=%',
  'X-Forwarded-Host: a b',
  'X-Forwarded-For: ,,',
  'Upgrade: websocket',
  'Transfer-Encoding: chunked',
  'Content-Length: 0',
  'Accept-Encoding: \u00ff',
  'Range: bytes=9-1',
  'Range: bytes=9999999-',
  'If-Match: "x"',
  'If-Unmodified-Since: Mon, 01 Jan 1990 00:00:00 GMT',
  'If-None-Match: *',
  'Origin: x',
  'Content-Type: multipart/form-data',
  'Expect: 100-continue',
  'User-Agent: ',
]

test('whatever is sent on a bare connection, the answer is no 500', async () => {
  const random = seededRandom(20_261_128)
  const pick = (from: readonly string[]) => from[random.between(0, from.length - 1)] ?? ''
  for (let round = 0; round < 300; round += 1) {
    const target = Array.from({ length: random.between(1, 3) }, () => pick(TARGETS)).join('')
    const more = Array.from({ length: random.between(0, 2) }, () => pick(HEADERS))
    const raw = request(`${pick(METHODS)} ${target} HTTP/1.1`, `Host: ${pick(HOSTS)}`, ...more)
    const status = await statusOf(raw)
    if (status >= 500) throw new Error(`${status} for ${JSON.stringify(raw)}`)
  }
}, 120_000)
