import type { RubricItem } from '#surveys/model/instrument.ts'
import type { EvidenceClass } from './rubric.ts'

/** Level that a document of the rubric is listed under; level 0 needs none. */
export type DocumentLevel = 1 | 2 | 3

export const DOCUMENT_LEVELS = [1, 2, 3] as const

/** A document of level 3 proves use, and proves it only beside one of level 2 (`provenLevel`). */
export const CLASS_OF_LEVEL = { 1: 'begun', 2: 'approved', 3: 'in-use' } as const satisfies Record<
  DocumentLevel,
  EvidenceClass
>

export const LEVEL_OF_CLASS = { begun: 1, approved: 2, 'in-use': 3 } as const satisfies Record<
  EvidenceClass,
  DocumentLevel
>

const OTHER = 'otro documento que lo prueba'

/** A document that an item asks for. `value` names it in a form: its level and its place in the rubric. */
export type DocumentChoice = { readonly value: string; readonly level: DocumentLevel; readonly name: string }

/**
 * Documents that may be added to an item, by level: those that its rubric names, and at each level another one. What a
 * document proves follows from the choice, so that nobody has to tell a beginning from an act in force.
 */
export function documentChoices({ documents }: Pick<RubricItem, 'documents'>): DocumentChoice[] {
  return DOCUMENT_LEVELS.flatMap((level) => [
    ...documents[level].map((name, place) => ({ value: `${level}-${place + 1}`, level, name })),
    { value: `${level}-otro`, level, name: OTHER },
  ])
}

/** What looks wrong in the facts of a document. Told to both sides; a person decides. */
export const EVIDENCE_WARNINGS = ['old', 'other-year', 'before-its-year'] as const
export type EvidenceWarning = (typeof EVIDENCE_WARNINGS)[number]

export type EvidenceFacts = {
  readonly class: EvidenceClass
  /** ISO date that the document bears. */
  readonly documentDate: string | null
  /** Fiscal year whose use it proves; only asked where it proves use. */
  readonly fiscalYear: number | null
  /** ISO date on which it was added. */
  readonly addedOn: string
}

const YEARS_IN_FORCE = 3

/**
 * `old`: more than three years before it was added (a diagnosis expires, an act may have been repealed);
 * `other-year`: proves use in another year than the last closed one; `before-its-year`: dated before the year that it
 * proves.
 * @param assessmentYear the last closed fiscal year is the one before.
 */
export function evidenceWarnings(
  { class: shows, documentDate, fiscalYear, addedOn }: EvidenceFacts,
  assessmentYear: number,
): EvidenceWarning[] {
  const oldest = `${Number(addedOn.slice(0, 4)) - YEARS_IN_FORCE}${addedOn.slice(4)}`
  const isOld = documentDate !== null && documentDate < oldest
  if (shows !== 'in-use') return isOld ? ['old'] : []
  return [
    ...(isOld ? (['old'] as const) : []),
    ...(fiscalYear !== null && fiscalYear !== assessmentYear - 1 ? (['other-year'] as const) : []),
    ...(fiscalYear !== null && documentDate !== null && Number(documentDate.slice(0, 4)) < fiscalYear
      ? (['before-its-year'] as const)
      : []),
  ]
}
