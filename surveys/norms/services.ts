import type { NormId } from './norm.ts'

/**
 * Where a person can ask for help. Names, hours and programmes change: each says when it was last checked, and a number
 * or an address without such a day is not shown: who needs help today shall not dial a guess.
 */
export type HelpService = {
  readonly id: string
  readonly name: string
  /** Listens and orients today, or takes complaints from outside the entity. */
  readonly kind: 'help' | 'outside'
  /** Page, with the ISO date on which it was last known to answer. */
  readonly web: { readonly address: string; readonly lastChecked: string } | null
  /** One plain Spanish sentence. */
  readonly says: string
} & (Dated | ByNorm)

/** Known from a source of that day. @property phone number to dial; `null` where it is not reached by a short number. */
type Dated = { readonly phone: string | null; readonly basis: null; readonly lastChecked: string }
/** Known by the task that a norm gives it: no number of it was checked. */
type ByNorm = {
  readonly phone: null
  readonly basis: { readonly norm: NormId; readonly article: string }
  readonly lastChecked: null
}

/** The MIMP programme that runs the help line, the chat and the centres; it was called Aurora before. */
export const VIOLENCE_PROGRAMME = { name: 'Warmi Ñan', lastChecked: '2025-12-25' } as const

export const HELP_SERVICES: readonly HelpService[] = [
  {
    id: 'linea-100',
    name: 'Línea 100',
    kind: 'help',
    phone: '100',
    web: null,
    says: `Orienta y escucha por teléfono ante la violencia, gratis y las 24 horas; es del programa ${VIOLENCE_PROGRAMME.name} del MIMP y atiende en castellano, quechua y aimara.`,
    basis: null,
    lastChecked: '2025-12-25',
  },
  {
    id: 'chat-100',
    name: 'Chat 100',
    kind: 'help',
    phone: null,
    // The addresses under the old name of the programme lead here since 2026, and their certificate is no longer good.
    web: { address: 'https://www.warminan.gob.pe', lastChecked: '2026-09-08' },
    says: `Orienta por internet ante la violencia, también la sexual, de manera gratuita y reservada; se entra desde la página del programa ${VIOLENCE_PROGRAMME.name}.`,
    basis: null,
    lastChecked: '2025-11-17',
  },
  {
    id: 'cem',
    name: 'Centros Emergencia Mujer y Familia',
    kind: 'help',
    phone: null,
    web: null,
    // Only five centres are named as open round the clock: never promise 24 hours for all of them.
    says: 'Dan atención legal, social y emocional gratuita; solo algunos atienden las 24 horas.',
    basis: null,
    lastChecked: '2025-12-25',
  },
  {
    id: 'linea-113',
    name: 'Línea 113, opción 5',
    kind: 'help',
    phone: '113',
    web: null,
    says: 'Escucha y orienta en salud mental, de manera gratuita y reservada; es del Ministerio de Salud.',
    basis: null,
    lastChecked: '2026-03-02',
  },
  {
    id: 'pnp-105',
    name: 'Policía, 105',
    kind: 'help',
    phone: '105',
    web: null,
    says: 'Central de emergencias, si hay peligro ahora mismo.',
    basis: null,
    // The press wrote that day that the new line 111 is connected with «la Central de Emergencias 105».
    lastChecked: '2024-10-04',
  },
  {
    id: 'servir',
    name: 'SERVIR',
    kind: 'outside',
    phone: null,
    web: null,
    says: 'Orienta a quien trabaja en una entidad pública sobre cómo denunciar el hostigamiento sexual y supervisa que se cumplan los plazos.',
    basis: { norm: 'ds-014-2019-mimp', article: '37' },
    lastChecked: null,
  },
  {
    id: 'fiscalia-policia',
    name: 'Ministerio Público o Policía Nacional',
    kind: 'outside',
    phone: null,
    web: null,
    says: 'Reciben la denuncia cuando lo ocurrido puede ser delito, como el acoso o el chantaje sexual; la entidad también debe avisarles, con conocimiento de la persona.',
    basis: { norm: 'ds-014-2019-mimp', article: '21' },
    lastChecked: null,
  },
]
