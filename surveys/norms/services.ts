/** Where a person can ask for help. Names, hours and programmes change: each says when it was last checked. */
export type HelpService = {
  readonly id: string
  readonly name: string
  /** Number to dial; `null` where it is not reached by a short number. */
  readonly phone: string | null
  /** One plain Spanish sentence. */
  readonly says: string
  /** ISO date of the newest source that was read; `null` = known without a dated source, shown as "por verificar". */
  readonly lastChecked: string | null
}

/** The MIMP programme that runs the help line, the chat and the centres; it was called Aurora before. */
export const VIOLENCE_PROGRAMME = { name: 'Warmi Ñan', lastChecked: '2025-12-25' } as const

export const HELP_SERVICES: readonly HelpService[] = [
  {
    id: 'linea-100',
    name: 'Línea 100',
    phone: '100',
    says: `Orienta y escucha por teléfono ante la violencia, gratis y las 24 horas; es del programa ${VIOLENCE_PROGRAMME.name} del MIMP y atiende en castellano, quechua y aimara.`,
    lastChecked: '2025-12-25',
  },
  {
    id: 'chat-100',
    name: 'Chat 100',
    phone: null,
    says: 'Orienta por internet ante la violencia, también la sexual, de manera gratuita y reservada.',
    lastChecked: '2025-11-17',
  },
  {
    id: 'cem',
    name: 'Centros Emergencia Mujer y Familia',
    phone: null,
    // Only five centres are named as open round the clock: never promise 24 hours for all of them.
    says: 'Dan atención legal, social y emocional gratuita; solo algunos atienden las 24 horas.',
    lastChecked: '2025-12-25',
  },
  {
    id: 'servir',
    name: 'SERVIR',
    phone: null,
    says: 'Orienta a quien trabaja en una entidad pública sobre cómo denunciar el hostigamiento sexual y supervisa que se cumplan los plazos.',
    lastChecked: null,
  },
]
