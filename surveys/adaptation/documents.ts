/** Internal management documents of which every sheet asks, whoever the entity is. */
export const STANDARD_DOCUMENTS = ['pei', 'poi', 'pdp', 'ris', 'pbs', 'rof', 'posts', 'tupa', 'directives'] as const
export type StandardDocument = (typeof STANDARD_DOCUMENTS)[number]

/** What an entity adds to its sheet by name: one directive, or a document of another kind. */
export const NAMED_DOCUMENTS = ['directive', 'other'] as const
export type NamedDocument = (typeof NAMED_DOCUMENTS)[number]

export const DOCUMENT_KINDS = [...STANDARD_DOCUMENTS, ...NAMED_DOCUMENTS] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/**
 * Where a document stands. `not-reviewed` is not `no-change`: of the first nobody knows whether it must be adapted.
 * `not-held`: the entity has no such document.
 */
export const ADAPTATION_STATES = ['not-reviewed', 'no-change', 'to-adapt', 'in-process', 'adapted', 'not-held'] as const
export type AdaptationState = (typeof ADAPTATION_STATES)[number]

/** States with which a sheet cannot end. */
export const PENDING_STATES = ['not-reviewed', 'to-adapt', 'in-process'] as const satisfies readonly AdaptationState[]

/** How many documents of a sheet are in each state. */
export type Tally = Readonly<Record<AdaptationState, number>>

/** Whether it is one of which every sheet asks. */
export function isStandard(kind: string): kind is StandardDocument {
  return (STANDARD_DOCUMENTS as readonly string[]).includes(kind)
}

/** Counts the documents of a sheet; a standard one of which nothing was said counts as not reviewed. */
export function tallyOf(documents: readonly { readonly kind: DocumentKind; readonly state: AdaptationState }[]): Tally {
  const said = new Set(documents.map(({ kind }) => kind))
  const unsaid = STANDARD_DOCUMENTS.filter((kind) => !said.has(kind)).length
  const count = (state: AdaptationState) => documents.filter((each) => each.state === state).length
  return Object.fromEntries(
    ADAPTATION_STATES.map((state) => [state, count(state) + (state === 'not-reviewed' ? unsaid : 0)]),
  ) as Tally
}

/** How many documents keep a sheet from its end. */
export function pendingOf(tally: Tally): number {
  return PENDING_STATES.reduce((sum, state) => sum + tally[state], 0)
}
