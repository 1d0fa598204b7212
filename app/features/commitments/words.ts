import { formatCount, formatDate } from '#app/kit/format.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { COMMITMENT_TITLE, type Addition } from './commitment-words.ts'
import type { PublicPage } from './view-public-page.server.ts'

export const CHANGED_SINCE =
  'La página cambió mientras usted la miraba, porque cambió el plan o alguien ya la publicó. No se publicó nada: revise y confirme de nuevo'
export const NOTHING_TO_ADD = 'Elija al menos una parte y mire la vista previa antes de agregarla'

export const ADDITION_LABELS = {
  scores: 'Los puntajes de todos los temas, con su margen',
  gaps: 'La diferencia entre mujeres y hombres en todos los temas',
  'due-dates': 'La fecha límite de todas las acciones',
} as const satisfies Record<Addition, string>

/** One page for every address without one; true of each. */
export const NO_PAGE = {
  title: 'Aquí no hay una página',
  text: 'No hay una página con esta dirección, o la aplicación no reunió las respuestas que hacen falta para publicar sin exponer a nadie.',
} as const

/** @param by ISO date. */
export function waitingWords(by: string): string {
  return `Esta página se publica a más tardar el ${formatDate(by)}, si la aplicación reúne las respuestas que hacen falta para no exponer a nadie.`
}

/** @param by ISO date. */
export function lateWords(by: string): string {
  return `Esta página debía publicarse el ${formatDate(by)}. El cierre de la aplicación todavía no termina: se publica en cuanto termine.`
}

/** "en 12 días", "hoy". */
export function inDays(days: number): string {
  return days === 0 ? 'hoy' : `en ${formatCount(days, 'día', 'días')}`
}

export const PUBLISHED = 'La página está publicada.'
export const ADDED = 'Las partes elegidas están en la página pública.'

/** What a page says of itself to a browser, a search engine and a messenger: never a number. */
export function commitmentMeta(page: PublicPage) {
  const isThere = page.kind !== 'none'
  const entity = page.kind === 'published' ? page.words.entity : isThere ? page.entity : ''
  const title = pageTitle(isThere ? `${COMMITMENT_TITLE}: ${entity}` : NO_PAGE.title)
  return [
    { title },
    { name: 'robots', content: 'noindex' },
    ...(isThere
      ? [
          { property: 'og:type', content: 'website' },
          { property: 'og:locale', content: 'es_PE' },
          { property: 'og:title', content: COMMITMENT_TITLE },
          { property: 'og:description', content: `Qué hace ${entity} con lo que respondió su personal.` },
        ]
      : []),
  ]
}
