/** Who changed a row, and when (ISO instant), as a history keeps it. */
export type ChangedBy = { readonly who: string; readonly at: string }
