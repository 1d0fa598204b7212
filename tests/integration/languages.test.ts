import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeEach, expect, test, vi } from 'vitest'
import type { RespondentCampaign } from '#app/respondent/contract.ts'
import { createRespondentDesk } from '#app/respondent/desk/desk.server.ts'
import { readForm } from '#app/respondent/http/read-form.ts'
import { questionnairePage, refusedPage } from '#app/respondent/pages/pages.server.tsx'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { defineLanguage, sourceTexts, textKeys, type InstrumentLanguage } from '#surveys/model/language.ts'
import { placedQuestions } from '#surveys/model/survey-json.ts'
import { PSEUDO, pseudo, pseudoLanguage } from '#tests/support/pseudo-language.ts'
import { answersLike, createTestDatabase, insertEntity, openCampaign, TEST_KEY } from '#tests/support/test-database.ts'
import { copyOfWaiting } from '#tests/support/waiting.ts'

const offered = vi.hoisted(() => ({ languages: [] as unknown[] }))
vi.mock('#surveys/instruments/languages.ts', () => ({ languagesOf: () => offered.languages }))
vi.mock('#app/respondent/pages/assets.server.ts', () => ({
  respondentAssets: () => ({ style: 'p{margin:0}', styleSource: "'sha256-x'", script: '/respondent/main.js' }),
}))

const culture = latestInstrument('organizational-culture')
const harassment = latestInstrument('sexual-harassment')
const FORM_ID = 'ab'.repeat(16)

/** Campaigns of two numbers of answers never share what was prepared for the other test. */
let k = 10
function campaign(instrument = culture): RespondentCampaign {
  return {
    campaignId: 'c1',
    entityId: 'e1',
    entityName: 'Entidad «Ñ» & Cía.',
    instrument,
    opensOn: '2026-11-02',
    closesOn: '2026-11-27',
    k,
    consentText: 'He leído y acepto participar.',
    extraSegment: null,
    admission: 'slips',
    complaintChannel: instrument === harassment ? 'Recursos Humanos' : null,
    helpLinesCheckedOn: instrument === harassment ? '2026-11-01' : null,
    invented: false,
    promised: null,
  }
}
const pseudoOf = (instrument = culture, spoken = false): InstrumentLanguage =>
  defineLanguage(instrument, pseudoLanguage(instrument, spoken))
const page = (instrument = culture, language: string | null = null) =>
  questionnairePage(campaign(instrument), FORM_ID, language)
const textOf = (body: Buffer) => gunzipSync(body).toString('utf8')
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;')

beforeEach(() => {
  k += 1
  offered.languages = []
})

test('without other languages the page offers none and takes no notice of one that is asked for', () => {
  expect(textOf(page())).not.toMatch(/\?lengua=|hreflang|id="lenguas"/i)
  expect(textOf(page(culture, PSEUDO))).toBe(textOf(page()))
})

test('each question has its explanation folded below it, also without a script', () => {
  const text = textOf(page())
  const asked = placedQuestions(culture.survey).filter(({ page: { name } }) => name !== 'datos')
  for (const { question } of asked) {
    const [, field = ''] = text.split(`data-item="${question.name}"`)
    const [own] = field.split('</fieldset>')
    expect(own).toContain(
      `<details class="explica"><summary>¿Qué quiere decir?</summary><p>${escaped(culture.explanations?.[question.name] ?? 'none')}</p></details>`,
    )
  }
})

test('in another language every question, answer, part and explanation is in it, with the same fields and values', () => {
  offered.languages = [pseudoOf()]
  const [spanish, other] = [textOf(page()), textOf(page(culture, PSEUDO))]
  const fields = (text: string) => text.match(/ name="[^"]*" value="[^"]*"/g)
  expect(fields(other)).toEqual(fields(spanish))
  const shown = [...sourceTexts(culture)].filter(([key]) => !/age-band|contract-type|answer:/.test(key))
  for (const [key, es] of shown) {
    expect(other, key).toContain(`<span lang="${PSEUDO}">${escaped(pseudo(es))}</span>`)
    if (!key.startsWith('page:')) expect(other, key).not.toContain(`>${escaped(es)}<`)
  }
  expect(other).toContain(`<span lang="${PSEUDO}">${pseudo('No sé')}</span>`)
  expect(spanish).toContain(`<a href="?lengua=${PSEUDO}" hrefLang="${PSEUDO}" lang="${PSEUDO}">Ƥşeudo</a>`)
  expect(other).toContain('<a href="?" hrefLang="es-PE">Español</a>')
})

test('nobody who counts bytes can tell in which language a page is read, nor a refused one', () => {
  for (const instrument of [culture, harassment]) {
    offered.languages = [pseudoOf(instrument), { ...pseudoOf(instrument), language: 'qpt', name: 'X' }]
    const bodies = [null, PSEUDO, 'qpt', 'unknown'].map((language) => page(instrument, language))
    expect(new Set(bodies.map((body) => body.byteLength)).size).toBe(1)
    expect(new Set(bodies.map((body) => gunzipSync(body).byteLength)).size).toBe(1)
    const refused = [null, PSEUDO, 'qpt'].map((language) =>
      refusedPage(campaign(instrument), FORM_ID, new Map([['sex', 'mujer']]), [{ kind: 'no-consent' }], language),
    )
    expect(new Set(refused.map((text) => Buffer.byteLength(text))).size).toBe(1)
  }
})

test('what was refused comes back in its language, with what was marked', () => {
  offered.languages = [pseudoOf()]
  const again = (language: string | null) =>
    refusedPage(campaign(), FORM_ID, new Map([['lid-01', '4']]), [{ kind: 'no-consent' }], language)
  expect(textOf(page(culture, PSEUDO))).toContain(`action="?lengua=${PSEUDO}"`)
  expect(again(PSEUDO)).toContain(pseudo(sourceTexts(culture).get(textKeys.question('lid-01')) ?? ''))
  expect(again(PSEUDO)).toMatch(
    /name="lid-01" value="4" checked|checked=""[^>]*name="lid-01"|name="lid-01"[^>]*checked/,
  )
  expect(again(null)).not.toContain('⟦')
  // To change the language there would lose what was marked.
  expect(again(PSEUDO)).not.toContain('hrefLang')
})

test('recordings stand beside their texts and load nothing by themselves', () => {
  offered.languages = [pseudoOf(culture, true)]
  const text = textOf(page(culture, PSEUDO))
  const recordings = text.match(/<audio[^>]*>/g) ?? []
  expect(recordings.length).toBeGreaterThan(100)
  for (const one of recordings)
    expect(one).toMatch(
      /^<audio class="voz" controls="" preload="none" src="\/r\/voz\/[0-9a-f]{64}\.mp3" aria-label="[^"]+">$/,
    )
  expect(textOf(page())).not.toContain('<audio')
  expect(text).not.toMatch(/autoplay/i)
})

test('where a page has "Salir rápido" its languages wait for the script, and stand there where there is none', () => {
  offered.languages = [pseudoOf(harassment)]
  const text = textOf(page(harassment))
  expect(text).toContain('<p id="lenguas" hidden="">')
  expect(text).toMatch(/<noscript><p>.*hrefLang/)
  expect(textOf(page())).toContain('<p id="lenguas">')
})

test('a language that the version does not have is read as Spanish', () => {
  offered.languages = [pseudoOf()]
  expect(textOf(page(culture, '"><script>'))).toBe(textOf(page()))
})

test('what is sent is the same from every language, and no file has a word of it', async () => {
  offered.languages = [pseudoOf()]
  const { database, file } = createTestDatabase()
  insertEntity(database, 'e1')
  await openCampaign(database, 'c1', 'e1')
  const desk = createRespondentDesk(database, TEST_KEY, () => new Date('2026-11-10T17:00:00Z'))
  const sent = (formId: string) =>
    desk.send(
      'linkc1',
      '192.0.2.7',
      readForm(new Map(Object.entries({ formulario: formId, consentimiento: 'si', sex: 'mujer', ...answersLike(4) }))),
    )
  expect(await sent('1'.repeat(32))).toMatchObject({ kind: 'thanks' })
  const folder = path.dirname(file)
  const bytes = Buffer.concat(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => readFileSync(path.join(one.parentPath, one.name))),
  )
  for (const trace of [PSEUDO, 'lengua', '⟦', 'Ƥşeudo']) expect(bytes.includes(trace), trace).toBe(false)
  const [row] = copyOfWaiting(file).prepare<[], { answers: string }>('SELECT answers FROM waiting_answers').all()
  const [kept] = JSON.parse(row?.answers ?? '[]') as object[]
  expect(Object.keys(kept ?? {}).sort()).toEqual(['answers', 'extraSegment', 'id', 'sex'])
})
