import { budgetCapExample, budgetDimensionExample } from './examples/budget.ts'
import { gapExample, overTimeExample, perceivedNormExample } from './examples/comparisons.ts'
import { disclosureExamples } from './examples/disclosure.ts'
import { noiseExample } from './examples/noise.ts'
import {
  edgeExamples,
  levelExamples,
  marginExample,
  representativeExample,
  sampleExamples,
  silenceExample,
  unknownExample,
} from './examples/figures.ts'
import {
  answerExamples,
  minimumExample,
  notApplicableExample,
  participationExample,
  personExample,
  weightExample,
} from './examples/person.ts'
import { alphaExample } from './examples/reliability.ts'

function workOut() {
  return {
    answers: answerExamples(),
    notApplicable: notApplicableExample(),
    person: personExample(),
    minimum: minimumExample(),
    weights: weightExample(),
    participation: participationExample(),
    margin: marginExample(),
    edges: edgeExamples(),
    silence: silenceExample(),
    samples: sampleExamples(),
    representative: representativeExample(),
    unknown: unknownExample(),
    levels: levelExamples(),
    gap: gapExample(),
    noise: noiseExample(),
    perceivedNorm: perceivedNormExample(),
    overTime: overTimeExample(),
    budget: { dimension: budgetDimensionExample(), cap: budgetCapExample() },
    alpha: alphaExample(),
    disclosure: disclosureExamples(),
  }
}

export type WorkedExamples = ReturnType<typeof workOut>

let known: WorkedExamples | undefined

/**
 * Small examples of every formula, worked out by the code that scores: nothing in them is typed by hand but the data.
 * They depend on no answer, so they are worked out once a process.
 */
export function workedExamples(): WorkedExamples {
  known ??= workOut()
  return known
}
