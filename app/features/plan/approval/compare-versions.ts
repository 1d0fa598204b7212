import type { SignedAction } from '#db/schema/plans.ts'

/** What of an action is compared, in the order in which a page shows it. */
export const COMPARED_FIELDS = [
  'title',
  'status',
  'decisionReason',
  'rationale',
  'responsible',
  'inCharge',
  'startsOn',
  'dueOn',
  'verification',
  'indicator',
  'movesDimension',
  'target',
  'soles',
  'poiActivity',
  'poiYear',
  'pei',
] as const satisfies readonly (keyof SignedAction)[]
export type ComparedField = (typeof COMPARED_FIELDS)[number]

/** An action that two versions tell differently. */
export type ActionChange =
  | { readonly kind: 'added'; readonly after: SignedAction }
  | { readonly kind: 'removed'; readonly before: SignedAction }
  | {
      readonly kind: 'changed'
      readonly before: SignedAction
      readonly after: SignedAction
      readonly fields: readonly ComparedField[]
    }

function differing(before: SignedAction, after: SignedAction): ComparedField[] {
  return COMPARED_FIELDS.filter((field) => before[field] !== after[field])
}

/**
 * What changed from one content of a plan to another, action by action, in the order of the newer one and then what it
 * lacks. Actions are the same by their id, whatever they are called.
 */
export function compareVersions(before: readonly SignedAction[], after: readonly SignedAction[]): ActionChange[] {
  const was = new Map(before.map((action) => [action.id, action]))
  const is = new Set(after.map(({ id }) => id))
  const newer = after.flatMap((action): ActionChange[] => {
    const old = was.get(action.id)
    if (!old) return [{ kind: 'added', after: action }]
    const fields = differing(old, action)
    return fields.length > 0 ? [{ kind: 'changed', before: old, after: action, fields }] : []
  })
  const removed = before.filter(({ id }) => !is.has(id)).map((action) => ({ kind: 'removed', before: action }) as const)
  return [...newer, ...removed]
}
