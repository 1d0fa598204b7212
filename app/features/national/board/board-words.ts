import { formatNumber, formatPercent } from '#app/kit/format.ts'
import type { BoardOrderWord, BoardStateWord } from './board-filters.ts'
import type { Share, TileState } from './coverage-facts.ts'

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
