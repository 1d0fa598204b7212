import { legalFrameOn } from '#surveys/norms/legal-frames.ts'
import type { NormId } from '#surveys/norms/norm.ts'

export const OBJECTIVE_IDS = ['OP01', 'OP02', 'OP03', 'OP04', 'OP05', 'OP06'] as const
/** A priority objective of the national policy on equality. */
export type ObjectiveId = (typeof OBJECTIVE_IDS)[number]

export type Objective = {
  readonly id: ObjectiveId
  /** As the policy names it. */
  readonly title: string
  /** Whether the wording was read in a source of the time; what was not is shown as "por verificar". */
  readonly verified: boolean
  /** Lines of the policy that the source names; the policy has twenty, and their list was not read. */
  readonly guidelines: readonly string[]
}

/**
 * The six objectives that D.S. 008-2019-MIMP fixes. OP01, OP05, OP06 and the lines of OP06 as the Ministry's report of
 * 2019 words them; OP02 to OP04 of our own knowledge. The list of the fifty-two services was not read: whoever reports
 * names the service that she gives.
 */
export const OBJECTIVES: readonly Objective[] = [
  { id: 'OP01', title: 'Reducir la violencia hacia las mujeres', verified: true, guidelines: [] },
  {
    id: 'OP02',
    title: 'Garantizar el ejercicio de los derechos a la salud sexual y reproductiva de las mujeres',
    verified: false,
    guidelines: [],
  },
  {
    id: 'OP03',
    title: 'Garantizar el acceso y participación de las mujeres en espacios de toma de decisiones',
    verified: false,
    guidelines: [],
  },
  {
    id: 'OP04',
    title: 'Garantizar el ejercicio de los derechos económicos y sociales de las mujeres',
    verified: false,
    guidelines: [],
  },
  {
    id: 'OP05',
    title:
      'Reducir las barreras institucionales que obstaculizan la igualdad en los ámbitos público y privado entre hombres y mujeres',
    verified: true,
    guidelines: [],
  },
  {
    id: 'OP06',
    title: 'Reducir la incidencia de los patrones socioculturales discriminatorios en la población',
    verified: true,
    guidelines: [
      '6.2. Implementar estrategias de comunicación masiva orientadas a la igualdad de género y no discriminación en la población',
      '6.3. Difundir conocimiento sobre la influencia de los patrones socioculturales discriminatorios que sustentan la desigualdad de género y su progresiva transformación en la población',
    ],
  },
]

/** Norm that fixed these objectives, and first year of which a report follows them. */
export const OBJECTIVES_NORM: NormId = 'ds-008-2019-mimp'
export const FIRST_REPORT_YEAR = 2019

/** Norm that asks for the report, and where. */
export const REPORT_NORM = { id: 'ds-005-2017-mimp', place: 'cuarta disposición complementaria final' } as const

/** What the policy of a year is called, and by which norm its objectives are those above. */
export type YearPolicy = {
  readonly policy: string
  readonly approach: string
  readonly mechanism: string
  readonly purpose: string
  /** Whether the objectives are those of the policy before, because no norm is known that approved the one of this name. */
  readonly objectivesOfBefore: boolean
}

/** Last day of the report of a year: ISO date, 30 November. */
export function cutOffOf(year: number): string {
  return `${year}-11-30`
}

/** The words of a report are those of the law on its last day. @param year from {@link FIRST_REPORT_YEAR} on. */
export function policyOf(year: number): YearPolicy {
  const { policy, approach, mechanism, purpose, policyNorm } = legalFrameOn(cutOffOf(year))
  return { policy, approach, mechanism, purpose, objectivesOfBefore: policyNorm !== OBJECTIVES_NORM }
}
