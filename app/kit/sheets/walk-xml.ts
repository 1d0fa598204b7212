import { setImmediate as otherWork } from 'node:timers/promises'
import { Parser } from 'saxen'

/** An element without its prefix: what `<x:c>` and `<c>` are called is up to the program that wrote them. */
export type XmlWalker = {
  readonly open?: (name: string, attribute: (name: string) => string | null) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

/** Letters between two pauses, so that a large part does not keep everybody else waiting. */
const SLICE = 32 * 1024
/** Slices that one tag or text may fill; a tag with a hundred thousand attributes is no honest one. */
const LONGEST_TOKEN = 4
/** Elements within elements; an office program needs about ten. */
const DEEPEST = 64

/**
 * Reads an XML part once, from front to back. Whatever is not plain, well-formed XML is refused, so that no other
 * program reads something else from it; a document type is refused too, since no office program writes one.
 * @throws on anything malformed, and whatever the walker throws.
 */
export async function walkXml(xml: string, walker: XmlWalker): Promise<void> {
  const heard = { tokens: 0, depth: 0 }
  const parser = listening(walker, heard)
  let silent = 0
  for (let at = 0; at < xml.length; at += SLICE) {
    const before = heard.tokens
    parser.write(xml.slice(at, at + SLICE))
    silent = heard.tokens === before ? silent + 1 : 0
    if (silent >= LONGEST_TOKEN) throw new Error('A tag or text without end')
    if (at + SLICE < xml.length) await otherWork()
  }
  parser.end()
}

function listening({ open, close, text }: XmlWalker, heard: { tokens: number; depth: number }): Parser {
  const malformed = (problem: Error) => {
    throw problem
  }
  return new Parser()
    .on('error', malformed)
    .on('warn', malformed)
    .on('attention', () => malformed(new Error('A document type')))
    .on('comment', () => (heard.tokens += 1))
    .on('openTag', (name, attributes, decode) => {
      heard.tokens += 1
      if ((heard.depth += 1) > DEEPEST) malformed(new Error('Elements too deep'))
      open?.(localName(name), (wanted) => {
        const all = attributes() || {}
        const found = Object.hasOwn(all, wanted) ? wanted : Object.keys(all).find((each) => localName(each) === wanted)
        return found === undefined ? null : decode(all[found] ?? '')
      })
    })
    .on('closeTag', (name) => {
      heard.tokens += 1
      heard.depth -= 1
      close?.(localName(name))
    })
    .on('text', (part, decode) => text?.(decode(part)))
    .on('cdata', (part) => text?.(part))
}
