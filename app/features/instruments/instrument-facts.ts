import { INSTRUMENTS, latestInstrument } from '#surveys/instruments/index.ts'
import { MERGED_ACTIONS } from '#surveys/instruments/shared-actions.ts'
import {
  INSTRUMENT_SLUGS,
  type ActionTemplate,
  type Instrument,
  type InstrumentSlug,
  type Points,
  type ScoredItem,
} from '#surveys/model/instrument.ts'
import { findingTitles } from '#surveys/model/findings.ts'
import { bibliographyOf, READING_WORDS, readingOf, sourceWords } from '#surveys/model/sources.ts'
import { officeNames } from '#surveys/model/offices.ts'
import { placedQuestions, spanish, type Question } from '#surveys/model/survey-json.ts'
import { isVerified, norm } from '#surveys/norms/norms.ts'

function versionsOf(slug: InstrumentSlug): Instrument[] {
  return INSTRUMENTS.filter((each) => each.slug === slug).sort((one, other) => other.version - one.version)
}

/** The published version that an address asks for, the newest where it names none; null where there is none. */
export function publishedInstrument(slug: string, version: string | null = null): Instrument | null {
  const known = INSTRUMENT_SLUGS.find((each) => each === slug)
  if (!known) return null
  return version === null
    ? latestInstrument(known)
    : (versionsOf(known).find((each) => String(each.version) === version) ?? null)
}

type Placed = ReturnType<typeof placedQuestions>[number]

function questionFacts(
  instrument: Instrument,
  { question, conditions }: Placed,
  points: Readonly<Record<string, Points>> | null,
) {
  const rubric = instrument.rubric?.[question.name]
  const choiceFacts = ({ value, text }: Question['choices'][number]) => ({
    text: spanish(text),
    /** 0-100; null = left out; undefined = *no aplica*, or not scored at all. */
    points: points?.[value] === undefined ? undefined : points[value] === null ? null : (points[value] ?? 0) * 100,
  })
  return {
    id: question.name,
    text: spanish(question.title),
    conditional: conditions.length > 0,
    choices: question.choices.map(choiceFacts),
    /** Empty for a segment. */
    sources: (instrument.sources[question.name] ?? []).map((part) => ({
      words: sourceWords(part),
      reading: readingOf(part),
    })),
    rubric: rubric
      ? {
          appliesTo: rubric.appliesTo,
          documents: ([1, 2, 3] as const).map((level) => rubric.documents[level].join('; ')),
        }
      : null,
  }
}

export type QuestionFacts = ReturnType<typeof questionFacts>

function scoredFacts(instrument: Instrument, placed: ReadonlyMap<string, Placed>, item: ScoredItem) {
  const found = placed.get(item.id)
  return found
    ? [
        {
          ...questionFacts(instrument, found, item.points),
          weight: item.weight,
          reversed: item.keyed === 'reverse',
          testsKnowledge: item.unknown.some((choice) => item.points[choice] === 0),
        },
      ]
    : []
}

/** Wording and choices of what is asked about the person. */
function segmentFacts({ segments }: Instrument, placed: ReadonlyMap<string, Placed>) {
  return segments.flatMap(({ id, minimumPopulation }) => {
    const question = placed.get(id)?.question
    return question
      ? [
          {
            id,
            minimumPopulation,
            text: spanish(question.title),
            choices: question.choices.map(({ text }) => spanish(text)),
          },
        ]
      : []
  })
}

function normFacts(id: Parameters<typeof norm>[0]) {
  const { label, title, says, articles, status, standing = '', places = [] } = norm(id)
  return { id, label, title, says, articles, status, standing, places, verified: isVerified(id) }
}

/** What a citation says besides its name, on a page that is the same on every day. */
function marksOfCited(id: Parameters<typeof norm>[0]): string[] {
  return [...(isVerified(id) ? [] : ['por verificar']), norm(id).standing ?? []].flat()
}

/** The norms behind an action, each with the place in it that stands behind this very action. */
function actionFacts({ norms, articles = {}, responsible, variants = [], ...action }: ActionTemplate) {
  return {
    ...action,
    responsibleUnit: officeNames(responsible, null),
    norms: norms.map((id) => ({ ...normFacts(id), place: articles[id] ?? null, marks: marksOfCited(id) })),
    variants: variants.map(({ for: range, ...words }) => ({ range, ...wordsOf(words, action) })),
    formerIds: Object.keys(MERGED_ACTIONS).filter((id) => MERGED_ACTIONS[id] === action.id),
  }
}

/** Title and reasoning of a variant; its own or those of the action. */
function wordsOf(
  { title, rationale }: Partial<ActionTemplate>,
  action: Pick<ActionTemplate, 'title' | 'rationale'>,
): Pick<ActionTemplate, 'title' | 'rationale'> {
  return { title: title ?? action.title, rationale: rationale ?? action.rationale }
}

/** The names that triggers and reasons use for dimensions, questions and findings. */
function textsOf({ scoring }: Instrument, placed: ReadonlyMap<string, Placed>) {
  return {
    dimensions: Object.fromEntries(scoring.dimensions.map(({ id, title }) => [id, title])),
    items: Object.fromEntries([...placed].map(([id, { question }]) => [id, spanish(question.title)])),
    findings: scoring.prevalence ? findingTitles(scoring.prevalence) : {},
  }
}

/** Everything that the public may know of an instrument: nothing of it depends on answers. */
export function instrumentFacts(instrument: Instrument) {
  const placed = new Map(placedQuestions(instrument.survey).map((each) => [each.question.name, each]))
  const { scoring } = instrument
  const texts = textsOf(instrument, placed)
  const kinds = new Map(scoring.unscored.map(({ id, kind }) => [id, kind]))
  const unscored = (kind: string) =>
    [...placed.values()]
      .filter(({ question }) => kinds.get(question.name) === kind)
      .map((each) => questionFacts(instrument, each, null))
  return {
    slug: instrument.slug,
    version: instrument.version,
    versions: versionsOf(instrument.slug).map(({ version, publishedOn }) => ({ version, publishedOn })),
    title: instrument.title,
    publicTitle: instrument.publicTitle,
    purpose: instrument.purpose,
    nature: instrument.nature,
    presentation: instrument.presentation,
    minutes: instrument.minutes,
    k: instrument.k,
    hash: instrument.hash,
    levels: scoring.levels,
    minimumAnsweredShare: scoring.minimumAnsweredShare,
    dimensions: scoring.dimensions.map(({ id, title, meaning, weight, items }) => ({
      id,
      title,
      meaning,
      weight,
      items: items.flatMap((item) => scoredFacts(instrument, placed, item)),
    })),
    perceivedNorms: unscored('perceived-norm'),
    prevalence: unscored('prevalence'),
    segments: segmentFacts(instrument, placed),
    limits: instrument.limits,
    changelog: instrument.changelog,
    crosswalk: Object.entries(instrument.crosswalk?.items ?? {}).map(([id, { relation, why }]) => ({
      id,
      relation,
      why,
    })),
    norms: instrument.norms.map(normFacts),
    bibliography: bibliographyOf(instrument).map(({ short, title, read }) => ({
      short,
      title,
      reading: READING_WORDS[read],
    })),
    actions: instrument.actions.map(actionFacts),
    findingsWithoutAction: Object.entries(instrument.findingsWithoutAction ?? {}).map(([id, why]) => ({ id, why })),
    texts,
  }
}

export type InstrumentFacts = ReturnType<typeof instrumentFacts>

/** One line for each instrument, in the order of the cycle of an entity. */
export function instrumentList() {
  return INSTRUMENT_SLUGS.map((slug) => latestInstrument(slug)).map(
    ({ title, slug, purpose, minutes, nature, scoring, actions, version, publishedOn }) => ({
      slug,
      title,
      purpose,
      minutes,
      nature,
      version,
      publishedOn,
      dimensions: scoring.dimensions.length,
      items: scoring.dimensions.reduce((sum, { items }) => sum + items.length, 0),
      actions: actions.length,
    }),
  )
}

export type InstrumentList = ReturnType<typeof instrumentList>
