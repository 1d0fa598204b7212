import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownPath } from './own-path.ts'

const OURS = 'https://espejo.example'

/** Where a browser ends up that is told to go to an address, from a page of ours. */
function whereTo(location: string): string {
  return new URL(location, `${OURS}/ingresar`).origin
}

test.each([
  ['/panel', '/panel'],
  ['/panel/plan/2026?orden=a&b=%20c', '/panel/plan/2026?orden=a&b=%20c'],
  ['/nacional?q=Ñaña', '/nacional?q=%C3%91a%C3%B1a'],
  ['/panel#parte', '/panel'],
  ['/a/../panel', '/panel'],
  ['/panel?volver=https://evil.example', '/panel?volver=https://evil.example'],
])('%s is a path of our own', (target, path) => {
  expect(ownPath(target)).toBe(path)
})

test.each([
  '',
  'panel',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/%09/evil.example',
  '/%2f/evil.example',
  '/%2F%2Fevil.example',
  '/%5Cevil.example',
  '/%5cevil.example',
  '/./%5Cevil.example',
  '/.//evil.example',
  '/./\\evil.example',
  '/..//evil.example',
  '/%2e//evil.example',
  '/a/..//evil.example',
  'https:evil.example',
  'https:/evil.example',
  'https://evil.example/panel',
  'javascript:alert(1)',
  'data:text/html,x',
  '/\\\\evil.example',
  `/${'a'.repeat(3000)}`,
  null,
  undefined,
  7,
  new File([], 'x'),
])('%s leads nowhere', (target) => {
  expect(ownPath(target)).toBeNull()
})

const PIECES = [
  '/',
  '\\',
  '.',
  '..',
  '%',
  '%09',
  '%0a',
  '%2f',
  '%5C',
  '%2e',
  ':',
  '@',
  '?',
  '#',
  'evil.example',
  'https:',
  '\t',
  '\n',
  '\r',
  ' ',
  'a',
  '[',
  '\u0000',
  '／',
  '。',
  '\ud800',
]

test('whatever comes, what is handed on stays with us, however often it is read and written', () => {
  const written = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join('')),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => `/${pieces.join('')}`),
    fc.webUrl(),
  )
  fc.assert(
    fc.property(written, (target) => {
      const path = ownPath(target)
      if (path === null) return
      expect(path).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/)
      expect(whereTo(path)).toBe(OURS)
      expect(ownPath(path)).toBe(path)
      // Also where something in between decodes it once more.
      const { pathname } = new URL(path, OURS)
      const decoded = pathname.replace(/%[0-9a-f]{2}/gi, (sign) => String.fromCharCode(parseInt(sign.slice(1), 16)))
      expect(whereTo(decoded)).toBe(OURS)
    }),
    { numRuns: 5000 },
  )
})
