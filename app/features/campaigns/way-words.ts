import type { AdmissionWay } from '#db/schema/campaigns.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'

/** Each way of admitting, with what it protects and what it does not. */
export const WAY_WORDS = {
  slips: {
    label: 'Papeletas con código de un solo uso',
    protects:
      'Se sacan de una caja, como en un sorteo: nadie sabe quién tiene cada código, y cada código admite una respuesta. Las guarda quien no lee resultados. No protege si alguien anota quién sacó cuál.',
  },
  'single-link': {
    label: 'Un enlace igual para todo el personal',
    protects:
      'Nada distingue a una persona de otra: es lo más anónimo. No impide que alguien responda más de una vez ni que el enlace salga de la entidad.',
  },
  'email-swap': {
    label: 'Invitación por correo, con cambio de enlace',
    protects:
      'Cada persona cambia su enlace por un código al azar, y no se anota cuál. El buzón sí muestra a quién se invitó: por eso se llama confidencial, no anónima.',
  },
} as const satisfies Record<AdmissionWay, { readonly label: string; readonly protects: string }>

/** The one word of each way, on everything that somebody who comes in by it reads: a mailbox shows who was invited. */
export const PROTECTION_WORDS = {
  slips: 'anónima',
  'single-link': 'anónima',
  'email-swap': 'confidencial',
} as const satisfies Record<AdmissionWay, 'anónima' | 'confidencial'>

/** By what a person comes in, as a message to all the staff says it. */
export const ENTRY_WORDS = {
  slips: 'el código de su papeleta',
  'single-link': 'el enlace del afiche',
  'email-swap': 'su invitación por correo',
} as const satisfies Record<AdmissionWay, string>

/** What a message to all the staff promises: the word of their ways, or, where these differ, to each its own. */
export function protectionSentence(ways: readonly AdmissionWay[]): string {
  const [first, ...others] = [...new Set(ways.map((way) => PROTECTION_WORDS[way]))]
  if (first === undefined) return 'Es voluntaria.'
  if (others.length === 0) return `Es ${first} y voluntaria.`
  const by = (word: string) =>
    ways
      .filter((way) => PROTECTION_WORDS[way] === word)
      .map((way) => ENTRY_WORDS[way])
      .join(' o ')
  return `Es voluntaria. Con ${by('anónima')} es anónima. Con ${by('confidencial')} es confidencial: su buzón muestra que se le invitó.`
}

/** Colour and word of the slips of each instrument, so that two boxes in one building are not mixed up. They name no topic. */
export const SLIP_MARKS = {
  'organizational-culture': { word: 'Quinua', colour: 'verde' },
  'gender-stereotypes': { word: 'Retama', colour: 'amarillo' },
  'sexual-harassment': { word: 'Laguna', colour: 'azul' },
  'public-budget': { word: 'Piedra', colour: 'gris' },
} as const satisfies Record<InstrumentSlug, { readonly word: string; readonly colour: string }>
