import { expect, test } from 'vitest'
import { readAddresses } from './addresses.ts'
import { readSites } from './form.ts'
import { checkSites } from './sites.ts'

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

test('pasted addresses are compared as the mailboxes that they are; what is none and what is repeated is told', () => {
  const text =
    'Ana.Rios@Entidad.gob.pe\r\n\n Luz <luz@entidad.gob.pe>\nana.rios@entidad.gob.pe; sin-arroba\nx@y\nbcc@a.pe, otro@a.pe\nñandu@entidad.gob.pe\nluz+dos@entidad.gob.pe\nle.o.n@gmail.com\nleon+1@googlemail.com'
  expect(readAddresses(text)).toEqual({
    addresses: ['ana.rios@entidad.gob.pe', 'luz@entidad.gob.pe', 'bcc@a.pe', 'otro@a.pe', 'leon@gmail.com'],
    malformed: ['sin-arroba', 'x@y', 'ñandu@entidad.gob.pe'],
    repeated: ['ana.rios@entidad.gob.pe', 'luz@entidad.gob.pe', 'leon@gmail.com'],
  })
})

test.each<[Record<string, string>, number, unknown]>([
  [{ 'cantidad-1': '40' }, 48, [{ site: '', slips: 40 }]],
  [
    { 'sede-1': 'Central', 'cantidad-1': '30', 'sede-4': 'Norte', 'cantidad-4': '18' },
    48,
    [
      { site: 'Central', slips: 30 },
      { site: 'Norte', slips: 18 },
    ],
  ],
  [{}, 48, 'cantidad-1'],
  [{ 'sede-1': 'Central' }, 48, 'cantidad-1'],
  [{ 'cantidad-1': '10', 'sede-2': 'Norte', 'cantidad-2': '3' }, 48, 'sede-1'],
  [{ 'sede-1': 'Central', 'cantidad-1': '30', 'sede-2': 'Norte', 'cantidad-2': '19' }, 48, 'cantidad-1'],
  [{ 'cantidad-1': '1001' }, 5000, 'cantidad-1'],
])('slips by site: %j', (fields, left, expected) => {
  const read = checkSites(readSites(formOf(fields)), left)
  if (typeof expected === 'string') expect(read.ok ? [] : Object.keys(read.problems)).toEqual([expected])
  else expect(read).toEqual({ ok: true, sites: expected })
})
