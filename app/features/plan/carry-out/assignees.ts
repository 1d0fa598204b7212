/** An account that may follow up actions. */
export type Assignee = { readonly id: string; readonly name: string }

/** Chosen in the place of an account where none follows up any more. */
export const NOBODY = 'nadie'

/** Whose account follows an action up, as it is said; that it cannot any more is said too. */
export function assigneeName({ name, hasAccess }: { readonly name: string; readonly hasAccess: boolean }): string {
  return hasAccess ? name : `${name} (ya sin acceso)`
}
