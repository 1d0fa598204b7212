/** The form that takes a deed back: its address and its fields, with the revision that the deed left. */
export type Undo = { readonly action: string; readonly fields: readonly (readonly [name: string, value: string])[] }

/** What was done, as the next page says it. */
export type Done = {
  /** Of this deed alone, so that a page knows whether it said it already. */
  readonly id: string
  /** One sentence that names what was saved. */
  readonly text: string
  /** Id of the element on the next page that it is about. */
  readonly at?: string | undefined
  readonly undo?: Undo | undefined
}
