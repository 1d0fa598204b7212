/** What ends a line, however it is written: CR LF of forms, the signs of Unicode, the page break of word processors. */
const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g

/**
 * Joins the parts of one emoji (a woman and a laptop), or makes a sign one; anywhere else it is a sign that nobody sees.
 * Nothing that goes away itself may be what keeps another, or a text would change when it is stored a second time.
 */
const PART_OF_EMOJI =
  /(?<=[\p{Extended_Pictographic}\u{1F3FB}-\u{1F3FF}]\uFE0F?)\u200D(?=\p{Extended_Pictographic})|(?<=\p{Extended_Pictographic})\uFE0F|\uFE0F(?=\u20E3)/gu

/**
 * What nobody sees, or what no other machine can show: controls, marks of direction and width, soft hyphens, halves of a
 * letter, and what Unicode says is no letter.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\uFFFC]/gu

/** Blanks of every width; the empty signs of braille; letters of private use, which word processors write for bullets. */
const BLANK = /[\p{Zs}\t\u2800\p{Co}]/gu

/** Two or three letters printed as one, as they come out of a PDF. */
const LIGATURE = /[\uFB00-\uFB06]/g

/** Keeps what the first pattern finds while the second takes away: nothing is put in the place of what is kept. */
function withoutUnseen(text: string): string {
  const kept = new Set([...text.matchAll(PART_OF_EMOJI)].map(({ index }) => index))
  return text.replace(UNSEEN, (sign, index: number) => (sign === '\n' || kept.has(index) ? sign : ''))
}

/** Nothing but these needs no work: nearly every cell of a sheet of thousands. */
const ALREADY_CLEAN = /^[\n -~À-ÿ]*$/

/** The signs of a text as everything is stored: composed (NFC), seen, with one kind of blank and one end of a line. */
function cleanSigns(text: string): string {
  if (ALREADY_CLEAN.test(text)) return text
  const plain = text
    .replace(LINE_END, '\n')
    .replace(BLANK, ' ')
    .replace(LIGATURE, (sign) => sign.normalize('NFKC'))
  return withoutUnseen(plain).normalize('NFC')
}

/**
 * A text of one line as it is stored and compared: ends of lines and blanks in a row are one blank, none around it.
 * Apostrophes of Quechua and Aymara, dashes, capitals and accents stay as they were written.
 */
export function oneLine(text: string): string {
  return cleanSigns(text)
    .replace(/[ \n]+/g, ' ')
    .trim()
}

/** A text of several lines as it is stored and compared: each line as `oneLine` has it, none empty at either end. */
export function manyLines(text: string): string {
  return cleanSigns(text)
    .replace(/ +/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}

/**
 * The letters of a name as nobody mistypes them, for comparing and searching: without accents, case, signs and double
 * blanks. Two names that are stored in different form are one here.
 */
export function plainName(name: string): string {
  return cleanSigns(name)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
