import { expect, test } from 'vitest'
import { deviceName } from './device-name.ts'
import { passwordProblems } from '#app/features/sign-in/password-rules.ts'

test.each([
  [
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
    'Chrome en Android',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
    'Edge en Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1',
    'Safari en iPhone o iPad',
  ],
  ['node', 'Otro navegador'],
])('%s is %s', (userAgent, expected) => {
  expect(deviceName(userAgent)).toBe(expected)
})

test.each([
  ['corta', 'corta', 'clave'],
  ['aaaaaaaaaaaaaaaa', 'aaaaaaaaaaaaaaaa', 'clave'],
  ['ana.quispe-2026-espejo', 'ana.quispe-2026-espejo', 'clave'],
  ['x'.repeat(60) + 'abcdefgh'.repeat(12), 'x', 'clave'],
  ['una frase bastante larga', 'otra frase bastante larga', 'clave2'],
])('the password %s is refused', (password, again, field) => {
  expect(Object.keys(passwordProblems(password, again, 'ana.quispe@uno.test'))).toEqual([field])
})

test('a long phrase is a good password', () => {
  expect(passwordProblems('una frase bastante larga', 'una frase bastante larga', 'ana.quispe@uno.test')).toEqual({})
})
