import { checkActions } from './checks/actions.ts'
import { checkExplanations } from './checks/explanations.ts'
import { checkScoring } from './checks/scoring.ts'
import { checkSurvey } from './checks/survey.ts'
import { checkPaper } from './handling.ts'
import { sha256 } from './canonical-json.ts'
import type { Instrument, InstrumentDefinition, ScoringSpec } from './instrument.ts'

/** A broken or unknown instrument; the message lists every problem. */
export class InstrumentError extends Error {}

/** What is wrong with a definition, each a sentence that names the place; empty when it is sound. */
export function instrumentProblems(definition: InstrumentDefinition): string[] {
  return [
    ...checkSurvey(definition),
    ...checkScoring(definition),
    ...checkActions(definition),
    ...checkPaper(definition),
    ...checkExplanations(definition),
  ]
}

/** How findings are read, and which of them are published, decides neither an answer nor a score. */
function decidingScoring(scoring: ScoringSpec): unknown {
  if (!scoring.prevalence) return scoring
  const { happened, notHappened, families, witnessed, chain } = scoring.prevalence
  return { ...scoring, prevalence: { happened, notHappened, families, witnessed, chain } }
}

/**
 * Cross-checks a definition and gives it its hash. Whoever imports a broken instrument fails at load:
 * a server cannot start with it.
 * @throws {InstrumentError} listing all problems.
 */
export function defineInstrument(definition: InstrumentDefinition): Instrument {
  const problems = instrumentProblems(definition)
  if (problems.length > 0) {
    throw new InstrumentError(
      `Instrument ${definition.slug} v${definition.version} is broken:\n- ${problems.join('\n- ')}`,
    )
  }
  const hash = sha256({ survey: definition.survey, scoring: decidingScoring(definition.scoring) })
  return { ...definition, hash } as Instrument
}
