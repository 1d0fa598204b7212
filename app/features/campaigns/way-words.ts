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

/**
 * What a message to all the staff may call it: where some were invited by mail, they read it too, and to them it is
 * confidential.
 */
export function protectionWord(ways: readonly { readonly way: AdmissionWay }[]): 'anónima' | 'confidencial' {
  return ways.some(({ way }) => way === 'email-swap') ? 'confidencial' : 'anónima'
}

/** Colour and word of the slips of each instrument, so that two boxes in one building are not mixed up. They name no topic. */
export const SLIP_MARKS = {
  'organizational-culture': { word: 'Quinua', colour: 'verde' },
  'gender-stereotypes': { word: 'Retama', colour: 'amarillo' },
  'sexual-harassment': { word: 'Laguna', colour: 'azul' },
  'public-budget': { word: 'Piedra', colour: 'gris' },
} as const satisfies Record<InstrumentSlug, { readonly word: string; readonly colour: string }>
