import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { pictureHead } from '#app/kit/files/content-shape.ts'
import { LEVEL_NAMES } from '#app/kit/words/names.ts'
import { MATURITY_LEVELS } from '#surveys/disclosure/pool/level-counts.ts'
import { LOGO_PNG, noise } from '#tests/support/logos.ts'
import { VIEWS } from '#tests/support/meetings.ts'
import { CommitmentSheet } from './commitment-sheet.tsx'
import { SHEET, commitmentPicture, commitmentPictureSvg } from './commitment-picture.server.ts'
import { COMMITMENT_STATES, commitmentWords, type CommitmentView } from './commitment-words.ts'
import { pictureText } from './meeting/meeting-facts.ts'

const page: CommitmentView = {
  logo: null,
  entity: 'Municipalidad de Ñawinpuquio & Anexos «A<B»',
  questionnaire: 'Encuesta sobre cómo se trabaja',
  opensOn: '2026-03-02',
  until: '2026-03-20',
  participation: 'Las respuestas equivalen a entre la mitad y tres cuartos del personal.',
  levels: [
    ...MATURITY_LEVELS.map((level) => ({ id: level, title: `Tema ${level}`, level, says: LEVEL_NAMES[level] })),
    { id: 'hidden', title: 'Tema que no se muestra', level: null, says: 'no se muestra' },
  ],
  plan: {
    signedYears: [2026],
    unsignedYears: [],
    groups: COMMITMENT_STATES.slice(0, 3).map((state, place) => ({
      state,
      listed: [1, 2].map((number) => ({
        title: `Publicar el canal de quejas número ${number}${place} y quién responde por cada paso`,
        dueOn: null,
      })),
      own: { count: place, dueOn: [] },
    })),
  },
  additions: [],
  asOf: '2026-11-29',
}
const NONE = { signedYears: [], unsignedYears: [2026], groups: [] }
const WITHOUT: CommitmentView = { ...page, levels: null, plan: NONE }

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
/** The words of markup, without tags and blanks. */
const wordsIn = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)))
    .replace(/&(\w+);/g, (_all, name: string) => SIGNS[name] ?? '?')
    .replace(/\s+/g, '')

const PAGE = {
  address: 'espejo.gob.pe/compromisos/abcdef-ghjkmn-pqrstu-vwxyz2-345678',
  qr: `data:image/png;base64,${Buffer.from(LOGO_PNG).toString('base64')}`,
  publicBy: '2026-06-18',
}
const factsOf = (of: CommitmentView, invented = false, named: typeof PAGE | null = null) => ({
  ...{ words: commitmentWords(of), logo: null, invented, page: named },
})

test.each([
  ['with levels and actions', page],
  ['without', WITHOUT],
  ['with a word wider than a line', { ...WITHOUT, entity: 'Ñ'.repeat(120) }],
])('the picture says what the page says and no more: %s', async (_what, of) => {
  const words = commitmentWords(of)
  const sheet = wordsIn(renderToStaticMarkup(<CommitmentSheet words={words} />))
  expect(sheet).toContain('Ustedesdijeron,nosotroshicimos')
  expect(wordsIn(await commitmentPictureSvg(factsOf(of)))).toBe(sheet)
  // As one text it has the marks that a list and a table have by their form.
  const bare = (text: string) => text.replace(/[\s:•]/g, '')
  expect(bare(pictureText(words, null))).toBe(bare(sheet).replace('TemaNivel', ''))
  // Where the page is stands at its end, in the picture as in the text.
  const named = wordsIn(await commitmentPictureSvg(factsOf(of, false, PAGE)))
  expect(bare(named).replace('TemaNivel', '')).toBe(bare(pictureText(words, PAGE)))
  expect(named.slice(sheet.length)).toMatch(/^Todoesto.+18dejuniode2026:espejo\.gob\.pe/)
})

test('of forty actions it says how many are of each state, as its text does', async () => {
  const words = commitmentWords(VIEWS.forty)
  const bare = (text: string) => text.replace(/[\s:•]/g, '')
  const drawn = wordsIn(await commitmentPictureSvg(factsOf(VIEWS.forty)))
  expect(bare(drawn).replace('TemaNivel', '')).toBe(bare(pictureText(words, null)))
  for (const { heading } of words.actions.groups) expect(drawn).toContain(heading.replace(/\s/g, ''))
  expect(drawn).not.toContain('Publicar')
})

test('of the demonstration it says so, as every page does', async () => {
  const words = wordsIn(await commitmentPictureSvg(factsOf(WITHOUT, true)))
  expect(words).toMatch(/^Demostración:losdatossoninventados\./)
})

test('it is a PNG of the size that messengers show, longer where it must be, and light enough to be sent', async () => {
  const logo = { bytes: LOGO_PNG, width: 240, height: 80, alt: 'X' }
  const twice = { ...page, levels: [...(page.levels ?? []), ...(page.levels ?? [])] }
  const [short, long] = [
    await commitmentPicture({ ...factsOf(WITHOUT), logo }),
    await commitmentPicture(factsOf(twice)),
  ]
  expect(pictureHead(short)).toEqual({ mediaType: 'image/png', ...SHEET })
  const longHead = pictureHead(long)
  expect(longHead?.width).toBe(SHEET.width)
  expect(longHead?.height).toBeGreaterThan(SHEET.height)
  // As light with a photograph in the logo, of which nothing can be pressed together: narrower, in the same form.
  const full = { ...twice, plan: { ...page.plan, groups: Array.from({ length: 2 }, () => page.plan.groups).flat() } }
  const photograph = { ...logo, bytes: noise(480, 160), width: 480, height: 160 }
  const heavy = await commitmentPicture({ ...factsOf(full, true, PAGE), logo: photograph })
  expect(pictureHead(heavy)?.width).toBeLessThan(SHEET.width)
  for (const picture of [short, long, heavy]) expect(picture.byteLength).toBeLessThan(300_000)
})

test('every line begins on the sheet', async () => {
  const svg = await commitmentPictureSvg(factsOf(page, true, PAGE))
  const places = [...svg.matchAll(/<text x="([\d.]+)" y="(\d+)"/g)].map(([, x, y]) => [Number(x), Number(y)] as const)
  const height = Number(/height="(\d+)"/.exec(svg)?.[1])
  expect(places.length).toBeGreaterThan(20)
  expect(places.every(([x, y]) => x >= 60 && x < SHEET.width - 60 && y < height - 20)).toBe(true)
})
