import { describe, expect, test } from 'vitest'
import { deckPptx } from '#app/kit/documents/deck-pptx.server.ts'
import { SCREEN } from '#app/kit/documents/deck-look.ts'
import { manuscriptPdf } from '#app/kit/documents/tagged-pdf.server.ts'
import { posterPdf } from '#app/kit/documents/poster-pdf.server.ts'
import { HELP_SERVICES } from '#surveys/norms/services.ts'
import { numbersIn, readPdf } from '#tests/support/document-tables.ts'
import { meetingFacts, VIEW_NAMES, VIEWS } from '#tests/support/meetings.ts'
import { readStructure, structureFaults } from '#tests/support/pdf-structure.ts'
import { readPptx } from '#tests/support/read-pptx.ts'
import { commitmentText, commitmentWords, minimumOf, type CommitmentView } from '../commitment-words.ts'
import { commitmentPoster } from './commitment-poster.ts'
import { meetingDeck } from './meeting-deck.ts'
import { INVENTED, pageWords, shortened, type MeetingFacts } from './meeting-facts.ts'
import { meetingNote } from './meeting-note.ts'
import * as said from './meeting-words.ts'

/** Every sentence that is said whatever came out. */
const stringsIn = (part: unknown): string[] =>
  typeof part === 'string' ? [part] : typeof part === 'object' && part ? Object.values(part).flatMap(stringsIn) : []
const ALWAYS = new Set([...stringsIn(said), INVENTED])

/** What stands on a slide and in none of the words that the page says. */
function beyond(paragraphs: readonly string[], { words, page, channel, nextCutOff, explanation }: MeetingFacts) {
  const text = commitmentText(words).replace(/\s+/g, ' ')
  const known = [page ? pageWords(page) : '', page?.address ?? '', channel ?? '', explanation, nextCutOff]
  const named = HELP_SERVICES.map(({ name, says }) => `${name}. ${says}`)
  return paragraphs.filter((paragraph) => {
    const bare = paragraph.replace(/\s+/g, ' ').replace(/\.$/, '')
    if (ALWAYS.has(paragraph) || ALWAYS.has(bare) || known.includes(paragraph) || /^\d+$/.test(bare)) return false
    if (named.some((each) => paragraph.startsWith(each)) || (channel && paragraph.endsWith(channel))) return false
    if (paragraph.endsWith(explanation) || /^Hasta el \d+ de \w+ de \d+ se anota/.test(paragraph)) return false
    const withoutRest = bare.replace(/^Y \d+ acci(ón|ones) más\.? ?/, '')
    return !text.toLowerCase().includes(withoutRest.toLowerCase())
  })
}

describe.each(VIEW_NAMES)('a meeting about a page that is %s', async (name) => {
  const facts = meetingFacts(name)
  const { words } = facts
  const { slides } = await readPptx(await deckPptx(meetingDeck(facts)))
  const [poster, note] = [await posterPdf(commitmentPoster(facts)), await manuscriptPdf(meetingNote(facts))]

  test('says on its slides what the page says, its levels cell by cell and its counts, and no more', () => {
    expect(slides.length).toBeGreaterThanOrEqual(5)
    expect(slides.length).toBeLessThanOrEqual(9)
    const titles = slides.map(({ title }) => title.replace(/ \(\d+ de \d+\)$/, ''))
    const plain = slides.flatMap(({ paragraphs }, index) => [titles[index] ?? '', ...paragraphs.slice(1)])
    expect(beyond(plain, facts)).toEqual([])
    const levels = slides.flatMap(({ tables }) => tables)
    expect(levels).toEqual(
      words.levels ? [[words.levels.columns, ...words.levels.rows.map((row) => [row.title, row.says])]] : [],
    )
    const counted = slides
      .find(({ title }) => title === words.actions.heading)
      ?.paragraphs.filter((each) => /^[\d,]+$/.test(each))
    // The last is the number of the slide.
    expect(counted?.slice(0, -1)).toEqual(words.actions.groups.map(({ count }) => String(count)))
    for (const { bottom, smallest } of slides) {
      expect(bottom).toBeLessThanOrEqual(SCREEN.height + 0.01)
      expect(smallest).toBeGreaterThanOrEqual(13)
    }
  })

  test('tells whoever speaks on every slide what to say, and never asks who answered what', () => {
    for (const { title, notes } of slides) expect(notes.length, title).toBeGreaterThan(1)
    expect(slides[0]?.notes.join(' ')).toMatch(/No pida que levante la mano.+No adivine quién respondió qué/)
  })

  test('has a poster and a note of one sheet each, tagged, with the same numbers', () => {
    const text = commitmentText(words)
    for (const [bytes, more] of [
      [poster, ''],
      [
        note,
        `${said.NOTE_TITLE} ${JSON.stringify(said)} ${JSON.stringify(HELP_SERVICES)} 25/12/2025 2027 30 ${facts.channel}`,
      ],
    ] as const) {
      const structure = readStructure(bytes)
      expect(structureFaults(structure)).toEqual([])
      expect(structure.pages.length).toBe(1)
      const read = readPdf(bytes).text
      const counts = words.actions.groups.map(({ count }) => String(count))
      const allowed = new Set([...numbersIn(`${text} ${more} ${facts.page?.address}`), ...counts])
      expect(numbersIn(read).filter((number) => !allowed.has(number))).toEqual([])
      expect(read).toContain(INVENTED)
      for (const row of words.levels?.rows ?? []) expect(read).toContain(row.title)
      expect(read.replace(/\s/g, '')).toContain(facts.page?.address)
    }
  })
})

test('of many actions each state keeps as many as the others, and all are counted', () => {
  const words = commitmentWords(VIEWS.forty)
  for (const most of [1, 8, 20, 100]) {
    const short = shortened(words, most)
    expect(short.map(({ titles, more }) => titles.length + more)).toEqual(
      words.actions.groups.map(({ titles }) => titles.length),
    )
    const longest = Math.max(...short.map(({ titles }) => titles.length))
    for (const { titles, more } of short) expect(more === 0 || titles.length === longest).toBe(true)
  }
  expect(shortened(words, 100).every(({ more }) => more === 0)).toBe(true)
})

test('nothing that was added travels with them, and nothing of a page that nobody promised', async () => {
  const added: CommitmentView = {
    ...VIEWS.usual,
    plan: { ...VIEWS.usual.plan, groups: VIEWS.longNames.plan.groups },
    additions: [
      {
        id: 'scores',
        heading: 'Puntajes',
        says: 'x',
        columns: ['Tema', 'n'],
        rows: [{ id: 'a', cells: ['Tema', '62.5'] }],
      },
    ],
  }
  const facts = meetingFacts('usual', { words: commitmentWords(minimumOf(added)), page: null })
  const { parts } = await readPptx(await deckPptx(meetingDeck(facts)))
  const texts = [Object.values(parts).join(''), JSON.stringify([meetingNote(facts), commitmentPoster(facts)])]
  for (const text of texts)
    expect(text).not.toMatch(/62\.5|Puntajes|Hasta el 31 de diciembre|página abierta|compromisos\//)
})
