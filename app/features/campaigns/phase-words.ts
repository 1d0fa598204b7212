import { CAMPAIGN_STATUS_NAMES } from '#app/kit/words/names.ts'
import { formatCount, formatLongDate, formatNumber } from '#app/kit/format.ts'
import type { OpenParticipation } from '#surveys/disclosure/participation.ts'
import type { CampaignPhase, CampaignSummary } from './view-campaign.server.ts'

export function phaseName(phase: CampaignPhase): string {
  return CAMPAIGN_STATUS_NAMES[phase]
}

/** "Cierra el viernes 14 de agosto de 2026. Quedan 4 días." */
export function deadlineWords({ phase, opensOn, closesOn, closedOn, daysLeft }: CampaignSummary): string {
  if (phase === 'draft') return `Para responder del ${formatLongDate(opensOn)} al ${formatLongDate(closesOn)}.`
  if (phase === 'scheduled') return `Abre el ${formatLongDate(opensOn)} y cierra el ${formatLongDate(closesOn)}.`
  if (phase === 'open') {
    const left =
      daysLeft <= 0
        ? 'Hoy es el último día.'
        : `${daysLeft === 1 ? 'Queda' : 'Quedan'} ${formatCount(daysLeft, 'día', 'días')}.`
    return `Cierra el ${formatLongDate(closesOn)} a las 11:59 p. m. ${left}`
  }
  if (phase === 'closing') return 'El plazo terminó. Los resultados se calculan al cerrar.'
  return closedOn
    ? `Cerró el ${formatLongDate(closedOn)}.`
    : `Iba del ${formatLongDate(opensOn)} al ${formatLongDate(closesOn)}.`
}

/** Participation of a site, of the slips that it got. */
export function siteWords(participation: OpenParticipation | null, slips: number): string {
  if (!participation) return 'No se muestra'
  const of = `de ${formatNumber(slips)}`
  return participation.kind === 'fewer-than-ten' ? `Menos de 10 ${of}` : `${formatNumber(participation.n)} o más ${of}`
}

/** Participation as it may be told while people answer. */
export function participationWords({ participation, population }: CampaignSummary): string {
  if (!participation) return ''
  const people = `de ${formatNumber(population)} personas`
  return participation.kind === 'fewer-than-ten'
    ? `Menos de 10 respuestas ${people}.`
    : `${formatNumber(participation.n)} respuestas o más, ${people}.`
}
