import { formatCount, formatDate } from '#app/kit/format.ts'
import type { ShownCertificate } from './shown-certificate.ts'

export const CERTIFICATE_TITLE = 'Constancia de evaluación anual'
/** It is never refused for this, which would punish who evaluated: its title says it. */
const FEW_ANSWERED = 'con participación menor de 30% o no mostrada'

/** Title of one paper. */
export function certificateTitle({ content }: Pick<ShownCertificate, 'content'>): string {
  return content.participationFrom === null ? `${CERTIFICATE_TITLE}, ${FEW_ANSWERED}` : CERTIFICATE_TITLE
}

const STATES = [
  { of: 'done', one: 'una está hecha', many: (count: number) => `${count} están hechas` },
  {
    of: 'standing',
    one: 'una sigue en el plan sin terminar',
    many: (count: number) => `${count} siguen en el plan sin terminar`,
  },
  {
    of: 'dropped',
    one: 'una se rechazó, se aplazó o volvió a quedar por decidir',
    many: (count: number) => `${count} se rechazaron, se aplazaron o volvieron a quedar por decidir`,
  },
] as const

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} y ${last}`
}

/** What became of the actions that the paper rests on; empty where an old paper does not name them. */
export function standingWords({ content, actionsToday }: Pick<ShownCertificate, 'content' | 'actionsToday'>): string {
  if (actionsToday === null) return ''
  const { actionsRegistered: registered, planYear } = content
  const rested = registered === 1 ? 'la acción' : `las ${registered} acciones`
  const parts = STATES.flatMap(({ of, one, many }) => {
    const count = actionsToday[of]
    return count === 0 ? [] : [count === 1 ? one : many(count)]
  })
  return `De ${rested} del plan ${planYear} en que se apoya, hoy ${listed(parts)}.`
}
/** What no reader may conclude from the paper. */
export const CERTIFICATE_LIMITS =
  'Esta constancia dice que la entidad preguntó a su personal y registró acciones. No dice qué respondió el personal, no califica a la entidad y no prueba que en ella no haya hostigamiento sexual.'
export const CONFIDENTIALITY =
  'Las respuestas son anónimas y se guardan sin nombre, hora ni dirección. Nadie recibe respuestas una por una: los resultados se muestran solo agrupados y desde un mínimo de respuestas (artículo 10.3).'

/** Answers are counted, not people: «x % del personal» would say who answered. */
export function participationBandWords(from: number | null): string {
  if (from === null) return 'menos de 30 respuestas por cada 100 personas, o no se muestra para proteger el anonimato'
  return `de ${from} a ${from === 90 ? 100 : from + 9} respuestas por cada 100 personas`
}

/** The one sentence that the paper certifies. */
export function certifiedSentence({ content }: Pick<ShownCertificate, 'content'>): string {
  return `${content.entityName} realizó la evaluación anual sobre hostigamiento sexual que pide el artículo 10 del D.S. 014-2019-MIMP, del ${formatDate(content.opensOn)} al ${formatDate(content.closedOn)}.`
}

/** Every fact of the paper, as name and value. */
export function certificateFacts({
  code,
  issuedOn,
  content,
  digest,
}: ShownCertificate): readonly (readonly [string, string])[] {
  return [
    ['Herramienta', `${content.instrumentTitle}, versión ${content.instrumentVersion} de Espejo`],
    [
      'Tiempo abierta',
      `${formatCount(content.workingDays, 'día hábil', 'días hábiles')}, sin contar feriados nacionales`,
    ],
    ['Participación', participationBandWords(content.participationFrom)],
    [
      'Artículos que cubre',
      'D.S. 014-2019-MIMP: 10.1 (evaluación anual), 10.2 (preguntas que permiten identificar mejoras) y 10.3 (intimidad de quienes responden)',
    ],
    [
      'Acciones de mejora',
      `${formatCount(content.actionsRegistered, 'acción aceptada', 'acciones aceptadas')} de las que propusieron los resultados, en el plan ${content.planYear}`,
    ],
    ['Fecha del plan', `${formatDate(content.planDate)}, día en que se aceptó la última de esas acciones`],
    ['Confidencialidad', CONFIDENTIALITY],
    ['Emitida el', formatDate(issuedOn)],
    ['Código', code],
    ['Huella SHA-256', digest],
  ]
}
