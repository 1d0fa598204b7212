type Of = { readonly year: number; readonly id: string }

const query = (entityId: string | null) => (entityId === null ? '' : `?entidad=${encodeURIComponent(entityId)}`)

/** Address at which an action is followed up, and read by whoever may. @param entityId where a national role asks. */
export function followUpAddress({ year, id }: Of, entityId: string | null = null): string {
  return `/panel/plan/${year}/acciones/${id}/avance${query(entityId)}`
}

/** Address at which an action that was told done is sent back. @param entityId where a national role asks. */
export function sendBackAddress({ year, id }: Of, entityId: string | null = null): string {
  return `/panel/plan/${year}/acciones/${id}/devolver${query(entityId)}`
}
