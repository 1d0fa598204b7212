import { INSTRUMENTS, latestInstrument } from '#surveys/instruments/index.ts'
import { INSTRUMENT_SLUGS, type Instrument, type InstrumentSlug, type Points, type ScoredItem } from '#surveys/model/instrument.ts'
import { READING_WORDS } from '#surveys/model/sources-document.ts'
import { placedQuestions, spanish, type Question } from '#surveys/model/survey-json.ts'
import { isVerified, norm } from '#surveys/norms/norms.ts'

function versionsOf(slug: InstrumentSlug): Instrument[] {
  return INSTRUMENTS.filter((each) => each.slug === slug).sort((one, other) => other.version - one.version)
}

/** The published version that an address asks for; null where there is none. */
export function publishedInstrument(slug: string, version: string | null): Instrument | null {
  const known = INSTRUMENT_SLUGS.find((each) => each === slug)
  if (!known) return null
  return version === null ? latestInstrument(known) : (versionsOf(known).find((each) => String(each.version) === version) ?? null)
}

type Placed = ReturnType<typeof placedQuestions>[number]

function questionFacts(instrument: Instrument, { question, conditions }: Placed, points: Readonly<Record<string, Points>> | null) {
  const source = instrument.sources[question.name]
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
    source: source ? { from: source.from, reading: READING_WORDS[source.read] } : null,
    rubric: rubric ? { appliesTo: rubric.appliesTo, documents: ([1, 2, 3] as const).map((level) => rubric.documents[level].join('; ')) } : null,
  }
}

export type QuestionFacts = ReturnType<typeof questionFacts>

function scoredFacts(instrument: Instrument, placed: ReadonlyMap<string, Placed>, item: ScoredItem) {
  const found = placed.get(item.id)
  return found ? [{ ...questionFacts(instrument, found, item.points), weight: item.weight, reversed: item.keyed === 'reverse', testsKnowledge: item.unknown.some((choice) => item.points[choice] === 0) }] : []
}

/** Wording and choices of what is asked about the person. */
function segmentFacts({ segments }: Instrument, placed: ReadonlyMap<string, Placed>) {
  return segments.flatMap(({ id, minimumPopulation }) => {
    const question = placed.get(id)?.question
    return question ? [{ id, minimumPopulation, text: spanish(question.title), choices: question.choices.map(({ text }) => spanish(text)) }] : []
  })
}

function normFacts(id: Parameters<typeof norm>[0]) {
  const { label, title, says, articles, status } = norm(id)
  return { id, label, title, says, articles, status, verified: isVerified(id) }
}

/** The names that triggers and reasons use for dimensions, questions and findings. */
function textsOf({ scoring }: Instrument, placed: ReadonlyMap<string, Placed>) {
  const { prevalence } = scoring
  const findings = prevalence ? [...prevalence.families, ...prevalence.chain.flatMap(({ title, classes }) => classes.map((each) => ({ id: each.id, title: `${title}: ${each.title}` })))] : []
  return {
    dimensions: Object.fromEntries(scoring.dimensions.map(({ id, title }) => [id, title])),
    items: Object.fromEntries([...placed].map(([id, { question }]) => [id, spanish(question.title)])),
    findings: { any: 'Alguna conducta', ...Object.fromEntries(findings.map(({ id, title }) => [id, title])) },
  }
}

/** Everything that the public may know of an instrument: nothing of it depends on answers. */
export function instrumentFacts(instrument: Instrument) {
  const placed = new Map(placedQuestions(instrument.survey).map((each) => [each.question.name, each]))
  const { scoring } = instrument
  const kinds = new Map(scoring.unscored.map(({ id, kind }) => [id, kind]))
  const unscored = (kind: string) => [...placed.values()].filter(({ question }) => kinds.get(question.name) === kind).map((each) => questionFacts(instrument, each, null))
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
    dimensions: scoring.dimensions.map(({ id, title, meaning, weight, items }) => ({ id, title, meaning, weight, items: items.flatMap((item) => scoredFacts(instrument, placed, item)) })),
    perceivedNorms: unscored('perceived-norm'),
    prevalence: unscored('prevalence'),
    segments: segmentFacts(instrument, placed),
    limits: instrument.limits,
    changelog: instrument.changelog,
    crosswalk: Object.entries(instrument.crosswalk?.items ?? {}).map(([id, { relation, why }]) => ({ id, relation, why })),
    norms: instrument.norms.map(normFacts),
    actions: instrument.actions.map(({ norms, ...action }) => ({ ...action, norms: norms.map(normFacts) })),
    texts: textsOf(instrument, placed),
  }
}

export type InstrumentFacts = ReturnType<typeof instrumentFacts>

/** One line for each instrument, in the order of the cycle of an entity. */
export function instrumentList() {
  return INSTRUMENT_SLUGS.map((slug) => latestInstrument(slug)).map(({ title, slug, purpose, minutes, nature, scoring, actions, version, publishedOn }) => ({
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
  }))
}

export type InstrumentList = ReturnType<typeof instrumentList>
