import { legalFrameOn } from '#surveys/norms/legal-frames.ts'
import type { CampaignSummary } from '#app/features/campaigns/view-campaign.server.ts'
import type { OwnFigures } from '#app/features/staff-figures/view-figures.server.ts'

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
  readonly staffFigures: OwnFigures
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

const FIGURE_STEPS = {
  none: ['now', 'Proponga la cifra de personal con su documento: sin ella no se puede abrir una aplicación.'],
  waiting: ['waiting', 'El MIMP revisa la cifra que propuso. Mientras tanto puede preparar la aplicación.'],
  confirmed: ['done', 'El MIMP confirmó la cifra. Si el personal cambia, proponga otra.'],
} as const satisfies Record<OwnFigures, readonly [GuidedStep['state'], string]>

/** The way from applying an instrument to a plan, with what is done and what is due; pure. */
export function guidedSteps({ campaigns, planYear, planHasActions, staffFigures }: GuideFacts): GuidedStep[] {
  const [figureState, figureText] = FIGURE_STEPS[staffFigures]
  const running = campaigns.find(({ phase }) => RUNNING.has(phase))
  const closed = campaigns.find(({ phase, closedOn }) => phase === 'closed' && closedOn?.startsWith(String(planYear)))
  const started = running ?? closed
  const address = started ? `/panel/aplicaciones/${started.id}` : null
  const admitting = running?.phase === 'open' || running?.phase === 'scheduled'
  const applied = started !== undefined && started.phase !== 'draft'
  return [
    {
      title: 'Demuestre cuántas personas trabajan en la entidad',
      text: figureText,
      to: '/panel/entidad/personal',
      state: figureState,
    },
    {
      title: 'Aplique una herramienta',
      text: 'Elija la herramienta, las fechas y a quiénes alcanza.',
      to: address ?? (staffFigures === 'none' ? null : '/panel/aplicaciones/nueva'),
      state: applied ? 'done' : started || staffFigures !== 'none' ? 'now' : 'not-yet',
    },
    {
      title: 'Invite al personal',
      text: 'La custodia de códigos imprime las papeletas y los formularios en papel. Usted imprime el afiche, si hay enlace, y recuerda el plazo a todo el personal, nunca a una persona.',
      to: address,
      state: admitting ? 'now' : applied ? 'done' : 'not-yet',
    },
    {
      title: 'Cierre la aplicación',
      text:
        running?.phase === 'population-review'
          ? 'Hubo más respuestas que personas: proponga la cifra correcta con su documento.'
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
      text:
        planHasActions && !closed
          ? 'Ya tiene acciones aceptadas. Los resultados que lleguen en el año proponen más.'
          : 'Revise las acciones propuestas, acéptelas o explique por qué no.',
      to: closed || planHasActions ? `/panel/plan/${planYear}` : null,
      state: planHasActions ? 'done' : closed ? 'now' : 'not-yet',
    },
  ]
}
