import type { GovernmentLevel } from '#db/schema/entities.ts'
import type { SizeBand } from '#surveys/model/entity-kind.ts'
import { formatNumber, formatPercent } from '#app/kit/format.ts'
import type { BoardOrderWord, BoardStateWord } from './board-filters.ts'
import type { Share, TileState } from './coverage-facts.ts'

/** Levels as a group, for columns. */
export const LEVEL_GROUP_NAMES = {
  ministry: 'Ministerios',
  'national-entity': 'Entidades nacionales',
  'autonomous-body': 'Organismos autónomos',
  'regional-government': 'Gobiernos regionales',
  'local-government': 'Gobiernos locales',
} satisfies Record<GovernmentLevel, string>

export const SIZE_NAMES = {
  'under-50': 'Menos de 50 personas',
  '50-199': 'De 50 a 199',
  '200-499': 'De 200 a 499',
  'from-500': '500 o más',
  unknown: 'Sin cifra confirmada',
} satisfies Record<SizeBand, string>

export const BOARD_STATE_NAMES = {
  resultado: 'Con resultado',
  aplicando: 'Está aplicando',
  ninguna: 'Sin resultado ni aplicación',
  todas: 'Todas',
} satisfies Record<BoardStateWord, string>

export const BOARD_ORDER_NAMES = {
  fecha: 'Resultado más reciente primero',
  nombre: 'Nombre',
  nivel: 'Nivel de gobierno y región',
} satisfies Record<BoardOrderWord, string>

export const TILE_WORDS = {
  applied: 'con resultado',
  some: 'con resultado en parte',
  applying: 'aplicando',
  none: 'sin resultado',
} satisfies Record<TileState, string>

/** "42 de 185 (23 %)"; of nobody there is no percentage. */
export function shareOfWords({ entities, of }: Share): string {
  if (of === 0) return 'no hay entidades'
  return `${formatNumber(entities)} de ${formatNumber(of)} (${formatPercent(Math.round((100 * entities) / of))})`
}
