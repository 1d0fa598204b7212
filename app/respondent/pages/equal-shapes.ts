import { deflateRawSync, constants } from 'node:zlib'
import type { FixedPart } from './gzip-parts.ts'

/** A stored block of nothing (RFC 1951, 3.2.4): five bytes of a compressed page that are no byte of the page. */
const NOTHING = Buffer.from([0, 0, 0, 0xff, 0xff])
const SPACE = 0x20

function spaces(count: number): FixedPart {
  const plain = Buffer.alloc(count, SPACE)
  if (count === 0) return { plain, deflated: Buffer.alloc(0) }
  return { plain, deflated: deflateRawSync(plain, { level: 9, finishFlush: constants.Z_SYNC_FLUSH }) }
}

function storedSpaces(count: number): FixedPart {
  const plain = Buffer.alloc(count, SPACE)
  const head = Buffer.from([0, count, 0, ~count & 0xff, 0xff])
  return { plain, deflated: count === 0 ? Buffer.alloc(0) : Buffer.concat([head, plain]) }
}

function joined(parts: readonly FixedPart[]): FixedPart {
  return {
    plain: Buffer.concat(parts.map(({ plain }) => plain)),
    deflated: Buffer.concat(parts.map(({ deflated }) => deflated)),
  }
}

const total = (page: readonly FixedPart[], of: keyof FixedPart) =>
  page.reduce((sum, part) => sum + part[of].byteLength, 0)

/** Room for what a filling itself takes: the compressed blanks, and up to four stored ones. */
const SLACK = { plain: 64, deflated: 256 } as const

/**
 * Blanks that make a page `plain` bytes longer, and `deflated` bytes compressed. Stored blocks of nothing come by fives;
 * what is left of five is stored blanks.
 * @throws {RangeError} where there is none, which lies at `SLACK`.
 */
function filling(plain: number, deflated: number): FixedPart {
  for (let stored = 0; stored <= Math.min(plain, SLACK.plain); stored++) {
    const [run, single] = [spaces(plain - stored), storedSpaces(stored)]
    const left = deflated - run.deflated.byteLength - single.deflated.byteLength
    if (left < 0 || left % NOTHING.byteLength !== 0) continue
    const empty = Buffer.concat(Array.from({ length: left / NOTHING.byteLength }, () => NOTHING))
    return joined([run, single, { plain: Buffer.alloc(0), deflated: empty }])
  }
  throw new RangeError('No filling makes the pages of one shape')
}

/**
 * The same pages, each as long as the others, plain and compressed: whoever watches the line counts bytes, and where one
 * person reads a language its page would name her. What is added are blanks after the page.
 */
export function ofEqualShape(pages: readonly (readonly FixedPart[])[]): FixedPart[][] {
  const [only] = pages
  if (pages.length < 2) return only ? [[...only]] : []
  const longest = Math.max(...pages.map((page) => total(page, 'plain'))) + SLACK.plain
  const largest = Math.max(...pages.map((page) => total(page, 'deflated'))) + SLACK.deflated
  return pages.map((page) => {
    const fill = filling(longest - total(page, 'plain'), largest - total(page, 'deflated'))
    const last = page.at(-1)
    return last ? [...page.slice(0, -1), joined([last, fill])] : []
  })
}
