/** An account that may follow up actions. */
export type Assignee = { readonly id: string; readonly name: string }

/** Chosen in the place of an account where none follows up any more. */
export const NOBODY = 'nadie'
