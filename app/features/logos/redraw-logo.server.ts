import { Resvg } from '@resvg/resvg-js'
import type { SideUp } from '#app/kit/files/side-up.ts'
import { sizeInBox, type LogoHead, type Size } from './logo-file.ts'

declare module '#app/kit/documents/drawn.server.ts' {
  interface Drawings {
    readonly logo: { readonly bytes: Uint8Array; readonly head: LogoHead }
  }
}

type Picture = Pick<LogoHead, 'mediaType' | 'side'> & { readonly bytes: Uint8Array }

/** The matrix that turns stored pixels as they are seen, for a picture that is seen in this size. */
function turned(side: SideUp, { width, height }: Size): string {
  const matrices: Readonly<Record<SideUp, readonly number[]>> = {
    1: [1, 0, 0, 1, 0, 0],
    2: [-1, 0, 0, 1, width, 0],
    3: [-1, 0, 0, -1, width, height],
    4: [1, 0, 0, -1, 0, height],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, 1, -1, 0, width, 0],
    7: [0, -1, -1, 0, width, height],
    8: [0, -1, 1, 0, 0, height],
  }
  return `matrix(${matrices[side].join(' ')})`
}

/**
 * A picture as it is seen, in another size, on white. What was with it (where and with what it was taken, names, a
 * thumbnail) is not drawn.
 */
function inSize({ bytes, mediaType, side }: Picture, size: Size) {
  const { width, height } = size
  const stored = side < 5 ? size : { width: height, height: width }
  const source = `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/><image transform="${turned(side, size)}" width="${stored.width}" height="${stored.height}" preserveAspectRatio="none" href="${source}"/></svg>`
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render()
}

/** Of 255, from which a part of a colour cannot be told from white. */
const AS_GOOD_AS_WHITE = 250

/**
 * A logo drawn anew as a PNG on white within its box. A large one is made smaller by halves, or its lines would break.
 * @returns no bytes where nothing of it can be seen: a picture that cannot be read, or white on white.
 */
export async function redrawLogo({ bytes, head }: { bytes: Uint8Array; head: LogoHead }): Promise<Buffer> {
  const size = sizeInBox(head)
  let picture: Picture = { ...head, bytes }
  let now: Size = head
  while (now.width > 2 * size.width) {
    now = { width: Math.ceil(now.width / 2), height: Math.ceil(now.height / 2) }
    picture = { bytes: inSize(picture, now).asPng(), mediaType: 'image/png', side: 1 }
  }
  const drawn = inSize(picture, size)
  return drawn.pixels.every((part) => part >= AS_GOOD_AS_WHITE) ? Buffer.alloc(0) : drawn.asPng()
}
