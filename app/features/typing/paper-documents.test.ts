import { expect, test } from 'vitest'
import { commitmentPath } from '#app/kit/codes/public-id.ts'
import { promiseSentence } from '#app/respondent/pages/promised-words.ts'
import { askedPages } from '#app/respondent/pages/asked-pages.ts'
import { paperParts, type PaperPart } from '#surveys/answers/paper.ts'
import { INSTRUMENTS, latestInstrument } from '#surveys/instruments/index.ts'
import { pdfPages, type PdfPage } from '#tests/support/pdf-text.ts'
import { paperFormPdf } from './paper-form.server.tsx'
import { readingCopy } from '#app/features/instruments/reading-copies.server.ts'

const STAFF = INSTRUMENTS.filter(({ nature }) => nature === 'staff')
// The longest that a batch may say of itself.
const BATCH = {
  code: 'L-7K4QR',
  typist: `la ${'Oficina de Estadística e Informática '.repeat(3)}`.slice(0, 120),
  entityName: 'Municipalidad Provincial de las Hojas del Bosque Alto (ejemplo)',
  closesOn: '2026-12-18',
  invented: true,
  explained: 'espejo.mujeresypoblacionesvulnerables.gob.pe/anonimato',
  // The longest that a notice promises.
  promised: {
    says: promiseSentence(latestInstrument('organizational-culture'), '2026-11-29'),
    printed: `espejo.mujeresypoblacionesvulnerables.gob.pe${commitmentPath('w'.repeat(30))}`,
  },
}

const smallest = (pages: readonly PdfPage[]) => Math.min(...pages.flatMap(({ sizes }) => [...sizes]))
const joined = (pages: readonly PdfPage[]) => pages.map(({ text }) => text).join(' ')
const withoutSpaces = (text: string) => text.replace(/\s/g, '')

/** What stands above the foot of a side is no title, nor what a part says before its first question. */
function expectNoHeadingAtTheFoot(pages: readonly PdfPage[], parts: readonly PaperPart[]) {
  for (const { text } of pages) {
    const above = withoutSpaces(
      text.replace(/(Lote [\w-]+|Copia de lectura, no rellenar[^·]*·[^·]*) · página \d de \d$/, ''),
    )
    for (const { title, says } of parts)
      for (const heading of [title, ...(says ? [says] : [])]) expect(above.endsWith(withoutSpaces(heading))).toBe(false)
  }
}

// With the additional segment: without it the form is shorter.
const FORMS = STAFF.filter(({ presentation }) => presentation.onPaper).flatMap((instrument) =>
  instrument.segments
    .slice(1)
    .map(({ id }) => ({ instrument, extra: id, name: `${instrument.slug} v${instrument.version}, ${id}` })),
)

test.each(FORMS)(
  'the form of $name: four sides at most, questions in 10.5 points and nothing under 8, every question, numbered pages',
  async ({ instrument, extra }) => {
    const parts = paperParts(askedPages(instrument, extra))
    const pages = pdfPages(
      await paperFormPdf({ title: instrument.publicTitle, minutes: instrument.minutes, parts, batch: BATCH }),
    )
    expect(pages.length).toBeLessThanOrEqual(4)
    expect(smallest(pages)).toBeGreaterThanOrEqual(8)
    const sides = pages.map(({ text }) => withoutSpaces(text))
    for (const { number, text: question, choices } of parts.flatMap(({ questions }) => questions)) {
      const [side, ...others] = sides.filter((each) => each.includes(withoutSpaces(`${number}. ${question}`)))
      expect(others).toEqual([])
      // Its boxes stand on the same side, and not above it.
      const behind = side?.split(withoutSpaces(`${number}. ${question}`))[1] ?? ''
      expect(
        behind.slice(
          0,
          choices.reduce((sum, { text: choice }) => sum + choice.length + 2, 0),
        ),
      ).toMatch(new RegExp(choices.map(({ digit }) => digit).join('.*?')))
    }
    expectNoHeadingAtTheFoot(pages, parts)
    pages.forEach((page, index) => {
      expect(page.text).toContain(`Lote L-7K4QR · página ${index + 1} de ${pages.length}`)
      expect(page.sizes.has(10.5)).toBe(true)
      // Boxes without the heads of their columns could not be ticked.
      expect(page.text).toContain('Totalmente de acuerdo')
    })
  },
)

test.each(STAFF.map((instrument) => ({ instrument, name: `${instrument.slug} v${instrument.version}` })))(
  'the reading copy of $name: four sides at most, legible, marked on every page',
  async ({ instrument }) => {
    const [one, other] = await Promise.all([readingCopy(instrument), readingCopy(instrument)])
    // Anybody may ask for it: made once, however many ask.
    expect(other).toBe(one)
    const pages = pdfPages(one)
    expect(pages.length).toBeLessThanOrEqual(4)
    expect(smallest(pages)).toBeGreaterThanOrEqual(8.5)
    for (const page of pages) expect(page.text).toContain('no rellenar')
    expect(pages[0]?.text).toContain('COPIA DE LECTURA: NO RELLENAR')
    expectNoHeadingAtTheFoot(pages, paperParts(askedPages(instrument, null)))
    expect(joined(pages).includes('Línea 100')).toBe(instrument.presentation.showsHelp)
    expect(joined(pages)).not.toContain('al final de esta página')
  },
)
