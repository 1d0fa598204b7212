import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { pictureHead } from '#app/kit/files/content-shape.ts'
import { LEVEL_NAMES } from '#app/kit/words/names.ts'
import { MATURITY_LEVELS } from '#surveys/disclosure/pool/level-counts.ts'
import { LOGO_PNG, noise } from '#tests/support/logos.ts'
import { StaffSheet } from './staff-page.tsx'
import { SHEET, staffPicture, staffPictureSvg } from './staff-picture.server.ts'
import { staffText, staffWords } from './staff-words.ts'
import type { StaffPage } from './view-staff-page.server.ts'

const page: StaffPage = {
  ...{ campaignId: 'c1', logo: null, moreActions: 3 },
  year: '2026',
  entity: 'Municipalidad de Ñawinpuquio & Anexos «A<B»',
  title: 'Encuesta sobre cómo se trabaja',
  opensOn: '2026-03-02',
  until: '2026-03-20',
  participation: 'Las respuestas equivalen a entre la mitad y tres cuartos del personal.',
  levels: [
    ...MATURITY_LEVELS.map((level) => ({ id: level, title: `Tema ${level}`, level, says: LEVEL_NAMES[level] })),
    { id: 'hidden', title: 'Tema que no se muestra', level: null, says: 'no se muestra' },
  ],
  actions: [1, 2, 3, 4, 5, 6].map((number) => ({
    ...{ id: `a${number}`, termMonths: number, responsible: 'Recursos Humanos' },
    title: `Publicar el canal de quejas número ${number} y quién responde por cada paso`,
  })),
}
const WITHOUT: StaffPage = { ...page, levels: null, actions: [], moreActions: 0 }

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
/** The words of markup, without tags and blanks. */
const wordsIn = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)))
    .replace(/&(\w+);/g, (_all, name: string) => SIGNS[name] ?? '?')
    .replace(/\s+/g, '')

const factsOf = (of: StaffPage, invented = false) => ({ words: staffWords(of), logo: null, invented })

test.each([
  ['with levels and actions', page],
  ['without', WITHOUT],
  ['with a word wider than a line', { ...WITHOUT, entity: 'Ñ'.repeat(120) }],
])('the picture says what the page says and no more: %s', async (_what, of) => {
  const words = staffWords(of)
  const sheet = wordsIn(renderToStaticMarkup(<StaffSheet words={words} logo={null} />))
  expect(sheet).toContain('Loquedijimos')
  expect(wordsIn(await staffPictureSvg(factsOf(of)))).toBe(sheet)
  // As one text it has the marks that a list and a table have by their form.
  const bare = (text: string) => text.replace(/[\s:•]/g, '')
  expect(bare(staffText(words))).toBe(bare(sheet).replace('TemaNivel', ''))
})

test('of the demonstration it says so, as every page does', async () => {
  const words = wordsIn(await staffPictureSvg(factsOf(WITHOUT, true)))
  expect(words).toMatch(/^Demostración:losdatossoninventados\./)
})

test('it is a PNG of the size that messengers show, longer where it must be, and light enough to be sent', async () => {
  const logo = { bytes: LOGO_PNG, width: 240, height: 80, alt: 'X' }
  const twice = { ...page, levels: [...(page.levels ?? []), ...(page.levels ?? [])] }
  const [short, long] = [await staffPicture({ ...factsOf(WITHOUT), logo }), await staffPicture(factsOf(twice))]
  expect(pictureHead(short)).toEqual({ mediaType: 'image/png', ...SHEET })
  const longHead = pictureHead(long)
  expect(longHead?.width).toBe(SHEET.width)
  expect(longHead?.height).toBeGreaterThan(SHEET.height)
  // As light with a photograph in the logo, of which nothing can be pressed together: narrower, in the same form.
  const full = { ...twice, actions: Array.from({ length: 4 }, () => page.actions).flat() }
  const photograph = { ...logo, bytes: noise(480, 160), width: 480, height: 160 }
  const heavy = await staffPicture({ ...factsOf(full), logo: photograph })
  expect(pictureHead(heavy)?.width).toBeLessThan(SHEET.width)
  for (const picture of [short, long, heavy]) expect(picture.byteLength).toBeLessThan(300_000)
})

test('every line begins on the sheet', async () => {
  const svg = await staffPictureSvg(factsOf(page))
  const places = [...svg.matchAll(/<text x="([\d.]+)" y="(\d+)"/g)].map(([, x, y]) => [Number(x), Number(y)] as const)
  const height = Number(/height="(\d+)"/.exec(svg)?.[1])
  expect(places.length).toBeGreaterThan(20)
  expect(places.every(([x, y]) => x >= 60 && x < SHEET.width - 60 && y < height - 20)).toBe(true)
})
