import { unzipSync } from 'fflate'
import { walkXml } from '#app/kit/sheets/walk-xml.ts'
import { isElement, readStructure, tablesIn, type Element } from './pdf-structure.ts'

export type Rows = readonly (readonly string[])[]
/** What stands in a document: its tables, row by row, and all its words but marks of lists and what repeats on each page. */
export type ReadDocument = { readonly tables: readonly Rows[]; readonly text: string }

const plain = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Words of an element without the marks of lists. */
export const wordsOf = (element: Element): string =>
  element.type === 'Lbl'
    ? ''
    : element.children.map((child) => (isElement(child) ? wordsOf(child) : child.text)).join(' ')

export function readPdf(bytes: Buffer): ReadDocument {
  const structure = readStructure(bytes)
  return { tables: tablesIn(structure), text: plain(structure.elements.map(wordsOf).join(' ')) }
}

/** Parts of a DOCX by name. */
export function docxParts(bytes: Buffer): Record<string, string> {
  const parts = unzipSync(new Uint8Array(bytes))
  return Object.fromEntries(
    Object.entries(parts).map(([name, content]) => [name, Buffer.from(content).toString('utf8')]),
  )
}

export async function readDocx(bytes: Buffer): Promise<ReadDocument> {
  const tables: string[][][] = []
  let [text, cell, inText, inCell] = ['', '', false, false]
  await walkXml(docxParts(bytes)['word/document.xml'] ?? '', {
    open: (name) => {
      if (name === 'tbl') tables.push([])
      if (name === 'tr') tables.at(-1)?.push([])
      if (name === 'tc') [cell, inCell] = ['', true]
      if (name === 't') inText = true
      if (name === 'br' || name === 'p') [text, cell] = [`${text} `, `${cell} `]
    },
    text: (part) => {
      if (!inText) return
      text += part
      if (inCell) cell += part
    },
    close: (name) => {
      if (name === 't') inText = false
      if (name !== 'tc') return
      inCell = false
      tables.at(-1)?.at(-1)?.push(plain(cell))
    },
  })
  return { tables, text: plain(text) }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
}

/** Words of a piece of a page, without marks, and without those that React puts between two texts. */
export function pageWords(html: string): string {
  const read = html
    .replace(/<script[\s\S]*?<\/script>|<!-- -->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|#x27);/g, (sign) => ENTITIES[sign] ?? sign)
  return plain(read)
}

/** Tables of a page by their captions. */
export function pageTables(html: string): Map<string, Rows> {
  return new Map(
    [...html.matchAll(/<table[\s\S]*?<caption[^>]*>([\s\S]*?)<\/caption>([\s\S]*?)<\/table>/g)].map(
      ([, caption = '', body = '']) => [
        pageWords(caption),
        [...body.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
          [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) => pageWords(cell)),
        ),
      ],
    ),
  )
}

/** Every number of a text as it is written, with its sign. */
export const numbersIn = (text: string): string[] => text.match(/(?<![\w.])[+−-]?\d[\d,]*(?:\.\d+)?%?/g) ?? []
