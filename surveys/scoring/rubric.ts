import { compileCheck } from '#surveys/answers/compile-check.ts'
import type { CompiledCheck } from '#surveys/answers/relevant-answers.ts'
import type { Instrument, LevelCuts, MaturityLevelId, RubricLevel } from '#surveys/model/instrument.ts'
import { levelAt, levelRank, maturityLevel } from './levels.ts'
import type { PersonScore } from './report.ts'
import { scorePerson } from './score-person.ts'

/** What a document shows: a beginning, an approved act in force, or proof that it was used in the last fiscal year. */
export const EVIDENCE_CLASSES = ['begun', 'approved', 'in-use'] as const
export type EvidenceClass = (typeof EVIDENCE_CLASSES)[number]

/** Highest level that documents of these classes can prove; level 3 needs both the act and its use. */
export function provenLevel(classes: readonly EvidenceClass[]): RubricLevel {
  const approved = classes.includes('approved')
  if (approved && classes.includes('in-use')) return 3
  if (approved) return 2
  return classes.length > 0 ? 1 : 0
}

/** One item as the entity declared it and as the review left it. */
export type RatedItem = {
  /** Declared level, *no aplica*, or null = not answered yet. */
  readonly declared: RubricLevel | 'na' | null
  /** What MIMP accepted: a level not above the declared one, or *no aplica*; null = not verified. */
  readonly verified: RubricLevel | 'na' | null
}

export type RubricScore = {
  /** 0-100. */
  readonly overall: PersonScore
  readonly dimensions: Readonly<Record<string, PersonScore>>
  /**
   * Level of the overall score, at most one above that of the weakest dimension (the weakest link of the PEFA method);
   * null where there is no overall score. A dimension of which a single item concerns the entity sets no cap: one answer
   * would decide the level of the whole.
   */
  readonly level: {
    readonly id: MaturityLevelId
    readonly uncapped: MaturityLevelId
    /** Lowest of the dimensions that may set a cap; null where none may. */
    readonly weakest: string | null
  } | null
}

export type RubricScores = {
  readonly declared: RubricScore
  readonly verified: RubricScore
  /** Share (0-1) of the items declared above level 0 or *no aplica* that nobody verified as declared; 0 where there are none. */
  readonly unverified: number
}

const checks = new WeakMap<Instrument, CompiledCheck>()

function checkOf(instrument: Instrument): CompiledCheck {
  const known = checks.get(instrument) ?? compileCheck(instrument.survey)
  checks.set(instrument, known)
  return known
}

/** Items of a dimension that concern the entity, at least, so that the dimension sets a cap. */
const CAPS_FROM = 2

function cappedLevel(
  overall: PersonScore,
  dimensions: RubricScore['dimensions'],
  cuts: LevelCuts,
): RubricScore['level'] {
  if (overall.kind !== 'scored') return null
  const capping = Object.entries(dimensions).flatMap(([id, score]) =>
    score.kind === 'scored' && score.applicable >= CAPS_FROM ? [{ id, score: score.score }] : [],
  )
  const uncapped = maturityLevel(overall.score, cuts)
  const [first, ...others] = capping
  if (!first) return { id: uncapped, uncapped, weakest: null }
  const weakest = others.reduce((lowest, each) => (each.score < lowest.score ? each : lowest), first)
  const cap = levelRank(maturityLevel(weakest.score, cuts)) + 1
  return { id: levelAt(Math.min(levelRank(uncapped), cap)), uncapped, weakest: weakest.id }
}

function scoreLevels(instrument: Instrument, levels: Readonly<Record<string, string>>): RubricScore {
  const checked = checkOf(instrument)(levels)
  if (!checked.ok)
    throw new RangeError(`Levels that ${instrument.slug} does not know: ${JSON.stringify(checked.reasons)}`)
  const { overall, dimensions } = scorePerson(instrument, checked.answers, checked.visible)
  return { overall, dimensions, level: cappedLevel(overall, dimensions, instrument.scoring.levels) }
}

/**
 * Declared and verified scores (0-100) of one institution. What was not verified counts 0 in the verified score, also
 * *no aplica* that nobody accepted: it does not leave the denominator.
 * @throws {RangeError} for a level that an item does not have.
 */
export function scoreRubric(instrument: Instrument, items: Readonly<Record<string, RatedItem>>): RubricScores {
  const rated = Object.entries(items).filter(([, { declared }]) => declared !== null)
  const claims = rated.filter(([, { declared }]) => declared !== 0)
  const open = claims.filter(([, { declared, verified }]) => verified !== declared)
  return {
    declared: scoreLevels(instrument, Object.fromEntries(rated.map(([id, { declared }]) => [id, String(declared)]))),
    verified: scoreLevels(
      instrument,
      Object.fromEntries(rated.map(([id, { verified }]) => [id, String(verified ?? 0)])),
    ),
    unverified: claims.length === 0 ? 0 : open.length / claims.length,
  }
}
