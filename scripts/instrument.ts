import { latestInstrument } from '#surveys/instruments/index.ts'
import { InstrumentError } from '#surveys/model/define-instrument.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { placedQuestions, spanish, type PlacedQuestion } from '#surveys/model/survey-json.ts'
import { CommandError, runCommand } from './command.ts'

/** The newest version of an instrument. @throws {CommandError} for an unknown slug. */
export function instrumentNamed(slug: string | undefined): Instrument {
  if (!slug)
    throw new CommandError('Indique la herramienta, por ejemplo: npm run --silent instrument -- organizational-culture')
  try {
    return latestInstrument(slug)
  } catch (error) {
    if (error instanceof InstrumentError) throw new CommandError(`No hay una herramienta llamada "${slug}".`)
    throw error
  }
}

function visibleIf({ conditions }: PlacedQuestion): { visibleIf?: string } {
  if (conditions.length === 0) return {}
  return {
    visibleIf:
      conditions.length === 1 ? (conditions[0] ?? '') : conditions.map((condition) => `(${condition})`).join(' and '),
  }
}

/** What another program needs to score answers by itself. */
export function describeInstrument(instrument: Instrument) {
  const placed = new Map(placedQuestions(instrument.survey).map((each) => [each.question.name, each]))
  const words = (id: string) => {
    const found = placed.get(id)
    return found ? { text: spanish(found.question.title), ...visibleIf(found) } : { text: id }
  }
  const { scoring } = instrument
  return {
    slug: instrument.slug,
    version: instrument.version,
    title: instrument.title,
    minimumAnsweredShare: scoring.minimumAnsweredShare,
    k: instrument.k,
    dimensions: scoring.dimensions.map(({ id, title, weight, items }) => ({
      id,
      title,
      weight,
      items: items.map((item) => {
        const { text, ...condition } = words(item.id)
        return {
          id: item.id,
          text,
          weight: item.weight,
          points: item.points,
          notApplicable: item.notApplicable,
          ...condition,
        }
      }),
    })),
    unscored: scoring.unscored.map(({ id, kind }) => ({
      id,
      kind,
      ...words(id),
      choices: placed.get(id)?.question.choices.map(({ value }) => value) ?? [],
    })),
  }
}

if (process.argv[1] === import.meta.filename) {
  await runCommand(async () => describeInstrument(instrumentNamed(process.argv[2])))
}
