/** Pages of the plan of a year, by the last part of their address. */
export const PLAN_TAB_WORDS = ['ejecucion', 'firma', 'informes', 'antes-y-despues'] as const
export type PlanTabWord = (typeof PLAN_TAB_WORDS)[number]

export const PLAN_TABS = [
  { word: null, title: 'Decidir' },
  { word: 'ejecucion', title: 'Ejecutar' },
  { word: 'firma', title: 'Aprobar y firmar' },
  { word: 'informes', title: 'Informes' },
  { word: 'antes-y-despues', title: 'Antes y después' },
] as const satisfies readonly { readonly word: PlanTabWord | null; readonly title: string }[]

/** Which plan an address names: of one's own entity, or of the one that a national role asks for. */
export type PlanPlace = { readonly year: number; readonly entityId: string | null }

/** Address of a page of a plan; without a word that on which it is decided. */
export function planAddress({ year, entityId }: PlanPlace, word: PlanTabWord | null = null): string {
  const path = word === null ? `/panel/plan/${year}` : `/panel/plan/${year}/${word}`
  return entityId === null ? path : `${path}?entidad=${entityId}`
}

/** Address of one action on the page on which it is decided, beside the others of its plan. */
export function actionAddress({ year, entityId }: PlanPlace, actionId: string): string {
  return `/panel/plan/${year}?${entityId === null ? '' : `entidad=${entityId}&`}accion=${actionId}`
}
