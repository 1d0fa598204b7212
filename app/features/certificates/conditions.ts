import type { ReleaseRecord } from '#db/queries/releases.server.ts'
import type { CertificateContent } from '#db/schema/certificates.ts'
import type { PlanActionStatus } from '#db/schema/plan-actions.ts'
import type { ProgressState } from '#db/schema/plan-words.ts'
import { workingDays } from '#app/kit/program/clock.ts'
import type { ActionsToday } from './shown-certificate.ts'

/** Working days that an evaluation must have been open to be certified. */
export const SMALLEST_TERM = 10
/** Percent of the population under which the title of the certificate says so. */
export const SUFFICIENT_PARTICIPATION = 30

export type Obstacle = 'not-closed' | 'too-short' | 'no-actions'

/** Working days between the first day and the last one on which answers were taken. */
export function openWorkingDays({
  opensOn,
  closesOn,
  closedOn,
}: Pick<ReleaseRecord, 'opensOn' | 'closesOn' | 'closedOn'>): number {
  return workingDays(opensOn, closedOn !== null && closedOn < closesOn ? closedOn : closesOn)
}

/**
 * What is still missing for a certificate. Article 10 of D.S. 014-2019-MIMP asks for a yearly evaluation whose questions let
 * improvements be identified; ten working days and an accepted action are conditions of this project.
 */
export function obstacles(record: Parameters<typeof openWorkingDays>[0] | null, acceptedActions: number): Obstacle[] {
  if (!record) return ['not-closed']
  return [
    ...(openWorkingDays(record) < SMALLEST_TERM ? (['too-short'] as const) : []),
    ...(acceptedActions === 0 ? (['no-actions'] as const) : []),
  ]
}

/** Participation in bands of ten points (50 = 50 to 59 %), or null where it is under 30 % or not shown. */
export function participationBand({
  release,
}: Pick<ReleaseRecord, 'release'>): CertificateContent['participationFrom'] {
  const { participation } = release
  if (participation.kind !== 'shown' || participation.percentOfPopulation === null) return null
  const { percentOfPopulation: percent } = participation
  return percent < SUFFICIENT_PARTICIPATION ? null : Math.min(90, Math.floor(percent / 10) * 10)
}

/** What became of the actions that a certificate rests on. */
export function actionsToday(actions: readonly { status: PlanActionStatus; progress: ProgressState }[]): ActionsToday {
  const isDone = ({ status, progress }: (typeof actions)[number]) => status === 'accepted' && progress === 'done'
  const done = actions.filter(isDone).length
  const accepted = actions.filter(({ status }) => status === 'accepted').length
  return { standing: accepted - done, done, dropped: actions.length - accepted }
}
