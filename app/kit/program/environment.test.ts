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
