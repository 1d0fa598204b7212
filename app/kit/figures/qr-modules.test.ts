import fc from 'fast-check'
import QRCode from 'qrcode'
import { expect, test } from 'vitest'
import { qrModules } from '#app/kit/documents/qr-code.server.ts'
import { packModules, pathOf, sideOf } from './qr-modules.ts'

/** The squares on which a path lies, as `column row`, by following it. */
function filled(path: string): Set<string> {
  const squares = new Set<string>()
  let [x, y] = [0, 0]
  for (const [, command, first, second] of path.matchAll(/([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?/g)) {
    if (command === 'M') [x, y] = [Number(first), Math.floor(Number(second))]
    if (command === 'm') [x, y] = [x + Number(first), y + Number(second)]
    if (command === 'h') for (let step = 0; step < Number(first); step += 1) squares.add(`${x++} ${y}`)
  }
  return squares
}

test('the drawing of squares fills exactly the dark ones, two away from the edge', () => {
  const square = fc.integer({ min: 1, max: 40 }).chain((size) =>
    fc.record({
      size: fc.constant(size),
      data: fc.array(fc.constantFrom(0, 1), { minLength: size * size, maxLength: size * size }),
    }),
  )
  fc.assert(
    fc.property(square, ({ size, data }) => {
      const dark = data.flatMap((bit, place) => (bit ? [`${(place % size) + 2} ${Math.floor(place / size) + 2}`] : []))
      expect(filled(pathOf(packModules(size, data)))).toEqual(new Set(dark))
    }),
  )
})

test('an address is drawn as the library draws it', async () => {
  const address = 'https://espejo.example.gob.pe/r/ABCD-EFGH-JKLM'
  const code = qrModules(address)
  const theirs = await QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
  expect(theirs).toContain(`viewBox="0 0 ${sideOf(code)} ${sideOf(code)}"`)
  const squares = filled(/stroke="#000000" d="([^"]*)"/.exec(theirs)?.[1] ?? '')
  expect(squares.size).toBeGreaterThan(300)
  expect(filled(pathOf(code))).toEqual(squares)
})
