import { walkXml } from '#app/kit/sheets/walk-xml.ts'
import { docxParts, type Rows } from './document-tables.ts'

export type ReadSlide = {
  /** What stands in the place of a title. */
  readonly title: string
  /** Every paragraph of text in the order of the file, its title and cells of tables too. */
  readonly paragraphs: readonly string[]
  readonly tables: readonly Rows[]
  /** What is said of pictures and tables to who does not see them. */
  readonly alts: readonly string[]
  readonly notes: readonly string[]
  /** Lower edge of the lowest object, and the size of its smallest letters, in points. */
  readonly bottom: number
  readonly smallest: number
}

const EMU = 12_700

async function readSlide(xml: string, notes: string): Promise<ReadSlide> {
  const paragraphs: string[] = []
  const tables: string[][][] = []
  const alts: string[] = []
  let [title, paragraph, cell, inText, isTitle] = ['', '', '', false, false]
  let [y, bottom, smallest] = [0, 0, Number.POSITIVE_INFINITY]
  await walkXml(xml, {
    open: (name, attribute) => {
      if (name === 'sp' || name === 'graphicFrame' || name === 'pic') isTitle = false
      if (name === 'ph') isTitle = attribute('type') === 'title'
      if (name === 'cNvPr' && attribute('descr')) alts.push(attribute('descr') ?? '')
      if (name === 'off') y = Number(attribute('y'))
      if (name === 'ext' && attribute('cy')) bottom = Math.max(bottom, (y + Number(attribute('cy'))) / EMU)
      if (name === 'rPr') smallest = Math.min(smallest, Number(attribute('sz') ?? Infinity) / 100)
      if (name === 'tbl') tables.push([])
      if (name === 'tr') tables.at(-1)?.push([])
      if (name === 'tc') cell = ''
      if (name === 'p') paragraph = ''
      if (name === 't') inText = true
    },
    text: (part) => {
      if (inText) paragraph += part
    },
    close: (name) => {
      if (name === 't') inText = false
      if (name === 'p') {
        paragraphs.push(paragraph)
        cell += paragraph
        if (isTitle) title += paragraph
      }
      if (name === 'tc') tables.at(-1)?.at(-1)?.push(cell)
    },
  })
  return { title, paragraphs: paragraphs.filter(Boolean), tables, alts, notes: notesOf(notes), bottom, smallest }
}

const notesOf = (xml: string) =>
  [...xml.matchAll(/type="body"[\s\S]*?<\/p:sp>/g)].flatMap(([body]) =>
    [...body.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text = '']) =>
      text
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&apos;', "'")
        .replaceAll('&amp;', '&'),
    ),
  )

/** Slides of a PPTX in their order, with what stands on every one of them. */
export async function readPptx(bytes: Buffer) {
  const parts = docxParts(bytes)
  const part = (name: string) => parts[name] ?? ''
  const count = Object.keys(parts).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).length
  const slides: ReadSlide[] = []
  for (let number = 1; number <= count; number += 1)
    slides.push(await readSlide(part(`ppt/slides/slide${number}.xml`), part(`ppt/notesSlides/notesSlide${number}.xml`)))
  const layouts = await Promise.all(
    [2, 3].map((number) => readSlide(part(`ppt/slideLayouts/slideLayout${number}.xml`), '')),
  )
  return { parts, slides, layouts }
}

/** All that slides say, their notes too, as one text. */
export async function readSlides(bytes: Buffer): Promise<{ readonly text: string }> {
  const { slides, layouts } = await readPptx(bytes)
  return { text: [...layouts, ...slides].flatMap(({ paragraphs, notes }) => [...paragraphs, ...notes]).join(' ') }
}
