import { formatCount, formatDate } from '#app/kit/format.ts'
import type { StaffPage } from './view-staff-page.server.ts'

export const STAFF_TITLE = 'Lo que dijimos'

const LEVELS = {
  heading: 'Qué salió',
  caption: 'Nivel de cada tema, de cuatro: inicial, en proceso, avanzado y consolidado',
  columns: ['Tema', 'Nivel'],
} as const

const ACTIONS = {
  heading: 'Qué se hará',
  none: 'La entidad todavía no aceptó acciones de su plan de mejora. Cuando lo haga, estarán aquí.',
} as const

const NOTE =
  'Las respuestas son anónimas: nadie, tampoco la entidad, sabe quién respondió qué. Nunca intente averiguarlo.'

/**
 * All that whoever answered is told, part by part and in its order: the page draws it, the picture draws it, and the text
 * for who does not see the picture reads it.
 */
export function staffWords(page: StaffPage) {
  const { entity, title, opensOn, until, participation, levels, actions, moreActions } = page
  const days = `del ${formatDate(opensOn)} al ${formatDate(until)}`
  return {
    entity,
    title: STAFF_TITLE,
    opening: `${title}, ${days}. ${participation} Gracias a quienes respondieron.`,
    levels: levels ? { ...LEVELS, rows: levels } : null,
    actions: {
      heading: ACTIONS.heading,
      none: actions.length === 0 ? ACTIONS.none : null,
      list: actions.map(({ id, title: name, responsible, termMonths }) => ({
        ...{ id, title: name },
        says: `${responsible}, en ${formatCount(termMonths, 'mes', 'meses')}.`,
      })),
      more: moreActions > 0 ? `Y ${formatCount(moreActions, 'acción más', 'acciones más')} en el plan.` : null,
    },
    note: NOTE,
  }
}

export type StaffWords = ReturnType<typeof staffWords>

/** The same as one text, line by line: for whoever does not see the picture. */
export function staffText({ entity, title, opening, levels, actions, note }: StaffWords): string {
  return [
    entity,
    title,
    opening,
    ...(levels ? [levels.heading, `${levels.caption}:`, ...levels.rows.map((row) => `${row.title}: ${row.says}`)] : []),
    actions.heading,
    ...(actions.none === null ? [] : [actions.none]),
    ...actions.list.map((action) => `• ${action.title}. ${action.says}`),
    ...(actions.more === null ? [] : [actions.more]),
    note,
  ].join('\n')
}
