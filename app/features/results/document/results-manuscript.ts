import type { LogoImage } from '#app/kit/documents/logo-image.ts'
import type { Block, Manuscript, Words } from '#app/kit/documents/manuscript.ts'
import { formatCount, formatDate, formatNumber } from '#app/kit/format.ts'
import { claimSentence, participationSentence } from '#app/kit/words/claims/claims.ts'
import { figureSentence } from '#app/kit/words/figure-words.ts'
import { SINGLE_LINK_WORDS } from '#app/kit/words/names.ts'
import { PLAN_STATUS_NAMES } from '#app/features/plan/words.ts'
import { standingBlocks } from '#app/features/standing/standing-blocks.ts'
import type { ReportView } from '../report/view-report.server.ts'
import type { WhatToDo } from '../what-to-do-facts.ts'
import { normBlocks, questionBlocks } from './question-blocks.ts'
import { scoreBlocks, sexBlocks, timeBlocks } from './score-blocks.ts'

/** A report with its annex, as it may leave the pages of the entity: without what happened to people. */
export type ResultsDocument = Omit<ReportView, 'logo' | 'toHead' | 'annex'> & {
  readonly annex: NonNullable<ReportView['annex']>
  readonly invented: boolean
  readonly asksWhatHappened: boolean
  readonly logo: LogoImage | null
}

const TOLD_ON_THE_PAGE =
  'Lo que contó el personal se lee en la página y en el informe, junto a la confianza en el procedimiento. No va en este archivo, que puede pasar de mano en mano.'
const ATTITUDES =
  'Un puntaje alto significa menos estereotipos. Describe un clima de opinión: no mide faltas, no se usa para ordenar entidades, evaluar ni sancionar.'
const NEVER_ASK: Words = [
  { bold: 'Nunca intente averiguar quién respondió. ' },
  'Quien respondió confió en que nadie lo sabría. Preguntar o comparar listas daña a las personas. Si un resultado preocupa, se trabaja con toda la entidad.',
]

function opening(document: ResultsDocument): Block[] {
  const { summary, dimensions, identity, responsible, printedOn, invented, asksWhatHappened } = document
  const { head } = summary
  const facts: (readonly [string, string])[] = [
    ['Entidad', head.entity],
    ['Herramienta', `${head.instrumentTitle}, versión ${identity.version}`],
    ['Se respondió', `del ${formatDate(head.opensOn)} al ${formatDate(head.until)}`],
    ...(head.closingReason ? [['Se cerró antes de su fecha', head.closingReason] as const] : []),
    ['Resultado del', formatDate(identity.releasedOn)],
    ['Responsable', `Coordinación del ${responsible} de la entidad`],
    ['Fecha de este documento', formatDate(printedOn)],
    ['Huella SHA-256 del resultado', identity.digest],
  ]
  const lead = asksWhatHappened ? dimensions.lead : `${summary.summary.headline.replace(/\.$/, '')}.`
  return [
    ...(invented ? [{ kind: 'text', tone: 'box', words: 'Demostración: los datos son inventados.' } as const] : []),
    ...(lead ? [{ kind: 'text', tone: 'lead', words: lead } as const] : []),
    { kind: 'facts', rows: facts },
    ...(summary.summary.describesAttitudes ? [{ kind: 'text', tone: 'box', words: ATTITUDES } as const] : []),
    ...(asksWhatHappened ? [{ kind: 'text', tone: 'box', words: TOLD_ON_THE_PAGE } as const] : []),
  ]
}

function inShort({ summary: { summary }, annex }: ResultsDocument): Block[] {
  const { score, scale, participation, gaps } = summary
  const count = gaps.count === null ? '' : `${gaps.count} ${gaps.unit}. `
  return [
    { kind: 'heading', level: 2, text: 'En pocas palabras' },
    {
      kind: 'facts',
      rows: [
        ['Puntaje', figureSentence(score, scale.k, scale.decimals)],
        ['Participación', `${participationSentence(annex.calculation.release)} ${participation.evenness}`],
        ['Brechas de mujeres y hombres', `${count}${gaps.says.join(' ')}`.trim() || 'Ninguna'],
      ],
    },
    ...(participation.link ? [{ kind: 'text', tone: 'note', words: participation.link } as const] : []),
    { kind: 'text', tone: 'box', words: NEVER_ASK },
  ]
}

type Action = WhatToDo['urgent'][number]

const normLabels = ({ norms }: Action) =>
  norms
    .map(
      ({ label, place, marks }) =>
        `${label}${place ? `, ${place}` : ''}${marks.length > 0 ? ` (${marks.join('; ')})` : ''}`,
    )
    .join('; ')

const actionWords = (action: Action, why: string): Words => [
  { bold: `${action.title} ` },
  [`(en ${formatCount(action.termMonths, 'mes', 'meses')}).`, why, action.rationale, normLabels(action)]
    .filter(Boolean)
    .join(' '),
]

function urgent({ summary: { toDo } }: ResultsDocument): Block[] {
  if (toDo.urgent.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: 'Primero, lo que no puede esperar' },
    { kind: 'list', ordered: true, items: toDo.urgent.map((action) => actionWords(action, action.why)) },
  ]
}

function duties({ summary: { toDo, next } }: ResultsDocument): Block[] {
  if (!next.isYearlyEvaluation || toDo.duties.length + toDo.conditional.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: 'Lo que la ley obliga, sea cual sea el resultado' },
    { kind: 'list', ordered: false, items: toDo.duties.map((action) => actionWords(action, '')) },
    ...(toDo.conditional.length === 0
      ? []
      : ([
          { kind: 'heading', level: 3, text: 'Lo que obliga solo en ciertos casos' },
          { kind: 'list', ordered: false, items: toDo.conditional.map((action) => actionWords(action, action.why)) },
        ] satisfies Block[])),
  ]
}

function whereToWork({ summary: { summary } }: ResultsDocument): Block[] {
  const { work } = summary
  if (!work || work.toWorkOn.length + work.strengths.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: 'Dónde trabajar primero' },
    {
      kind: 'list',
      ordered: true,
      items: work.toWorkOn.map(
        ({ says, action }) => `${says}.${action ? ` En el plan: ${action.title}` : ' Sin acción en el plan.'}`,
      ),
    },
    ...(work.strengths.length === 0
      ? []
      : ([
          { kind: 'heading', level: 3, text: 'Lo más fuerte' },
          { kind: 'list', ordered: false, items: work.strengths.map(({ says }) => `${says}.`) },
        ] satisfies Block[])),
  ]
}

/** Of each dimension what it means and what the plan does about it; its figures stand in the tables. */
function eachDimension({ dimensions: { cards } }: ResultsDocument): Block[] {
  return [
    { kind: 'heading', level: 2, text: 'Cada dimensión y su plan' },
    {
      kind: 'table',
      caption: 'Qué mide cada dimensión y qué hace el plan',
      dense: true,
      columns: [
        { title: 'Dimensión', share: 20 },
        { title: 'Qué mide', share: 28 },
        { title: 'En el plan de mejora', share: 52 },
      ],
      rows: cards.map(({ title, meaning, actions, moreActions }) => [
        title,
        meaning,
        actions.length === 0
          ? 'El plan no tiene acciones para esta dimensión.'
          : [
              ...actions.map(({ title: action, status }) => `${action} (${PLAN_STATUS_NAMES[status].toLowerCase()}).`),
              ...(moreActions > 0 ? [`Y ${moreActions} más en el plan.`] : []),
            ].join(' '),
      ]),
    },
  ]
}

function participation({ annex: { calculation } }: ResultsDocument): Block[] {
  const { release, source } = calculation
  const { population, representativeness, k } = release
  return [
    { kind: 'heading', level: 2, text: 'Anexo: participación, preguntas y cálculo' },
    { kind: 'heading', level: 3, text: 'Participación' },
    {
      kind: 'text',
      words: [
        participationSentence(release),
        release.singleLink ? SINGLE_LINK_WORDS : '',
        population
          ? `Población: ${formatNumber(population.women)} mujeres y ${formatNumber(population.men)} hombres. Fuente: ${source.populationSource}, al ${formatDate(source.populationDate)}.`
          : '',
        claimSentence({ kind: 'evenness', found: representativeness, k }),
      ]
        .filter(Boolean)
        .join(' '),
    },
  ]
}

function facts({ annex: { sexes } }: ResultsDocument): Block[] {
  if (!sexes.facts) return []
  const { title, sentences, use, source } = sexes.facts
  return [
    { kind: 'heading', level: 3, text: title },
    ...(sentences.length > 0 ? [{ kind: 'list', ordered: false, items: sentences } as const] : []),
    { kind: 'text', tone: 'note', words: `${use} ${source}` },
  ]
}

function calculation({ annex: { calculation: view } }: ResultsDocument): Block[] {
  return [
    { kind: 'heading', level: 2, text: '¿Cómo se calculó?' },
    { kind: 'list', ordered: true, items: view.rules },
  ]
}

/** The released results as a document: what the report page says, from the same release. */
export function resultsManuscript(document: ResultsDocument): Manuscript {
  const { summary, dimensions, identity, annex, logo } = document
  const title = `Resultados: ${summary.head.instrumentTitle}`
  return {
    title,
    entity: summary.head.entity,
    logo,
    landscape: false,
    foot: `${summary.head.instrumentTitle} · Resultado del ${formatDate(identity.releasedOn)} · Huella ${identity.digest.slice(0, 16)}`,
    blocks: [
      ...opening(document),
      ...inShort(document),
      ...urgent(document),
      ...whereToWork(document),
      ...scoreBlocks(dimensions),
      ...sexBlocks(annex.sexes),
      ...timeBlocks(annex.time),
      ...standingBlocks(annex.time.standing),
      ...eachDimension(document),
      ...duties(document),
      ...participation(document),
      ...facts(document),
      ...questionBlocks(annex.questions),
      ...normBlocks(annex.questions.norms, annex.questions.release.k),
      ...calculation(document),
    ],
  }
}
