import { expect, test } from 'vitest'
import { startProvider } from '#tests/support/oidc-provider.ts'
import { readEnvironment } from '#app/kit/program/environment.server.ts'
import { comeBackWords } from '#app/features/sign-in/provider-words.ts'
import { beginAt, identityAt, providerOf } from './provider.server.ts'

const secrets = {
  ESPEJO_MODE: 'production',
  ESPEJO_DATABASE: 'x.db',
  ESPEJO_CODE_KEY: 'ab'.repeat(32),
  ESPEJO_SESSION_SECRET: 'cd'.repeat(32),
  ESPEJO_ORIGIN: 'http://espejo.test',
}
const oidc = {
  ESPEJO_OIDC_ISSUER: 'https://identidad.test',
  ESPEJO_OIDC_CLIENT_ID: 'espejo',
  ESPEJO_OIDC_CLIENT_SECRET: 'secreto',
  ESPEJO_OIDC_NAME: 'Identidad',
}

test('without its settings there is no provider', () => {
  expect(providerOf(readEnvironment(secrets))).toBeNull()
})

test('with all of them there is, and it sends people back to the configured address', () => {
  expect(providerOf(readEnvironment({ ...secrets, ...oidc }))).toMatchObject({
    issuer: 'https://identidad.test',
    name: 'Identidad',
    returnsTo: 'http://espejo.test/ingresar/proveedor/vuelta',
  })
})

test.each([...Object.keys(oidc), 'ESPEJO_ORIGIN'])('with the others but without %s it does not start', (name) => {
  expect(() => readEnvironment({ ...secrets, ...oidc, [name]: undefined })).toThrow(new RegExp(`${name}: falta`))
})

test.each(['http://identidad.test', 'ftp://identidad.test', 'identidad'])('an issuer of %s is refused', (issuer) => {
  expect(() => readEnvironment({ ...secrets, ...oidc, ESPEJO_OIDC_ISSUER: issuer })).toThrow(/ESPEJO_OIDC_ISSUER/)
})

test.each([
  ['says to be another issuer', { discoveredIssuer: 'https://otro.test' }],
  ['is down', null],
])('a provider that %s when it is asked about itself lets nobody begin', async (_, lies) => {
  const there = await startProvider()
  if (lies === null) await there.stop()
  else there.state.lies = lies
  const provider = providerOf(readEnvironment({ ...secrets, ...there.environment }))
  if (!provider) throw new Error('none')
  expect(await beginAt(provider)).toBeNull()
  const challenge = { state: 'a', nonce: 'b', verifier: 'c' }
  expect(await identityAt(provider, challenge, { state: 'a', code: 'x' })).not.toBeInstanceOf(Object)
  if (lies !== null) await there.stop()
})

test('what it says of itself is asked once, not for everybody who comes', async () => {
  const there = await startProvider()
  const provider = providerOf(readEnvironment({ ...secrets, ...there.environment }))
  if (!provider) throw new Error('none')
  await beginAt(provider)
  await beginAt(provider)
  expect(there.asked).toEqual(['/.well-known/openid-configuration'])
  await there.stop()
})

test('what an address says of a problem is one of ours, or nothing', () => {
  expect(comeBackWords('not-linked', 'Identidad')).toContain('no está vinculada')
  for (const strange of [null, '', 'toString', '<b>', 'constructor']) expect(comeBackWords(strange, 'x')).toBeNull()
})
