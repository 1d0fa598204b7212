import type { Release } from '#surveys/disclosure/release.ts'
import type { ActionTemplate, Instrument, InstrumentSlug } from '#surveys/model/instrument.ts'
import type { ProposedAction } from './proposal.ts'

/** Dimensions of which a release says nothing. */
function notMeasured({ dimensions }: Release): string[] {
  return dimensions.flatMap(({ id, figure }) => (figure.kind === 'suppressed' ? [id] : []))
}

/** Whether the entity has so few people that no participation would ever open a figure. */
export function cannotBeMeasured({ population, k }: Release): boolean {
  return population !== null && population.women + population.men < k
}

/** Template of the action that repeats an instrument. */
export function measureActionId(slug: InstrumentSlug): string {
  return `measure-${slug}`
}

/** @param title of the instrument. */
export function measureTitle(title: string): string {
  return `Volver a aplicar la herramienta «${title}» con más participación`
}

function templateFor({ slug, title }: Instrument, dimension: string): ActionTemplate {
  return {
    id: measureActionId(slug),
    dimension,
    title: measureTitle(title),
    rationale:
      'De lo que no se pudo medir no se sabe si anda bien o mal. Avisar con tiempo, dar un rato dentro de la jornada y explicar que nadie puede saber quién respondió hace que más personas participen.',
    triggers: [],
    responsible: ['human-resources', 'equality-officer'],
    termMonths: 12,
    effort: 'low',
    verification: 'Resultados de la nueva aplicación',
    indicator: 'Porcentaje del personal que participa',
    norms: [],
  }
}

/**
 * To measure better, where a release keeps silent on a dimension: a need is never made up for it. Null where everything
 * was measured, and where the entity is so small that it can never be.
 */
export function measureBetter(instrument: Instrument, release: Release): ProposedAction | null {
  const dimensions = notMeasured(release)
  const [first] = dimensions
  if (first === undefined || cannotBeMeasured(release)) return null
  const { slug, version, hash } = instrument
  return {
    instrument: { slug, version, hash },
    action: templateFor(instrument, first),
    reasons: [{ kind: 'not-measured', dimensions, instrumentHash: hash }],
    sure: true,
  }
}
