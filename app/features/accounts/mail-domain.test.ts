import { expect, test } from 'vitest'
import { domainNotice } from './mail-domain.ts'

test.each([
  ['ana@uno.gob.pe', [], 'unknown'],
  ['ana@uno.gob.pe', ['bea@uno.gob.pe'], 'same'],
  ['ana@UNO.gob.pe', ['bea@dos.gob.pe', 'cira@uno.GOB.pe'], 'same'],
  ['ana@uno.gob.pe.otro.com', ['bea@uno.gob.pe'], 'differs'],
  ['ana@gmail.com', ['bea@gmail.com'], 'open-to-all'],
  ['ana@hotmail.es', [], 'open-to-all'],
  ['ana@gmailgob.pe', [], 'unknown'],
] as const)('%s beside %j: %s', (email, others, expected) => {
  expect(domainNotice(email, others)).toBe(expected)
})
