import { isRef, nameOf, pdfObjects, type PdfDict, type PdfObjects, type PdfRef, type PdfValue } from './pdf-objects.ts'
import { facesOf, inflated, type Face } from './pdf-text.ts'

/** A part of a page that belongs to an element, with its words. */
export type Content = { readonly page: number; readonly mcid: number; readonly text: string }
export type Element = {
  readonly type: string
  readonly alt: string | null
  readonly scope: string | null
  readonly bbox: boolean
  /** Of a list: how it counts. */
  readonly numbering: string | null
  readonly children: readonly (Element | Content)[]
}

type Marked = {
  readonly texts: ReadonlyMap<number, string>
  readonly unmarked: number
  readonly artifacts: readonly string[]
}

const TOKENS =
  /\/(\w+) (?:<<([\s\S]*?)>> BDC|BMC)|\bEMC\b|\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[^\]])*)\] TJ|\b(S|f|B|b|Do)\s*\n/g

/** What a page draws, by the mark under which it stands; `unmarked` counts what stands under none. */
function marksOf(stream: string, faces: ReadonlyMap<string, Face>): Marked {
  const texts = new Map<number, string>()
  const artifacts: string[] = []
  const open: (number | 'artifact')[] = []
  let [face, unmarked]: [Face, number] = [new Map(), 0]
  const draw = (text: string) => {
    const mark = open.at(-1)
    if (mark === undefined) unmarked += 1
    else if (mark === 'artifact') artifacts.push(text)
    else texts.set(mark, (texts.get(mark) ?? '') + text)
  }
  for (const [whole, tag, facts = '', name, array] of stream.matchAll(TOKENS)) {
    if (tag !== undefined) {
      const [, mcid] = /MCID (\d+)/.exec(facts) ?? []
      open.push(mcid === undefined ? 'artifact' : Number(mcid))
      if (mcid !== undefined && !texts.has(Number(mcid))) texts.set(Number(mcid), '')
    } else if (whole === 'EMC') open.pop()
    else if (name !== undefined) face = faces.get(name) ?? new Map<number, string>()
    else if (array !== undefined) {
      const glyphs = [...array.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
      draw(glyphs.map((glyph) => face.get(parseInt(glyph, 16)) ?? '\uFFFD').join(''))
    } else draw('')
  }
  return { texts, unmarked, artifacts }
}

function pagesOf({ root, dictOf, listOf, objects, file }: PdfObjects) {
  const faces = facesOf(file)
  return listOf(dictOf(root['Pages'])['Kids']).map((kid) => {
    const page = dictOf(kid)
    const contents = page['Contents']
    const stream = isRef(contents) ? (objects.get(contents.ref)?.stream ?? '') : ''
    return {
      number: (kid as PdfRef).ref,
      tabs: nameOf(page['Tabs']),
      structParents: page['StructParents'],
      ...marksOf(inflated(stream), faces),
    }
  })
}

type Pages = ReturnType<typeof pagesOf>

function elementOf(pdf: PdfObjects, pages: Pages, value: PdfValue): Element {
  const dict = pdf.dictOf(value)
  const attributes = pdf.dictOf(dict['A'])
  const own = isRef(dict['Pg']) ? dict['Pg'].ref : null
  const contentAt = (number: number | null, mcid: number): Content => {
    const page = pages.findIndex((each) => each.number === number)
    return { page, mcid, text: pages[page]?.texts.get(mcid) ?? '\uFFFD' }
  }
  const kids = pdf.follow(dict['K'])
  const children = (Array.isArray(kids) ? kids : kids === null ? [] : [kids]).map((kid): Element | Content => {
    if (typeof kid === 'number') return contentAt(own, kid)
    const inner: PdfDict = pdf.dictOf(kid)
    const { MCID, Pg } = inner
    return typeof MCID === 'number' ? contentAt(isRef(Pg) ? Pg.ref : own, MCID) : elementOf(pdf, pages, kid)
  })
  return {
    type: nameOf(dict['S']) ?? '',
    alt: typeof dict['Alt'] === 'string' ? dict['Alt'] : null,
    scope: nameOf(attributes['Scope']),
    bbox: Array.isArray(attributes['BBox']),
    numbering: nameOf(attributes['ListNumbering']),
    children,
  }
}

/** Numbers of elements by page and mark, as the file says them for programs that begin with the page. */
function parentTree({ dictOf, listOf }: PdfObjects, root: PdfDict): Map<number, readonly PdfValue[]> {
  const numbers = listOf(dictOf(root['ParentTree'])['Nums'])
  const tree = new Map<number, readonly PdfValue[]>()
  for (let index = 0; index + 1 < numbers.length; index += 2)
    tree.set(Number(numbers[index]), listOf(numbers[index + 1]))
  return tree
}

/** The structure of a tagged PDF with the words of its content, and what the file says of itself. */
export function readStructure(bytes: Buffer) {
  const pdf = pdfObjects(bytes)
  const { root, dictOf, listOf, objects, info, follow } = pdf
  const tree = dictOf(root['StructTreeRoot'])
  const pages = pagesOf(pdf)
  const metadata = root['Metadata']
  const titlesOf = (value: PdfValue | undefined): string[] => {
    const item = dictOf(value)
    if (Object.keys(item).length === 0) return []
    return [
      ...(typeof item['Title'] === 'string' ? [item['Title']] : []),
      ...titlesOf(item['First']),
      ...titlesOf(item['Next']),
    ]
  }
  return {
    elements: listOf(tree['K']).map((kid) => elementOf(pdf, pages, kid)),
    pages,
    parents: parentTree(pdf, tree),
    language: root['Lang'],
    marked: dictOf(root['MarkInfo'])['Marked'],
    showsTitle: dictOf(root['ViewerPreferences'])['DisplayDocTitle'],
    title: follow(info['Title']),
    metadata: isRef(metadata) ? (objects.get(metadata.ref)?.stream ?? '') : '',
    bookmarks: titlesOf(root['Outlines']),
  }
}

export type Structure = ReturnType<typeof readStructure>

export const isElement = (child: Element | Content): child is Element => 'type' in child

/** An element and all under it, in the order of reading. */
export function within(element: Element): Element[] {
  return [element, ...element.children.filter(isElement).flatMap(within)]
}

export function textOf(element: Element): string {
  return element.children
    .map((child) => (isElement(child) ? textOf(child) : child.text))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Contents of elements, in the order of reading. */
const contentsOf = (element: Element): Content[] =>
  element.children.flatMap((child) => (isElement(child) ? contentsOf(child) : [child]))

/** Cells of every table, row by row, in words. */
export function tablesIn(structure: Structure): string[][][] {
  return structure.elements
    .flatMap(within)
    .filter(({ type }) => type === 'Table')
    .map((table) =>
      within(table)
        .filter(({ type }) => type === 'TR')
        .map((row) => row.children.filter(isElement).map(textOf)),
    )
}

/** What a machine can tell of PDF/UA-1 in such a file: each fault in words; none where it is as it should be. */
export function structureFaults(structure: Structure): string[] {
  const { elements, pages, parents } = structure
  const all = elements.flatMap(within)
  const contents = elements.flatMap(contentsOf)
  const claimed = new Set(contents.map(({ page, mcid }) => `${page} ${mcid}`))
  const levels = all.flatMap(({ type }) => (/^H[1-6]$/.test(type) ? [Number(type.slice(1))] : []))
  const tables = all.filter(({ type }) => type === 'Table')
  return [
    ...(structure.marked === true ? [] : ['It does not say that it is tagged']),
    ...(structure.language === 'es-PE' ? [] : ['It does not say its language']),
    ...(structure.showsTitle === true && structure.title ? [] : ['Its title is not shown']),
    ...(/<pdfuaid:part>1<\/pdfuaid:part>/.test(structure.metadata) ? [] : ['It does not say that it is PDF/UA']),
    ...(elements.length === 1 && elements[0]?.type === 'Document' ? [] : ['Its structure is not one document']),
    ...pages.flatMap(({ tabs, unmarked, texts, structParents }, page) => [
      ...(tabs === 'S' ? [] : [`Page ${page}: tabs do not follow the structure`]),
      ...(unmarked === 0 ? [] : [`Page ${page}: ${unmarked} drawings belong to nothing`]),
      ...[...texts.keys()]
        .filter((mcid) => !claimed.has(`${page} ${mcid}`))
        .map((mcid) => `Page ${page}: mark ${mcid} has no element`),
      ...(parents.get(Number(structParents))?.length === texts.size &&
      !parents.get(Number(structParents))?.includes(null)
        ? []
        : [`Page ${page}: the tree of parents misses marks`]),
    ]),
    ...(claimed.size === contents.length ? [] : ['A mark belongs to two elements']),
    ...(contents.some(({ text }) => text.includes('\uFFFD')) ? ['An element has content that no page draws'] : []),
    ...levels.flatMap((level, index) =>
      level > (levels[index - 1] ?? 0) + 1 ? [`Heading ${index} jumps to ${level}`] : [],
    ),
    ...(levels.filter((level) => level === 1).length === 1 ? [] : ['There is not one heading of the first level']),
    ...all.flatMap(({ type, alt, bbox }) =>
      type === 'Figure' && !(alt && bbox) ? ['A figure says nothing or stands nowhere'] : [],
    ),
    ...tables.flatMap((table) => tableFaults(table)),
    ...all.flatMap(({ type, children }) =>
      type === 'L' && !children.filter(isElement).every((item) => item.type === 'LI')
        ? ['A list holds what is no item']
        : [],
    ),
  ]
}

function tableFaults(table: Element): string[] {
  const rows = within(table).filter(({ type }) => type === 'TR')
  const cells = rows.map((row) => row.children.filter(isElement))
  const widths = new Set(cells.map(({ length }) => length))
  return [
    ...(widths.size === 1 ? [] : ['Rows of a table differ in their number of cells']),
    ...(cells.flat().every(({ type }) => type === 'TH' || type === 'TD') ? [] : ['A row holds what is no cell']),
    ...(cells.flat().every(({ type, scope }) => (type === 'TH') === (scope !== null))
      ? []
      : ['A header does not say of what']),
    ...(cells.every((row, index) => index === 0 || row.some(({ type }) => type === 'TH'))
      ? []
      : ['A row has no header']),
  ]
}
