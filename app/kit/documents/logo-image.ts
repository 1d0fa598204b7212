/** A logo as a document holds it: a PNG, its size in pixels, and the name of whose it is. */
export type LogoImage = {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
  readonly alt: string
}

/** The size of a logo on paper: within a box, in the unit of the box, and never larger than it is. */
export function onPaper({ width, height }: LogoImage, box: { readonly width: number; readonly height: number }) {
  const scale = Math.min(1, box.width / width, box.height / height)
  return { width: width * scale, height: height * scale }
}
