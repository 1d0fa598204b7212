import type { Block, Words } from '#app/kit/documents/manuscript.ts'
import type { PlottedFigure } from '#app/kit/figures/dimension-plot.tsx'
import { formatDate, formatDifference, formatInColumn, withinSentence } from '#app/kit/format.ts'
import { claimSentence } from '#app/kit/words/claims/claims.ts'
import {
  columnDecimals,
  countWords,
  differenceAloneWords,
  figureValue,
  isDifferenceAlone,
  levelWords,
} from '#app/kit/words/figure-words.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import type { Figure } from '#surveys/disclosure/release.ts'
import { changeVerdict, gapVerdict } from '#surveys/disclosure/verdict.ts'
import type { DimensionCards } from '../dimensions/dimension-facts.ts'
import type { SexesView, TimeView } from '../view-tab.server.ts'
import { decimalsOf, rowsOf, words } from '../women-and-men.tsx'
import { pairChart, scoreChart } from './score-chart.ts'

const NONE = 'no se muestra'
const ITEM_ORDER = 'Los puntajes de las preguntas no llevan margen: el orden entre ellas puede deberse al azar.'

function scoreRow({ title, figure }: PlottedFigure, k: number, decimals: 0 | 1): readonly Words[] {
  if (figure.kind === 'suppressed') return [title, NONE, '—', '—', '—', suppressionWords(figure.reason, k)]
  const end = (value: number) => (figure.bound === 'exact' ? formatInColumn(value, decimals) : 'sin intervalo')
  return [
    title,
    figureValue(figure, decimals),
    end(figure.low),
    end(figure.high),
    countWords(figure.count),
    levelWords(figure),
  ]
}

/** Scores of the whole and of each dimension, as a figure and as its table. */
export function scoreBlocks({ rows, scale, extremes, ends }: DimensionCards): Block[] {
  const decimals = columnDecimals(rows.map(({ figure }) => figure))
  return [
    { kind: 'heading', level: 2, text: 'Resultado por dimensión' },
    { kind: 'text', words: extremes },
    {
      kind: 'figure',
      chart: scoreChart(rows, { ...scale, decimals }),
      title: 'Puntaje de 0 a 100, con su margen',
      note: 'El punto es el puntaje; la línea, el intervalo de 95%. Las rayas verticales son los límites entre niveles. Más alto es más favorable a la igualdad.',
    },
    {
      kind: 'table',
      caption: 'Puntajes por dimensión',
      columns: [
        { title: 'Dimensión', share: 34 },
        { title: 'Puntaje', share: 11, numeric: true },
        { title: 'Desde', share: 10, numeric: true },
        { title: 'Hasta', share: 10, numeric: true },
        { title: 'Respuestas', share: 12, numeric: true },
        { title: 'Nivel', share: 23 },
      ],
      rows: rows.map((row) => scoreRow(row, scale.k, decimals)),
    },
    {
      kind: 'text',
      tone: 'note',
      words:
        'El resultado general no tiene que ser el promedio de las dimensiones: cada respuesta entra con las dimensiones que respondió. El margen no cubre a quienes no respondieron.',
    },
    ...(ends
      ? ([
          { kind: 'heading', level: 3, text: 'Entre las preguntas de mayor puntaje' },
          { kind: 'list', ordered: false, items: ends.highest },
          { kind: 'heading', level: 3, text: 'Entre las preguntas de menor puntaje' },
          { kind: 'list', ordered: false, items: ends.lowest },
          { kind: 'text', tone: 'note', words: ITEM_ORDER },
        ] satisfies Block[])
      : []),
  ]
}

/** Only the differences, where the two levels may not be shown. */
function gapsAlone({ release, instrument }: SexesView): Block[] {
  const places = [{ id: 'overall', title: 'Resultado general' }, ...instrument.dimensions]
  const known = places.flatMap(({ id, title }) => {
    const gap = release.gaps[id]
    return gap?.kind === 'estimated' ? [{ title, gap }] : []
  })
  if (known.length === 0) {
    const hidden = release.singleLink
      ? suppressionWords('single-link', release.k)
      : 'No se muestran resultados de mujeres y hombres por separado, para proteger el anonimato de grupos pequeños.'
    return [{ kind: 'text', words: hidden }]
  }
  const decimals = columnDecimals(
    [],
    known.map(({ gap }) => ({ ...gap, value: gap.difference })),
  )
  return [
    { kind: 'text', words: differenceAloneWords(release.k) },
    {
      kind: 'table',
      caption: 'Mujeres menos hombres, en puntos',
      dense: true,
      columns: [
        { title: 'Dimensión', share: 35 },
        { title: 'Diferencia', share: 12, numeric: true },
        { title: 'Conclusión', share: 53 },
      ],
      rows: known.map(({ title, gap }) => [
        title,
        formatDifference(gap.difference, decimals),
        claimSentence({ kind: 'gap', gap, k: release.k, decimals }),
      ]),
    },
  ]
}

/** Women and men side by side, with what may be claimed of each difference. */
export function sexBlocks(view: SexesView): Block[] {
  const { release, instrument } = view
  const title: Block = { kind: 'heading', level: 2, text: 'Mujeres y hombres' }
  const rows = rowsOf(release, instrument)
  if (rows.length === 0) return [title, ...gapsAlone(view)]
  const decimals = decimalsOf(rows)
  const { k } = release
  const compared = rows.map(({ title: name, gap }) => ({
    title: name,
    verdict: gap?.kind === 'estimated' ? gapVerdict(gap) : null,
  }))
  return [
    title,
    { kind: 'text', words: claimSentence({ kind: 'gaps', compared }) },
    {
      kind: 'figure',
      chart: pairChart(rows, {
        cuts: instrument.levels,
        k,
        decimals: columnDecimals(rows.flatMap(({ women, men }) => [women, men])),
      }),
      title: 'Puntaje de mujeres y de hombres',
      note: 'Una distancia en la figura no es todavía una brecha: se llama así solo si se distingue del azar y llega a 5 puntos. La tabla lo dice.',
    },
    ...(rows.some(({ id }) => isDifferenceAlone(release, id))
      ? [
          {
            kind: 'text',
            tone: 'note',
            words: `Donde no están los dos puntajes: ${withinSentence(differenceAloneWords(k))}`,
          } as const,
        ]
      : []),
    {
      kind: 'table',
      caption: 'Mujeres y hombres por dimensión',
      dense: true,
      columns: [
        { title: 'Dimensión', share: 28 },
        { title: 'Mujeres', share: 11, numeric: true },
        { title: 'Hombres', share: 11, numeric: true },
        { title: 'Diferencia', share: 12, numeric: true },
        { title: 'Conclusión', share: 38 },
      ],
      rows: rows.map(({ title: name, women, men, gap }) => [
        name,
        words(women, k, decimals),
        words(men, k, decimals),
        gap?.kind === 'estimated' ? formatDifference(gap.difference, decimals) : NONE,
        gap ? claimSentence({ kind: 'gap', gap, k, decimals }) : 'No se compara en esta dimensión.',
      ]),
    },
  ]
}

function yearCell(figure: Figure | undefined, k: number, decimals: 0 | 1): string {
  if (!figure) return 'no se preguntaba'
  return figure.kind === 'scored' ? figureValue(figure, decimals) : suppressionWords(figure.reason, k)
}

/** This application beside those before it; nothing where it is the first. */
export function timeBlocks({ history, instrument }: TimeView): Block[] {
  if (!history) return []
  const { releases, change, since, versions } = history
  const changes = new Map(change.dimensions.map(({ id, change: each }) => [id, each]))
  const places = [
    { title: 'Resultado general', change: change.overall, figures: releases.map(({ overall }) => overall) },
    ...instrument.dimensions.map(({ id, title }) => ({
      title,
      change: changes.get(id) ?? ({ kind: 'not-shown' } as const),
      figures: releases.map((each) => each.dimensions.find((dimension) => dimension.id === id)?.figure),
    })),
  ]
  const decimals = columnDecimals(
    places.flatMap(({ figures }) => figures),
    places.flatMap(({ change: each }) => (each.kind === 'estimated' ? [{ ...each, value: each.difference }] : [])),
  )
  const compared = places.map(({ title, change: each }) => ({
    title,
    verdict: each.kind === 'estimated' ? changeVerdict(each) : null,
  }))
  return [
    { kind: 'heading', level: 2, text: 'Cambio en el tiempo' },
    { kind: 'text', words: claimSentence({ kind: 'changes', compared }) },
    ...(versions.earlier === versions.later
      ? []
      : [
          {
            kind: 'text',
            words: `Esta vez se aplicó la versión ${versions.later} y antes la ${versions.earlier}. Solo se compara lo que preguntan igual; el resto se dice en la tabla.`,
          } as const,
        ]),
    {
      kind: 'table',
      caption: `Puntajes de cada aplicación y cambio desde el ${formatDate(since)}`,
      dense: true,
      columns: [
        { title: 'Dimensión', share: 30 },
        ...releases.map(({ releasedOn, version }) => ({
          ...{ title: `${releasedOn.slice(0, 4)} (v${version})`, share: 11, numeric: true },
        })),
        { title: 'Conclusión', share: 40 },
      ],
      rows: places.map(({ title, change: each, figures }) => [
        title,
        ...figures.map((figure, index) => yearCell(figure, releases[index]?.k ?? 0, decimals)),
        claimSentence({ kind: 'change', change: each, decimals }),
      ]),
    },
    {
      kind: 'text',
      tone: 'note',
      words:
        'El intervalo del cambio trata a las dos aplicaciones como si hubieran respondido personas distintas. Si en parte son las mismas y responden parecido, es más ancho de lo necesario. Se llama cambio desde 5 puntos. Los márgenes de las dimensiones se amplían porque se comparan varias a la vez. Un cambio no dice qué lo causó.',
    },
  ]
}
