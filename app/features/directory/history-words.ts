import { GOVERNMENT_LEVEL_NAMES } from '#app/kit/words/names.ts'
import type { Sector } from '#surveys/model/entity-identity.ts'
import { SECTOR_NAMES } from '#app/kit/words/sector-names.ts'
import type { EntityStatus, GovernmentLevel } from '#db/schema/entities.ts'
import type { EntityRecord } from './view-directory.server.ts'

export const ENTITY_STATUS_NAMES = {
  active: 'Vigente',
  merged: 'Se fusionó con otra',
  split: 'Se dividió',
  closed: 'Dejó de existir',
} satisfies Record<EntityStatus, string>

type Line = EntityRecord['history'][number]

const levelName = (level: string) => GOVERNMENT_LEVEL_NAMES[level as GovernmentLevel] ?? level

const sectorName = (sector: string) => SECTOR_NAMES[sector as Sector] ?? sector

/** Of a fact that an entity may lack. */
function notedSentence(what: string, before: string, after: string): string {
  if (before === '') return `Se anotó su ${what}: ${after}`
  return after === '' ? `Se quitó su ${what}, que era ${before}` : `Cambió de ${what}: de ${before} a ${after}`
}

/** One line of an entity's history in a sentence. */
export function historySentence({ change, before, after, other }: Line): string {
  const name = other?.name ?? after
  switch (change) {
    case 'added':
      return other ? `Se creó al separarse de ${other.name}` : 'Ingresó al directorio'
    case 'renamed':
      return `Cambió de nombre: de «${before}» a «${after}»`
    case 'level':
      return `Cambió de nivel: de ${levelName(before)} a ${levelName(after)}`
    case 'region':
      return `Cambió de región: de ${before || 'ninguna'} a ${after || 'ninguna'}`
    case 'ruc':
      return notedSentence('RUC', before, after)
    case 'ubigeo':
      return notedSentence('ubigeo', before, after)
    case 'sector':
      return notedSentence('sector', sectorName(before), sectorName(after))
    case 'parent':
      return after ? `Pasó a depender de ${name}` : 'Dejó de depender de otra entidad'
    case 'merged':
      return `Se fusionó con ${name}`
    case 'absorbed':
      return `Absorbió a ${name}`
    case 'split':
      return `De ella se separó ${name}`
    case 'closed':
      return 'Dejó de existir'
    case 'reopened':
      return 'Volvió a estar vigente'
    case 'logo':
      return after === '' ? 'Quitó su logotipo' : before === '' ? 'Puso su logotipo' : 'Cambió su logotipo'
    case 'privacy':
      return 'Cambió quién responde por los datos personales'
  }
}
