import type { Block, Manuscript } from '#app/kit/documents/manuscript.ts'
import { formatCount, formatDate } from '#app/kit/format.ts'
import { participationSentence } from '#app/kit/words/claims/claims.ts'
import type { PlanAction } from '#db/queries/plans.server.ts'
import { inPlanOrder } from '#surveys/planning/plan-order.ts'
import { PLAN_STATUS_NAMES } from '#app/features/plan/words.ts'
import { askedFor } from '../what-to-do-facts.ts'
import type { ResultsDocument } from './results-manuscript.ts'

/** Findings and decisions: more than a person reads standing are none. */
const NAMED = 3

/** What a head should know, the whole first: at most three sentences, each of which the report says too. */
function findings({ summary: { summary }, dimensions, annex, asksWhatHappened }: ResultsDocument): string[] {
  const { gaps, work } = summary
  const [first] = work?.toWorkOn ?? []
  const whole = asksWhatHappened ? dimensions.lead : `${summary.headline.replace(/\.$/, '')}.`
  const found = [
    whole ?? summary.subject,
    first ? `Dónde trabajar primero: ${first.says}.` : dimensions.extremes,
    gaps.count === null
      ? participationSentence(annex.calculation.release)
      : `Brechas de mujeres y hombres: ${gaps.count} ${gaps.unit}. ${gaps.says.join(' ')}`.trim(),
  ]
  return found.filter(Boolean).slice(0, NAMED)
}

/** What waits for a decision first, in the order of the plan; then what was decided already. */
function decisions(asked: readonly PlanAction[]): PlanAction[] {
  const inOrder = inPlanOrder(asked)
  const of = (status: PlanAction['status']) => inOrder.filter((action) => action.status === status)
  return [...of('proposed'), ...of('accepted'), ...of('deferred')].slice(0, NAMED)
}

/** Three findings and three decisions, on one page, for the head of the entity. @param plan of the year of the result. */
export function onePage(document: ResultsDocument, plan: readonly PlanAction[]): Manuscript {
  const { summary, identity, logo, invented } = document
  const { head, next } = summary
  const chosen = decisions(askedFor(head, plan))
  const blocks: Block[] = [
    ...(invented ? [{ kind: 'text', tone: 'box', words: 'Demostración: los datos son inventados.' } as const] : []),
    {
      kind: 'text',
      words: `${head.instrumentTitle}. Se respondió del ${formatDate(head.opensOn)} al ${formatDate(head.until)}; resultado del ${formatDate(identity.releasedOn)}.`,
    },
    { kind: 'heading', level: 2, text: 'Tres hallazgos' },
    { kind: 'list', ordered: true, items: findings(document) },
    { kind: 'heading', level: 2, text: 'Tres decisiones' },
    ...(chosen.length === 0
      ? [{ kind: 'text', words: 'El plan no tiene acciones por este resultado.' } as const]
      : [
          {
            kind: 'table',
            caption: 'Acciones del plan de mejora que piden su respaldo',
            columns: [
              { title: 'Acción', share: 36 },
              { title: 'Responsable', share: 22 },
              { title: 'Plazo', share: 10 },
              { title: 'Hoy', share: 12 },
              { title: 'Decisión: sí, no o con cambios', share: 20 },
            ],
            rows: chosen.map(({ title, responsible, termMonths, status }) => [
              title,
              responsible,
              formatCount(termMonths, 'mes', 'meses'),
              PLAN_STATUS_NAMES[status],
              '\n\n',
            ]),
          } as const,
        ]),
    {
      kind: 'text',
      tone: 'note',
      words: `El informe completo y el plan los tiene la coordinación del ${next.mechanism}.`,
    },
    { kind: 'text', tone: 'box', words: 'Nunca intente averiguar quién respondió.' },
    { kind: 'signatures', places: [['Persona titular de la entidad', 'Fecha:']] },
  ]
  return {
    title: 'Para decidir: tres hallazgos, tres decisiones',
    entity: head.entity,
    logo,
    landscape: false,
    foot: `${head.instrumentTitle} · Resultado del ${formatDate(identity.releasedOn)} · Huella ${identity.digest.slice(0, 16)}`,
    blocks,
  }
}
