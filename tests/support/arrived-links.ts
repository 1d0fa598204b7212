/** A one-time code as it stands in an address after mail programs, telephones and people had it; `code` without hyphen. */
export function arrivedInAddress(code: string): readonly string[] {
  const [one, two] = [code.slice(0, 5), code.slice(5)]
  return [
    ...[`${one}-${two}`, code, code.toLowerCase(), `${one}-${two}/`],
    ...['.', ')', ',', ';', '!', '"', "'", '%3E', '%22', '%C2%BB', '…', '%E2%80%A6', ').', '%22%3E.'].map(
      (sign) => `${one}-${two}${sign}`,
    ),
    ...['%20', '%C2%A0', '%E2%80%8B', '%EF%BB%BF', '%E2%80%AC'].map((sign) => `${one}-${two}${sign}`),
    ...[
      '%20',
      '%E2%80%93',
      '%E2%80%94',
      '%E2%80%91',
      '%E2%88%92',
      '%C2%AD',
      '%20-%20',
      '%2D',
      '%252D',
      '-=%0D%0A',
      '=%0A',
      '%0A',
    ].map((between) => `${one}${between}${two}`),
    ...['?utm_source=correo&fbclid=IwAR2', '&utm_medium=x', '%3Futm_source=x', '#:~:text=x'].map(
      (more) => `${one}-${two}${more}`,
    ),
    `%E2%80%8B${code}`,
  ]
}

/** The same code in the field where it is typed: in sentences, in whole links, with other letters. */
export function arrivedInField(code: string): readonly string[] {
  const [one, two] = [code.slice(0, 5), code.slice(5)]
  return [
    ...[`${one}-${two}`, ` ${one} ${two} `, `${one}–${two}.`, `«${one}-${two}»`, [...code].join(' ')],
    ...[
      `Su código es ${one}-${two}.`,
      `código: ${one.toLowerCase()} ${two.toLowerCase()}`,
      `${one}\u200B-\u00AD${two}\uFEFF`,
    ],
    ...[`https://espejo.gob.pe/r/${one}-${two}`, `HTTP://OTRO-NOMBRE.PE:8080/R/${code}`, `<http://x.pe/r/${code}>.`],
    ...[`https://espejo.gob.pe/r/${one}-${two}?utm_source=a&fbclid=b`, `https://espejo.gob.pe/r/${one}-=\r\n${two}`],
    ...[`https%3A%2F%2Fespejo.gob.pe%2Fr%2F${one}-${two}`, `Responda en espejo.gob.pe/r/${one}-${two}…`],
    ...[[...code].map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)).join('')],
  ]
}
