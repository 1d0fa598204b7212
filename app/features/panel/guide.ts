import { legalFrameOn } from '#surveys/norms/legal-frames.ts'
import type { CampaignSummary } from '#app/features/campaigns/view-campaign.server.ts'

export type GuidedStep = {
  readonly title: string
  readonly text: string
  readonly to: string | null
  readonly state: 'done' | 'now' | 'waiting' | 'not-yet'
}

export type GuideFacts = {
  /** Newest first. */
  readonly campaigns: readonly CampaignSummary[]
  readonly planYear: number
  /** Whether the plan of the year has an accepted action. */
  readonly planHasActions: boolean
}

const RUNNING: ReadonlySet<CampaignSummary['phase']> = new Set([
  'draft',
  'scheduled',
  'open',
  'closing',
  'population-review',
])

/** The way from applying an instrument to a plan, with what is done and what is due; pure. */
export function guidedSteps({ campaigns, planYear, planHasActions }: GuideFacts): GuidedStep[] {
  const running = campaigns.find(({ phase }) => RUNNING.has(phase))
  const closed = campaigns.find(({ phase, closedOn }) => phase === 'closed' && closedOn?.startsWith(String(planYear)))
  const started = running ?? closed
  const address = started ? `/panel/aplicaciones/${started.id}` : null
  const admitting = running?.phase === 'open' || running?.phase === 'scheduled'
  return [
    {
      title: 'Aplique una herramienta',
      text: 'Elija la herramienta, las fechas y a quiénes alcanza.',
      to: address ?? '/panel/aplicaciones/nueva',
      state: started && started.phase !== 'draft' ? 'done' : 'now',
    },
    {
      title: 'Invite al personal',
      text: 'La custodia de códigos imprime las papeletas. Usted imprime el afiche, si hay enlace, y recuerda el plazo a todo el personal, nunca a una persona.',
      to: address,
      state: admitting ? 'now' : started && started.phase !== 'draft' ? 'done' : 'not-yet',
    },
    {
      title: 'Cierre la aplicación',
      text:
        running?.phase === 'population-review'
          ? 'Hay más respuestas que personas: el MIMP revisa la población.'
          : 'Se cierra sola después del último día, o antes si hay una razón.',
      to: address,
      state: running
        ? ['open', 'closing', 'population-review'].includes(running.phase)
          ? 'waiting'
          : 'not-yet'
        : closed
          ? 'done'
          : 'not-yet',
    },
    {
      title: 'Lea los resultados',
      text: `Con el ${legalFrameOn(`${planYear}-12-31`).mechanismInShort}, antes de decidir.`,
      to: closed ? `/panel/aplicaciones/${closed.id}/resultados` : null,
      state: closed ? (planHasActions ? 'done' : 'now') : 'not-yet',
    },
    {
      title: `Arme el plan de mejora ${planYear}`,
      text: 'Revise las acciones propuestas, acéptelas o explique por qué no.',
      to: closed ? `/panel/plan/${planYear}` : null,
      state: closed ? (planHasActions ? 'done' : 'now') : 'not-yet',
    },
  ]
}
