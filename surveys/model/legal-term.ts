/**
 * Term that a norm sets for a duty. Whatever has another than `date` is owed again every year.
 * `working-days`: from the complaint or the fact that sets it off. `standing`: whenever the case comes.
 */
export type LegalTerm =
  | { readonly kind: 'working-days'; readonly days: number }
  | { readonly kind: 'date' /** ISO date. */; readonly on: string }
  | { readonly kind: 'each-half-year' }
  | { readonly kind: 'each-year' }
  | { readonly kind: 'standing' }
