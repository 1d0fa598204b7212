/**
 * A text that a DOCX can hold. What XML has no letter for, and half a letter of two halves, would make a file that no
 * program opens; nobody sees any of it.
 */
export const held = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\v\f\u0085]/g, '\n')
    .replace(/(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, '')
