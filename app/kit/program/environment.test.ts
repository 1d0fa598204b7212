import { expect, test } from 'vitest'
import { EnvironmentError, readEnvironment } from './environment.server.ts'

const sound = {
  ESPEJO_MODE: 'production',
  ESPEJO_DATABASE: 'x.db',
  ESPEJO_CODE_KEY: 'ab'.repeat(32),
  ESPEJO_SESSION_SECRET: 'cd'.repeat(32),
}

test('what is missing is named, all at once', () => {
  expect(() => readEnvironment({})).toThrow(EnvironmentError)
  expect(() => readEnvironment({ ESPEJO_MODE: 'production' })).toThrow(
    /ESPEJO_DATABASE: falta\n {2}ESPEJO_CODE_KEY: falta\n {2}ESPEJO_SESSION_SECRET: falta/,
  )
})

test('a short key is no key', () => {
  expect(() => readEnvironment({ ...sound, ESPEJO_CODE_KEY: 'secret' })).toThrow(/ESPEJO_CODE_KEY/)
})

test('a sound environment has its defaults', () => {
  expect(readEnvironment(sound)).toMatchObject({ PORT: 3000, HOST: '0.0.0.0' })
})

test('an https address needs the address of the proxy that speaks it', () => {
  const behind = { ...sound, ESPEJO_ORIGIN: 'https://espejo.test' }
  expect(() => readEnvironment(behind)).toThrow(/ESPEJO_PROXY: falta: con una dirección https hay un proxy delante/)
  expect(() => readEnvironment({ ...behind, ESPEJO_PROXY: ' , ' })).toThrow(/ESPEJO_PROXY/)
  expect(readEnvironment({ ...behind, ESPEJO_PROXY: '127.0.0.1' })).toMatchObject({ ESPEJO_PROXY: '127.0.0.1' })
  expect(readEnvironment({ ...sound, ESPEJO_ORIGIN: 'http://10.0.0.1:3000' })).not.toHaveProperty('ESPEJO_PROXY')
})

test.each([
  '127.0.0.1',
  '10.0.0.5, 10.0.0.6',
  '10.0.0.0/8',
  '10.0.0.0/255.0.0.0',
  'fd00::/8',
  '::1',
  'loopback',
  'uniquelocal,203.0.113.7',
])('proxies may be named as %s', (list) => {
  expect(readEnvironment({ ...sound, ESPEJO_PROXY: list })).toMatchObject({ ESPEJO_PROXY: list })
})

test.each([
  ['proxy.entidad.gob.pe', 'proxy.entidad.gob.pe'],
  ['127.0.0.1, 10.0.0.0/33', '10.0.0.0/33'],
  ['10.0.0.0/0', '10.0.0.0/0'],
  ['fd00::/129', 'fd00::/129'],
  ['10.0.0.0/', '10.0.0.0/'],
  ['10.0.0.0/x', '10.0.0.0/x'],
  ['10', '10'],
  ['127.0.0.1:8080', '127.0.0.1:8080'],
  ['todas', 'todas'],
])('proxies may not be named as %s', (list, strange) => {
  expect(() => readEnvironment({ ...sound, ESPEJO_PROXY: list })).toThrow(
    `ESPEJO_PROXY: no es una dirección IP ni una red: ${strange}. Escriba direcciones (127.0.0.1), redes (10.0.0.0/8, fd00::/8)`,
  )
})
