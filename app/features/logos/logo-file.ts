import { LOGO_BOX } from '#db/schema/logos.ts'
import { pictureHead, type PictureHead } from '#app/kit/files/content-shape.ts'
import { sideOfJpeg, type SideUp } from '#app/kit/files/side-up.ts'

/** Bytes of an uploaded logo. */
export const LARGEST_LOGO = 200 * 1024
/** Pixels of one: a small file can hold a picture that fills the memory of whoever opens it. */
const MOST_PIXELS = 4_000_000
/** Pixels of its height under which it is blurred in the bar of a page. */
const LEAST_HEIGHT = 40

export type LogoProblem = 'missing' | 'too-large' | 'unknown-type' | 'too-many-pixels' | 'too-small' | 'blank'

export const LOGO_PROBLEM_WORDS: Readonly<Record<LogoProblem, string>> = {
  missing: 'Elija un archivo',
  'too-large': 'El archivo pasa de 200 KB. Guárdelo más pequeño y súbalo otra vez',
  'unknown-type': 'El archivo debe ser una imagen PNG o JPG, y estar completa',
  'too-many-pixels': 'La imagen es demasiado grande: no debe pasar de 4 millones de puntos, por ejemplo 2000 × 2000',
  'too-small': 'La imagen es muy pequeña: debe tener al menos 40 puntos de alto',
  blank: 'En la imagen no se ve nada sobre fondo blanco. Suba una versión con colores',
}

/** What a picture is, its size as it is seen, and how its pixels are turned for that. */
export type LogoHead = PictureHead & { readonly side: SideUp }

/** Reads the head of a picture that is whole; one whose rows are its columns is as wide as it was high. */
export function logoHead(bytes: Uint8Array): LogoHead | null {
  const head = pictureHead(bytes)
  if (!head) return null
  const side = head.mediaType === 'image/jpeg' ? sideOfJpeg(bytes) : 1
  return side < 5 ? { ...head, side } : { ...head, side, width: head.height, height: head.width }
}

/** What an uploaded file is, by its bytes alone: neither its name nor what the browser says counts. */
export function checkLogo(
  bytes: Uint8Array,
): { readonly ok: true; readonly head: LogoHead } | { readonly ok: false; readonly problem: LogoProblem } {
  const refused = (problem: LogoProblem) => ({ ok: false, problem }) as const
  if (bytes.byteLength === 0) return refused('missing')
  if (bytes.byteLength > LARGEST_LOGO) return refused('too-large')
  const head = logoHead(bytes)
  if (!head || head.width === 0 || head.height === 0) return refused('unknown-type')
  if (head.width * head.height > MOST_PIXELS) return refused('too-many-pixels')
  return head.height < LEAST_HEIGHT ? refused('too-small') : { ok: true, head }
}

export type Size = { readonly width: number; readonly height: number }

/** The size of a picture within the box of logos, in whole pixels; what is smaller stays as it is. */
export function sizeInBox({ width, height }: Size): Size {
  const scale = Math.min(1, LOGO_BOX.width / width, LOGO_BOX.height / height)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
