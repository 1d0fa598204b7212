import type { ReleaseFacts } from '#db/queries/releases.server.ts'
import { formatCount, formatNumber, formatPercent, formatShortDate } from '#app/kit/format.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import { targetsWords } from '#app/kit/words/card-words.ts'
import type { CampaignSummary } from '#app/features/campaigns/view-campaign.server.ts'
import type { CardParticipation } from './card-rules.ts'

/** "Respondió el 61% (291 respuestas)." of a year that is over, or why it is not said. */
export function participationInYear({ participation, k }: Pick<ReleaseFacts, 'participation' | 'k'>): string {
  if (participation.kind === 'suppressed') return suppressionWords(participation.reason, k)
  const { n, percentOfPopulation: percent } = participation
  const answers = formatCount(n, 'respuesta', 'respuestas')
  return percent === null ? `${answers}.` : `Participación: ${formatPercent(percent)} (${answers}).`
}

/** What stands beside the bar of a card. */
export function cardParticipationWords(shown: CardParticipation): string {
  switch (shown.kind) {
    case 'open': {
      const answers =
        shown.answers === null ? 'Menos de 10 respuestas' : `${formatNumber(shown.answers)} respuestas o más`
      return `${answers} de ${formatNumber(shown.people)} personas. ${targetsWords(shown)}`
    }
    case 'closed':
      return `Participación: ${formatPercent(shown.percent)} (${formatCount(shown.answers, 'respuesta', 'respuestas')}).`
    case 'items':
      return `${formatNumber(shown.rated)} de ${formatNumber(shown.items)} preguntas con nivel.`
  }
}

/** "Quedan 12 días, hasta el 14/08/2026." */
export function shortDeadline({ phase, opensOn, closesOn, closedOn, daysLeft }: CampaignSummary): string {
  const last = formatShortDate(closesOn)
  switch (phase) {
    case 'draft':
      return `Del ${formatShortDate(opensOn)} al ${last}.`
    case 'scheduled':
      return `Abre el ${formatShortDate(opensOn)} y cierra el ${last}.`
    case 'open':
      if (daysLeft <= 0) return `Hoy es el último día (${last}).`
      return daysLeft === 1
        ? `Queda 1 día, hasta el ${last}.`
        : `Quedan ${formatNumber(daysLeft)} días, hasta el ${last}.`
    case 'closing':
      return 'El plazo terminó. Los resultados se calculan al cerrar.'
    case 'population-review':
      return 'El plazo terminó. Hubo más respuestas que personas.'
    default:
      return closedOn ? `Cerró el ${formatShortDate(closedOn)}.` : ''
  }
}
