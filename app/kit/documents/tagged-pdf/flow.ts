import PDFDocument from 'pdfkit'
import { FACE_FILES } from '../pdf-text.tsx'
import { PAGE, type Type } from '../manuscript-look.ts'
import type { Face, Line } from './set-lines.ts'

type Document = PDFKit.PDFDocument
/** An element of the structure with the attributes that its dictionary holds, which the types of the library leave out. */
export type Element = PDFKit.PDFStructureElement & { readonly dictionary: { readonly data: Record<string, unknown> } }

/** The same of what the library takes of one. */
type ElementOptions = PDFKit.Mixins.StructureElementOptions & {
  readonly scope?: 'Row' | 'Column'
  readonly bbox?: [number, number, number, number]
}

export type Side = 'left' | 'right' | 'center'

const [plain = '', bold = '', signs = ''] = FACE_FILES
/** Each face by its file: under another name the library would read the one that it began with anew for every line. */
const FILES: Readonly<Record<Face, string>> = { plain, bold, signs }

/** The pages of a tagged PDF as they are filled from the top: where the next thing stands, and to what it belongs. */
export class Flow {
  /** Distance from the upper edge of the page, in points. */
  y: number = PAGE.top
  readonly left = PAGE.side
  readonly width: number
  readonly bottom: number

  constructor(
    readonly doc: Document,
    readonly root: Element,
    landscape: boolean,
  ) {
    this.width = (landscape ? PAGE.long : PAGE.short) - 2 * PAGE.side
    this.bottom = (landscape ? PAGE.short : PAGE.long) - PAGE.bottom
  }

  get room(): number {
    return this.bottom - this.y
  }

  newPage(): void {
    this.doc.addPage()
    this.y = PAGE.top
  }

  /** Begins a page where less than this is left, unless one has just begun. */
  need(height: number): void {
    if (this.room < height && this.y > PAGE.top) this.newPage()
  }

  /** An element of the structure under another. */
  element(type: string, parent: Element = this.root, options: ElementOptions = {}): Element {
    const element = this.doc.struct(type, options) as Element
    parent.add(element)
    return element
  }

  /** Draws what belongs to an element; once for each page that it stands on. */
  tagged(element: Element, type: string, draw: () => void): void {
    element.add(this.doc.markStructureContent(type))
    draw()
    this.doc.endMarkedContent()
  }

  /** Draws what is no content: rules, shades, what stands on every page. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type })
    draw()
    this.doc.endMarkedContent()
  }

  /** One line of text within a width. @param y of its upper edge. */
  line(line: Line, at: { x: number; y: number; width: number }, look: { type: Type; ink: string; side?: Side }): void {
    const { type, ink, side = 'left' } = look
    const spare = side === 'left' ? 0 : at.width - line.width
    const x = at.x + (side === 'center' ? spare / 2 : spare)
    for (const run of line.runs)
      this.doc
        .font(FILES[run.face])
        .fontSize(type.size)
        .fillColor(ink)
        .text(run.text, x + run.x, at.y + (type.leading + type.size * 0.7) / 2, {
          lineBreak: false,
          baseline: 'alphabetic',
        })
  }

  rule(y: number, ink: string, width = 0.5): void {
    this.artifact(() => {
      this.doc
        .moveTo(this.left, y)
        .lineTo(this.left + this.width, y)
        .lineWidth(width)
        .strokeColor(ink)
        .stroke()
    })
  }
}

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The library writes the title into its XML as it is. */
class TaggedDocument extends PDFDocument {
  override endMetadata(): void {
    const { Title, Author } = this.info
    this.info.Title = xml(Title ?? '')
    this.info.Author = xml(Author ?? '')
    super.endMetadata()
    Object.assign(this.info, { Title, Author })
  }
}

/** An empty document that says it is tagged, in Spanish, and made to be read aloud (PDF/UA-1). */
export function openDocument(about: { title: string; author: string; landscape: boolean }): Document {
  const doc = new TaggedDocument({
    size: 'A4',
    layout: about.landscape ? 'landscape' : 'portrait',
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'es-PE',
    displayTitle: true,
    bufferPages: true,
    // Without one it would embed nothing of Helvetica, which it opens by itself.
    font: FILES.plain,
    info: { Title: about.title, Author: about.author, Creator: 'Espejo', Producer: 'Espejo' },
  })
  doc.appendXML(
    '<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about=""><pdfuaid:part>1</pdfuaid:part></rdf:Description>',
  )
  return doc
}
