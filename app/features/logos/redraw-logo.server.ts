import { Resvg } from '@resvg/resvg-js'
import type { PictureHead } from '#app/kit/files/content-shape.ts'
import { sizeInBox, type Size } from './logo-file.ts'

declare module '#app/kit/documents/drawn.server.ts' {
  interface Drawings {
    readonly logo: { readonly bytes: Uint8Array; readonly head: PictureHead }
  }
}

/** A picture in another size on white. What was with it (where and with what it was taken, names, a thumbnail) is not drawn. */
function inSize(bytes: Uint8Array, mediaType: PictureHead['mediaType'], { width, height }: Size) {
  const source = `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/><image width="${width}" height="${height}" preserveAspectRatio="none" href="${source}"/></svg>`
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render()
}

/** Of 255, from which a part of a colour cannot be told from white. */
const AS_GOOD_AS_WHITE = 250

/**
 * A logo drawn anew as a PNG on white within its box. A large one is made smaller by halves, or its lines would break.
 * @returns no bytes where nothing of it can be seen: a picture that cannot be read, or white on white.
 */
export async function redrawLogo({ bytes, head }: { bytes: Uint8Array; head: PictureHead }): Promise<Buffer> {
  const size = sizeInBox(head)
  let [picture, type, now]: [Uint8Array, PictureHead['mediaType'], Size] = [bytes, head.mediaType, head]
  while (now.width > 2 * size.width) {
    now = { width: Math.ceil(now.width / 2), height: Math.ceil(now.height / 2) }
    ;[picture, type] = [inSize(picture, type, now).asPng(), 'image/png']
  }
  const drawn = inSize(picture, type, size)
  return drawn.pixels.every((part) => part >= AS_GOOD_AS_WHITE) ? Buffer.alloc(0) : drawn.asPng()
}
