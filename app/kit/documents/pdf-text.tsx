import { Font, Text as PlainText, type TextProps } from '@react-pdf/renderer'
import { folderAbove } from '#db/folder-above.server.ts'
import { Children, type PropsWithChildren, type ReactNode } from 'react'

const FONTS = folderAbove(import.meta.dirname, 'app/kit/documents/fonts')
const file = (name: string) => `${FONTS}/${name}.ttf`

/**
 * The letters of every PDF, embedded: Latin with its extensions, accents that stand on any letter, and signs. As wide as
 * Helvetica, which knows the letters of Western Europe alone and draws nothing, or another letter, for the rest.
 */
export const FACES = ['Espejo Sans', 'Espejo Signs']

/** The files of the letters, for what draws them by another library. */
export const FACE_FILES = ['EspejoSans-Regular', 'EspejoSans-Bold', 'EspejoSigns-Regular'].map((name) => file(name))

Font.register({
  family: 'Espejo Sans',
  fonts: [
    { src: file('EspejoSans-Regular'), fontWeight: 400 },
    { src: file('EspejoSans-Bold'), fontWeight: 700 },
  ],
})
Font.register({ family: 'Espejo Signs', src: file('EspejoSigns-Regular') })

/** Letters of a word that is never broken; the longest of Spanish texts of an office have some twenty. */
const LONGEST_WORD = 22

/**
 * Where a word may be broken: nowhere, unless it is longer than any word, as an address is; then behind its signs, and
 * within what is still too long anywhere. Between two parts stands an empty one, so that no hyphen is drawn which nobody
 * wrote. The rules of English would apply otherwise.
 */
export function breakable(word: string): string[] {
  if (word.length <= LONGEST_WORD) return [word]
  const pieces = word
    .split(/(?<=[/.\-_@?&=,;:])/)
    .flatMap((piece) => (piece.length > LONGEST_WORD ? [...piece] : [piece]))
  return pieces.flatMap((piece, index) => (index === 0 ? [piece] : ['', piece]))
}
Font.registerHyphenationCallback(breakable)

export const plainFace = { fontFamily: FACES, fontWeight: 400 } as const
export const boldFace = { fontFamily: FACES, fontWeight: 700 } as const

/** Has to be waited for before anything is drawn: which letters there are is known from the files. */
export async function loadFaces(): Promise<void> {
  await Promise.all(
    FACES.flatMap((fontFamily) => [400, 700].map((fontWeight) => Font.load({ fontFamily, fontWeight }))),
  )
}

function isDrawable(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0
  return FACES.some((fontFamily) => Font.getFont({ fontFamily, fontWeight: 400 })?.data?.hasGlyphForCodePoint(code))
}

/** How wide a text is as it is drawn, in its own size of type. `loadFaces` has to be waited for before. */
export function widthOf(text: string, fontWeight: 400 | 700): number {
  const faces = FACES.flatMap((fontFamily) => Font.getFont({ fontFamily, fontWeight })?.data ?? [])
  return [...text].reduce((sum, sign) => {
    const code = sign.codePointAt(0) ?? 0
    const face = faces.find((each) => each.hasGlyphForCodePoint(code))
    return sum + (face ? face.glyphForCodePoint(code).advanceWidth / face.unitsPerEm : 1)
  }, 0)
}

/** What stands for a letter that the faces lack: nothing that was written is left out without being seen. */
const MISSING = '□'

/**
 * A text as it can be drawn: accents composed with their letters where there is such a letter, blanks of every width as
 * one that can break, without what nobody sees, and a box for each sign that there is no drawing of.
 */
export function drawable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\p{Zs}\t]/gu, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[^\n -~]/gu, (sign) => (isDrawable(sign) ? sign : MISSING))
}

/** Texts that stand beside each other are one, so that an accent finds its letter across them. */
function drawableChildren(children: ReactNode): ReactNode[] {
  const made: ReactNode[] = []
  let text = ''
  for (const child of [...Children.toArray(children), null]) {
    if (typeof child === 'string' || typeof child === 'number') {
      text += child
      continue
    }
    if (text !== '') made.push(drawable(text))
    text = ''
    if (child !== null) made.push(child)
  }
  return made
}

/** The only text of a PDF: whatever is written in it is drawn, or is seen to be missing. */
export function Text({ children, ...rest }: PropsWithChildren<TextProps>) {
  return <PlainText {...rest}>{drawableChildren(children)}</PlainText>
}

/** Signs of a text that one face draws: `sign` in the face of signs, the others in that of letters. */
export type FaceRun = { readonly text: string; readonly sign: boolean }

/** A drawable text in parts of one face each. `loadFaces` has to be waited for before. */
export function faceRuns(text: string): FaceRun[] {
  const letters = Font.getFont({ fontFamily: FACES[0] ?? '', fontWeight: 400 })?.data
  const runs: { text: string; sign: boolean }[] = []
  for (const each of text) {
    const sign = letters?.hasGlyphForCodePoint(each.codePointAt(0) ?? 0) === false
    const last = runs.at(-1)
    if (last?.sign === sign) last.text += each
    else runs.push({ text: each, sign })
  }
  return runs
}
