import type { MaturityLevelId } from '#surveys/model/instrument.ts'
import type { SuppressionReason } from '#surveys/disclosure/release.ts'
import type { GovernmentLevel } from '#db/schema/entities.ts'
import type { Role } from '#db/schema/roles.ts'
import type { AssessmentStatus } from '#db/schema/assessments.ts'
import type { CampaignStatus } from '#db/schema/campaigns.ts'
import type { Effort } from '#surveys/model/instrument.ts'

/** Words that several pages say; what one page alone says stands in that page. */

export const SITE_NAME = 'Espejo'

export const MINISTRY_NAME = 'Ministerio de la Mujer y Poblaciones Vulnerables'

export function pageTitle(title: string): string {
  return `${title} — ${SITE_NAME}`
}

export const LEVEL_NAMES = {
  initial: 'inicial',
  'in-process': 'en proceso',
  advanced: 'avanzado',
  consolidated: 'consolidado',
} satisfies Record<MaturityLevelId, string>

export const SUPPRESSION_WORDS = {
  'too-few-answers': 'Menos de 10 respuestas. No se muestra para proteger el anonimato.',
  'small-entity': 'Con menos de 20 respuestas solo se muestran el resultado general y las dimensiones.',
  'single-link': 'Con el enlace único, las preguntas y los grupos se muestran desde 100 respuestas.',
  'protects-another': 'Oculto para que no se pueda deducir el dato de otro grupo.',
} satisfies Record<SuppressionReason, string>

/** With a k above ten the words name it; they never name the number of answers. */
export function suppressionWords(reason: SuppressionReason, k: number): string {
  return SUPPRESSION_WORDS[reason].replace('Menos de 10 ', `Menos de ${k} `)
}

/** Said beside the results of a campaign that anybody with its link could answer. */
export const SINGLE_LINK_WORDS = 'Se entró con un enlace único: cualquiera con el enlace pudo responder más de una vez.'

export const GOVERNMENT_LEVEL_NAMES = {
  ministry: 'Ministerio',
  'national-entity': 'Entidad del gobierno nacional',
  'autonomous-body': 'Organismo constitucionalmente autónomo',
  'regional-government': 'Gobierno regional',
  'local-government': 'Gobierno local',
} satisfies Record<GovernmentLevel, string>

/** An entity that was called otherwise when something was applied says both names. */
export function entityNames({
  entityName,
  nameThen,
}: {
  readonly entityName: string
  readonly nameThen: string
}): string {
  return nameThen === entityName ? entityName : `${entityName} (entonces ${nameThen})`
}

/** "PCM a través de INDECOPI": an entity said with the one that it was attached to; alone where it was to none. */
export function throughParent({
  name,
  parentName,
}: {
  readonly name: string
  readonly parentName: string | null
}): string {
  return parentName === null ? name : `${parentName} a través de ${name}`
}

export const ROLE_NAMES = {
  coordinator: 'Coordinación del mecanismo',
  contributor: 'Equipo de la entidad',
  reader: 'Lectura',
  custodian: 'Custodia de códigos',
  transcriber: 'Digitación',
  'human-resources': 'Recursos Humanos (hoja de SERVIR)',
  head: 'Titular de la entidad',
  analyst: 'Análisis del MIMP',
  administrator: 'Administración del MIMP',
} satisfies Record<Role, string>

export const CAMPAIGN_STATUS_NAMES = {
  draft: 'En preparación',
  scheduled: 'Programada',
  open: 'Abierta',
  closing: 'Cerrando',
  'population-review': 'Población por revisar',
  closed: 'Cerrada',
  cancelled: 'Cancelada',
  annulled: 'Anulada',
} satisfies Record<CampaignStatus, string>

export const ASSESSMENT_STATUS_NAMES = {
  'in-progress': 'En elaboración',
  submitted: 'En revisión del MIMP',
  returned: 'Devuelto a la entidad',
  reviewed: 'Revisado',
} satisfies Record<AssessmentStatus, string>

export const EFFORT_NAMES = { low: 'bajo', medium: 'medio', high: 'alto' } satisfies Record<Effort, string>

/** Labels of the values of a segment that results are cut by. */
export const SEX_NAMES = { mujer: 'Mujeres', hombre: 'Hombres', otra: 'Otro', pnr: 'Prefiero no responder' } as const
