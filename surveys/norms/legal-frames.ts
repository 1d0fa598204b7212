import { assertIsoDate } from './iso-date.ts'
import type { NormId } from './norm.ts'

/** What a frame names; every word is written as it stands inside a sentence. */
export type LegalWords = {
  readonly policy: string
  readonly approach: string
  readonly mechanism: string
  /** The mechanism where it was named before, or is known by those who read. */
  readonly mechanismInShort: string
  /** The same of several entities. */
  readonly mechanismsInShort: string
  /** What policies and plans are "for". */
  readonly purpose: string
}

/** The vocabulary of the law from one day to the next: a document speaks the words of its own date. */
export type LegalFrame = LegalWords & {
  readonly id: string
  /** First day (ISO date). */
  readonly from: string
  /** First day of the next frame (ISO date); `null` while it lasts. */
  readonly until: string | null
  readonly equalityLaw: NormId
  /** The norm that approved the policy; `null` where none is known. */
  readonly policyNorm: NormId | null
  readonly mechanismNorm: NormId
  /** Words that no norm read as text confirms yet: shown as "por verificar". */
  readonly unverified: readonly (keyof LegalWords)[]
}

export const LEGAL_FRAMES: readonly LegalFrame[] = [
  {
    id: 'ley-28983',
    from: '2007-03-17',
    until: '2025-12-25',
    equalityLaw: 'ley-28983',
    // Approved in 2019: before that, this frame names a policy that did not exist yet.
    policy: 'Política Nacional de Igualdad de Género',
    policyNorm: 'ds-008-2019-mimp',
    approach: 'enfoque de género',
    mechanism: 'mecanismo para la igualdad de género',
    mechanismInShort: 'mecanismo para la igualdad',
    mechanismsInShort: 'mecanismos para la igualdad',
    mechanismNorm: 'ds-005-2017-mimp',
    purpose: 'igualdad de género',
    unverified: [],
  },
  {
    id: 'ley-32535',
    from: '2025-12-25',
    until: null,
    equalityLaw: 'ley-32535',
    // Ley 32535 orders a policy of this name; whether it was approved, and under which norm, is not known.
    policy: 'Política Nacional de Igualdad de Oportunidades entre Mujeres y Hombres',
    policyNorm: null,
    approach: 'enfoque de igualdad de oportunidades entre mujeres y hombres',
    // The law renames the approach, not the mechanism: D.S. 005-2017-MIMP is still in force under its own title.
    mechanism: 'mecanismo para la igualdad de género',
    mechanismInShort: 'mecanismo para la igualdad',
    mechanismsInShort: 'mecanismos para la igualdad',
    mechanismNorm: 'ds-005-2017-mimp',
    purpose: 'igualdad de oportunidades entre mujeres y hombres',
    unverified: ['policy'],
  },
]

/**
 * The frame of a day. Every day has exactly one since there is an equality law.
 * @throws {RangeError} before the first frame, or when the day is not written as an ISO date (2026-11-23).
 */
export function legalFrameOn(isoDate: string): LegalFrame {
  assertIsoDate(isoDate)
  const frame = LEGAL_FRAMES.find(({ from, until }) => isoDate >= from && (until === null || isoDate < until))
  if (!frame) throw new RangeError(`There is no legal frame for ${isoDate}`)
  return frame
}
