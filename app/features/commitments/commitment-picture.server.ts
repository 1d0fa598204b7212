import { Resvg } from '@resvg/resvg-js'
import { onPaper, type LogoImage } from '#app/kit/documents/logo-image.ts'
import { drawable, FACE_FILES, FACES, loadFaces, widthOf } from '#app/kit/documents/pdf-text.tsx'
import { levelStep } from '#app/kit/figures/level-band.tsx'
import { LEVEL_GROUNDS } from '#app/kit/documents/manuscript-look.ts'
import type { CommitmentWords } from './commitment-words.ts'
import { INVENTED, pageWords, pictureWords, type NamedPage } from './meeting/meeting-facts.ts'

declare module '#app/kit/documents/drawn.server.ts' {
  interface Drawings {
    readonly 'commitment-picture': CommitmentPictureFacts
  }
}

type CommitmentPictureFacts = {
  readonly words: CommitmentWords
  /** Where the public page is; null where none was promised. */
  readonly page: NamedPage | null
  /** Of the entity; null where it has none. */
  readonly logo: LogoImage | null
  /** Of the demonstration: every page says so at its top. */
  readonly invented: boolean
}

/** A sheet as messengers show one whole on a telephone, in pixels; what needs more room makes it longer, never fuller. */
export const SHEET = { width: 1080, height: 1350 } as const
const MARGIN = 64
const [ROOM, RIGHT] = [SHEET.width - 2 * MARGIN, SHEET.width - MARGIN]
const LOGO_BOX = { width: 360, height: 120 }
/** Sizes by which the letters are tried, from the largest; a sheet that is still too full becomes longer. */
const SCALES = [1.5, 1.3, 1.15, 1, 0.9, 0.8]

/** Bytes that a picture may have on a slow line; one that has more, as with a photograph in the logo, is drawn narrower. */
const MOST_BYTES = 300_000
const WIDTHS = [SHEET.width, 900, 720]

/** The light palette of the pages (app/styles/base.css): a picture has one ground wherever it is opened. */
const INK = { text: '#16211f', faint: '#4a5754', line: '#c9d1ce', accent: '#0b5560', warned: '#fdf3dc' }

type Weight = 400 | 700
type Type = { readonly size: number; readonly weight: Weight; readonly colour?: string }

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Breaks a text into lines of a width at its blanks; a word that is wider than a line, anywhere. */
function linesOf(text: string, width: number, { size, weight }: Type): string[] {
  const fits = (line: string) => widthOf(line, weight) * size <= width
  const lines: string[] = []
  let line = ''
  for (const word of drawable(text).split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = ''
    for (const sign of word) {
      if (line !== '' && !fits(line + sign)) {
        lines.push(line)
        line = ''
      }
      line += sign
    }
  }
  return line === '' ? lines : [...lines, line]
}

/** A sheet that grows downwards; `y` is where the next thing begins. */
class Sheet {
  y = MARGIN
  private readonly drawn: string[] = []

  constructor(readonly scale: number) {}

  add(svg: string): void {
    this.drawn.push(svg)
  }

  gap(height: number): void {
    this.y += height * this.scale
  }

  type(size: number, weight: Weight = 400, colour: string = INK.text): Type {
    return { size: size * this.scale, weight, colour }
  }

  line(text: string, x: number, { size, weight, colour = INK.text }: Type, lowered = 0): void {
    const at = `x="${x}" y="${Math.round(this.y + size * 0.95 + lowered)}"`
    this.add(
      `<text ${at} font-size="${size.toFixed(1)}" font-weight="${weight}" fill="${colour}">${escaped(text)}</text>`,
    )
  }

  /** Draws a text in as many lines as it takes. */
  paragraph(text: string, type: Type, x: number = MARGIN, width: number = RIGHT - x): void {
    for (const line of linesOf(text, width, type)) {
      this.line(line, x, type)
      this.y += type.size * 1.32
    }
  }

  svg(): string {
    const height = Math.max(SHEET.height, Math.ceil(this.y + MARGIN))
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${SHEET.width}" height="${height}" font-family="${FACES.join(', ')}">`,
      `<rect width="100%" height="100%" fill="#fff"/>`,
      `<rect width="100%" height="16" fill="${INK.accent}"/>`,
      ...this.drawn,
      '</svg>',
    ].join('\n')
  }
}

function drawHead(sheet: Sheet, { words, logo, invented }: CommitmentPictureFacts): void {
  if (invented) {
    sheet.add(`<rect y="16" width="100%" height="56" fill="${INK.warned}"/>`)
    sheet.y = 30
    sheet.line(INVENTED, MARGIN, { size: 26, weight: 400 })
    sheet.y = 72 + MARGIN / 2
  }
  if (logo) {
    const { width, height } = onPaper(logo, LOGO_BOX)
    const source = `data:image/png;base64,${Buffer.from(logo.bytes).toString('base64')}`
    sheet.add(`<image x="${MARGIN}" y="${sheet.y}" width="${width}" height="${height}" href="${source}"/>`)
    sheet.y += height + 20
  }
  sheet.paragraph(words.entity, sheet.type(30, 700, INK.faint))
  sheet.gap(6)
  sheet.paragraph(words.title, sheet.type(68, 700, INK.accent))
  sheet.gap(14)
  sheet.paragraph(words.opening, sheet.type(32))
}

function drawLevels(sheet: Sheet, levels: NonNullable<CommitmentWords['levels']>): void {
  const [says, title, head] = [sheet.type(30, 700), sheet.type(30), sheet.type(24, 700, INK.faint)]
  const column = Math.max(...levels.rows.map((row) => widthOf(drawable(row.says), 700))) * says.size + 48
  sheet.gap(30)
  sheet.paragraph(levels.heading, sheet.type(42, 700, INK.accent))
  sheet.gap(4)
  sheet.paragraph(levels.caption, sheet.type(24, 400, INK.faint))
  sheet.gap(10)
  sheet.line(levels.columns[0], MARGIN, head)
  sheet.line(levels.columns[1], RIGHT - column + 24, head)
  sheet.gap(38)
  for (const row of levels.rows) {
    const lines = linesOf(row.title, ROOM - column - 24, title)
    const height = lines.length * title.size * 1.25 + 20 * sheet.scale
    const step = row.level === null ? null : levelStep(row.level)
    if (step !== null)
      sheet.add(
        `<rect x="${RIGHT - column}" y="${sheet.y}" width="${column}" height="${height - 3}" fill="${LEVEL_GROUNDS[step - 1]}"/>`,
      )
    const colour = step === null ? INK.faint : step === 4 ? '#fff' : INK.text
    const top = 8 * sheet.scale
    for (const [index, line] of lines.entries()) sheet.line(line, MARGIN, title, top + index * title.size * 1.25)
    sheet.line(drawable(row.says), RIGHT - column + 24, { ...says, colour, weight: step === null ? 400 : 700 }, top)
    sheet.y += height
    sheet.add(`<rect x="${MARGIN}" y="${sheet.y - 3}" width="${ROOM}" height="2" fill="${INK.line}"/>`)
  }
}

/** What is done: under each state its actions by name, then how many the entity worded itself. */
function drawActions(sheet: Sheet, actions: CommitmentWords['actions']): void {
  const [state, name, says] = [sheet.type(30, 700), sheet.type(28), sheet.type(26, 400, INK.faint)]
  sheet.gap(30)
  sheet.paragraph(actions.heading, sheet.type(42, 700, INK.accent))
  sheet.gap(8)
  if (actions.intro !== '') sheet.paragraph(actions.intro, says)
  if (actions.none !== null) sheet.paragraph(actions.none, sheet.type(30))
  for (const { heading, titles, own } of actions.groups) {
    sheet.gap(14)
    sheet.paragraph(heading, state)
    for (const { title } of titles) {
      const middle = sheet.y + name.size * 0.65
      sheet.add(
        `<circle cx="${MARGIN + 8}" cy="${middle.toFixed(1)}" r="${(6 * sheet.scale).toFixed(1)}" fill="${INK.accent}"/>`,
      )
      sheet.paragraph(`${title}.`, name, MARGIN + 34)
      sheet.gap(6)
    }
    if (own !== null) sheet.paragraph(own, says)
  }
}

const QR_SIDE = 190

/** Where to read on, for the eyes and for the camera of another telephone. */
function drawPage(sheet: Sheet, page: NamedPage): void {
  const side = QR_SIDE * Math.min(1, sheet.scale)
  const [x, top] = [MARGIN + side + 28, sheet.y + 20 * sheet.scale]
  sheet.add(`<image x="${MARGIN}" y="${top}" width="${side}" height="${side}" href="${page.qr}"/>`)
  sheet.y = top + side * 0.2
  sheet.paragraph(pageWords(page), sheet.type(28), x)
  sheet.paragraph(page.address, sheet.type(28, 700, INK.accent), x)
  sheet.y = Math.max(sheet.y, top + side)
}

function drawSheet(facts: CommitmentPictureFacts, scale: number): Sheet {
  const sheet = new Sheet(scale)
  drawHead(sheet, facts)
  if (facts.words.levels) drawLevels(sheet, facts.words.levels)
  drawActions(sheet, facts.words.actions)
  sheet.gap(26)
  sheet.paragraph(facts.words.note, sheet.type(26, 400, INK.faint))
  if (facts.page) drawPage(sheet, facts.page)
  return sheet
}

/** The picture as our own drawing: the words of the promised minimum in their order, and nothing else. */
export async function commitmentPictureSvg(facts: CommitmentPictureFacts): Promise<string> {
  await loadFaces()
  const pictured = { ...facts, words: pictureWords(facts.words) }
  const tried = SCALES.map((scale) => drawSheet(pictured, scale))
  const fitting = tried.find(({ y }) => y + MARGIN <= SHEET.height)
  return (fitting ?? tried.at(-1) ?? drawSheet(pictured, 1)).svg()
}

/** The same as a PNG, with our own letters alone. */
export async function commitmentPicture(facts: CommitmentPictureFacts): Promise<Buffer> {
  const svg = await commitmentPictureSvg(facts)
  const font = { loadSystemFonts: false, fontFiles: FACE_FILES, defaultFontFamily: FACES[0] ?? '' }
  let picture = Buffer.alloc(0)
  for (const value of WIDTHS) {
    picture = Buffer.from(new Resvg(svg, { font, fitTo: { mode: 'width', value } }).render().asPng())
    if (picture.byteLength <= MOST_BYTES) break
  }
  return picture
}
