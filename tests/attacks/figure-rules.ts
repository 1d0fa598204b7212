import { K } from './entities.ts'

/** What somebody wants to know of the people whose answers she does not have. */
export const SECRETS = ['scored', 'left-out', 'sex', 'experience', 'came'] as const
export type Secret = (typeof SECRETS)[number]

/** Participants from which questions and groups are spoken of. */
const DETAIL = 20

/**
 * A kind of figure, and what may move it at all: secret → participants from which it may. A secret that is not named
 * never moves it, whoever knows how many of the other answers.
 */
export type FigureRule = {
  readonly figure: string
  readonly kinds: readonly string[]
  readonly moves: Readonly<Partial<Record<Secret, number>>>
  /** Answers to the questions of another dimension do not move it. */
  readonly own?: true
  /** It speaks of women and men: nothing moves it where fewer than k of either work. */
  readonly groups?: true
}

const SCORED = ['kind', 'value', 'bound', 'margin', 'low', 'high', 'count.kind', 'count.n', 'level', 'spansCut']
const FIGURE = [...SCORED, 'reason']
/** Of a difference; its ends and whether it is called hang on the other differences too, by Holm. */
const GAP = ['kind', 'difference', 'reason']
const BY_HOLM = ['low', 'high', 'called']
const CHANGE = ['kind', 'difference', 'low', 'high', 'claimed']
const SHARE = ['percent', 'low', 'high']
const DISTRIBUTION = [
  ...['kind', 'reason', 'count.kind', 'count.n', 'mean.value', 'mean.precision', 'detail', 'unknownIsFinding'],
  ...['classes.order', 'classes[].choices[]', 'classes[].share.kind'],
  ...SHARE.map((each) => `classes[].share.${each}`),
  ...['leftOut.kind', 'leftOut.reason', 'leftOut.unknown', 'leftOut.rest'],
]
const INSTRUMENT = ['slug', 'version', 'hash'].map((each) => `instrument.${each}`)
const below = (place: string, kinds: readonly string[]) => kinds.map((kind) => `${place}.${kind}`)

const ANSWERS = (from: number) => ({ scored: from, 'left-out': from, came: from })
const WITH_SEX = { ...ANSWERS(DETAIL), sex: DETAIL }

/** Every kind of figure that anybody is shown. One that stands in no row is attacked by nobody, and a test says so. */
export const FIGURE_RULES: readonly FigureRule[] = [
  {
    figure: 'what a release is of',
    kinds: below('release', ['format', ...INSTRUMENT, 'k', 'singleLink', 'population.women', 'population.men']),
    moves: {},
  },
  {
    figure: 'participation',
    kinds: below('release.participation', ['kind', 'n', 'percentOfPopulation', 'reason']),
    moves: { came: K },
  },
  { figure: 'participation while open', kinds: ['open.kind', 'open.n'], moves: { came: K } },
  {
    figure: 'representativeness',
    kinds: below('release.representativeness', ['kind', 'reasons[]', 'reason']),
    moves: { came: K, sex: K },
    groups: true,
  },
  { figure: 'overall', kinds: below('release.overall', FIGURE), moves: ANSWERS(K) },
  {
    figure: 'dimensions',
    kinds: ['release.dimensions.order', 'release.dimensions[].id', ...below('release.dimensions[].figure', FIGURE)],
    moves: ANSWERS(K),
    own: true,
  },
  {
    figure: 'questions',
    kinds: [
      'release.items.order',
      'release.items[]',
      'release.items[].id',
      ...below('release.items[].distribution', DISTRIBUTION),
    ],
    moves: ANSWERS(DETAIL),
    own: true,
  },
  {
    figure: 'perceived norms',
    kinds: [
      'release.perceivedNorms.order',
      ...below('release.perceivedNorms[]', ['id', 'about', 'gap', 'gap.own', 'gap.perceived', 'gap.difference']),
      ...below('release.perceivedNorms[].distribution', DISTRIBUTION),
    ],
    moves: ANSWERS(DETAIL),
    own: true,
  },
  {
    figure: 'what happened to people',
    kinds: [
      ...below('release.prevalence', [
        'kind',
        'reason',
        'n',
        'anyCount',
        'families[]',
        'families.order',
        'families[].id',
        'sexes',
      ]),
      ...['any', 'witnessed', 'families[].share', 'sexes.women', 'sexes.men'].flatMap((of) =>
        below(`release.prevalence.${of}`, SHARE),
      ),
    ],
    moves: { came: DETAIL },
  },
  {
    figure: 'groups',
    kinds: [
      ...below('release', ['cuts[]', 'cuts.order', 'cuts[].segment', 'cuts[].cells', 'cuts[].cells.order']),
      'release.cuts[].cells[].value',
      ...below('release.cuts[].cells[].overall', FIGURE),
    ],
    moves: WITH_SEX,
    groups: true,
  },
  {
    figure: 'groups, by dimension',
    kinds: below('release.cuts[].cells[].dimensions[]', FIGURE),
    moves: WITH_SEX,
    groups: true,
    own: true,
  },
  {
    figure: 'difference',
    kinds: [...below('release.gaps.overall', [...GAP, ...BY_HOLM]), ...below('release.gaps[]', BY_HOLM)],
    moves: WITH_SEX,
    groups: true,
  },
  { figure: 'difference, by dimension', kinds: below('release.gaps[]', GAP), moves: WITH_SEX, groups: true, own: true },
  {
    figure: 'change over time',
    kinds: [
      ...below('change.overall', CHANGE),
      ...below('change', ['formerlyLowest', 'formerlyLowest.id', 'formerlyLowest.change', 'formerlyLowest.others']),
    ],
    moves: ANSWERS(K),
  },
  {
    figure: 'change over time, by dimension',
    kinds: ['change.dimensions.order', 'change.dimensions[].id', ...below('change.dimensions[].change', CHANGE)],
    moves: ANSWERS(K),
    own: true,
  },
  {
    figure: 'strongest and weakest dimension',
    kinds: [
      ...['highest', 'lowest'].flatMap((end) => [
        `extremes.${end}`,
        ...below(`extremes.${end}`, ['alone', 'dimensions.order', 'dimensions[].id']),
        ...below(`extremes.${end}.dimensions[].figure`, SCORED),
      ]),
    ],
    moves: ANSWERS(K),
  },
  {
    figure: 'strongest and weakest questions',
    kinds: [
      'ranked[]',
      ...below('ranked[]', ['text', 'scale', 'keyed', 'side', 'mean', 'about', 'decimals', 'shares[].kind']),
      ...below('ranked[].shares[]', SHARE),
    ],
    moves: ANSWERS(DETAIL),
  },
  { figure: 'order of the questions', kinds: ['sorted.score', 'sorted.unknown'], moves: ANSWERS(DETAIL) },
  {
    figure: 'plan',
    kinds: [
      'plan[]',
      'plan.order',
      ...below('plan[]', ['id', 'sure', ...INSTRUMENT]),
      ...below('plan[].reasons[]', [
        'kind',
        'instrumentHash',
        'rank',
        'amongLowest',
        'item',
        'mean',
        'percent',
        'own',
        'perceived',
        'dimensions[]',
        'items[].id',
        'items[].mean',
        'items.order',
      ]),
      ...below('plan[].reasons[]', ['difference', 'low', 'high', 'gravity']),
      ...below('plan[].reasons[].gap', ['difference', 'low', 'high']),
      ...below('plan[].reasons[].figure', SCORED),
    ],
    // Of what a difference asks for.
    moves: { ...ANSWERS(K), sex: DETAIL },
  },
  { figure: 'certificate', kinds: ['certificate.participationFrom'], moves: { came: K } },
  {
    figure: 'pool of a quarter',
    kinds: [
      ...below('pool', [
        'kind',
        ...INSTRUMENT,
        'quarter',
        'entities',
        'count.kind',
        'count.n',
        'dimensions.order',
        'dimensions[].id',
      ]),
      ...['overall', 'dimensions[].figure'].flatMap((of) => below(`pool.${of}`, ['value', 'bound', 'level'])),
    ],
    moves: ANSWERS(K),
  },
  {
    figure: 'entities by level',
    kinds: below('levels', ['initial', 'in-process', 'advanced', 'consolidated']),
    moves: ANSWERS(K),
  },
  {
    figure: 'questions of the country',
    kinds: [
      ...below('nationalItems', ['campaigns', 'entities', 'dimensions[].id', 'dimensions[].items']),
      ...[
        'nationalItems.dimensions[].alpha',
        'nationalItems.dimensions[].casesFrom',
        'nationalItems.dimensions[].usedPercent',
        'nationalItems.dimensions.order',
        'nationalItems.items.order',
      ],
      ...below('nationalItems.items[]', ['id', 'dimension', 'mean', 'correlation', 'alphaIfDeleted', 'marks[]']),
      ...below('nationalItems.items[]', ['unknownPercent', 'floorPercent', 'ceilingPercent']),
    ],
    moves: ANSWERS(DETAIL),
  },
  {
    figure: 'pool of what happened',
    kinds: [
      ...below('experiencePool', ['kind', ...INSTRUMENT, 'year', 'entities', 'participants', 'base']),
      ...below('experiencePool', ['findings.order', 'findings[].id', 'findings[].share']),
      ...below('experiencePool.findings[].share', SHARE),
    ],
    moves: { came: DETAIL },
  },
]

const byKind = new Map(FIGURE_RULES.flatMap((rule) => rule.kinds.map((kind) => [kind, rule] as const)))

/** The rule of a kind of figure; undefined where nobody attacks it. */
export const ruleOf = (kind: string): FigureRule | undefined => byKind.get(kind)
