import { inflateSync } from 'node:zlib'

/** What is drawn on a page: its words in the order of the file, and the sizes of its type in points. */
export type PdfPage = { readonly text: string; readonly sizes: ReadonlySet<number> }

function drawnOn(stream: string): PdfPage {
  const pieces = [...stream.matchAll(/\[((?:<[0-9a-f]*>|[^\]])*)\] TJ/g)].map(([, array = '']) =>
    [...array.matchAll(/<([0-9a-f]+)>/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1')).join(''),
  )
  return {
    text: pieces.join('').replace(/\s+/g, ' '),
    sizes: new Set([...stream.matchAll(/\/F\d+ ([\d.]+) Tf/g)].map(([, size]) => Number(size))),
  }
}

/** Pages of a PDF made by this project: standard fonts, so that every glyph is a byte of WinAnsi. */
export function pdfPages(bytes: Buffer): PdfPage[] {
  const file = bytes.toString('latin1')
  const streams = [...file.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, body = '']) => {
    try {
      return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')]
    } catch {
      return []
    }
  })
  return streams.filter((stream) => stream.includes(' Tf')).map(drawnOn)
}
