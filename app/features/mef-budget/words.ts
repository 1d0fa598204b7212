import type { MefReply, MefState } from '#surveys/mef-budget/answers.ts'
import type { MefTotals } from '#surveys/mef-budget/totals.ts'
import { formatCount, formatNumber, formatPercent, formatSoles } from '#app/kit/format.ts'

export const MEF_STATE_NAMES = {
  unanswered: 'Sin respuesta de la entidad',
  confirmed: 'Confirmada por la entidad',
  objected: 'Objetada: espera al MIMP',
  kept: 'Objetada; el MIMP mantiene la cifra',
  'to-correct': 'Objetada; se corregirá',
} satisfies Record<MefState, string>

export const MEF_REPLY_NAMES = {
  kept: 'La cifra se mantiene',
  'to-correct': 'Se corregirá con otra carga',
} satisfies Record<MefReply, string>

/** "95.2%", or that there is nothing to take it of. */
const percent = (share: number | null) => (share === null ? 'sin dato' : formatPercent(share))

/** The figures of a year as facts with their values, in the order of the yearly report. */
export function totalFacts(totals: MefTotals): readonly (readonly [title: string, value: string])[] {
  const { regional } = totals
  return [
    ['Programas presupuestales', `${formatNumber(totals.programmes)} (uno compartido se cuenta una vez)`],
    [
      'Entidades con cifras',
      `${formatNumber(totals.pliegos)}, ${formatNumber(totals.pliegosWithProgramme)} con programas`,
    ],
    ['PIM', formatSoles(totals.pim)],
    ['Ejecutado', `${formatSoles(totals.executed)}, ${percent(totals.executedPercent)} del PIM`],
    [
      'Gobiernos regionales',
      regional.pliegos === 0
        ? 'Ninguno con programas'
        : `${formatCount(regional.pliegos, 'gobierno regional', 'gobiernos regionales')}: ${formatSoles(regional.executed)}, ${
            regional.sharePercent === null
              ? 'sin dato de qué parte es de su presupuesto total'
              : `${formatPercent(regional.sharePercent)} de su presupuesto total`
          }`,
    ],
  ]
}
