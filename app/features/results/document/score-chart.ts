import type { Chart, Shape } from '#app/kit/documents/chart.ts'
import { INK } from '#app/kit/documents/manuscript-look.ts'
import { figureRange, figureSentence, figureValue } from '#app/kit/words/figure-words.ts'
import type { PlottedFigure } from '#app/kit/figures/dimension-plot.tsx'
import type { ComparedFigures } from '#app/kit/figures/women-men-plot.tsx'
import { LEVEL_NAMES } from '#app/kit/words/names.ts'
import type { Decimals } from '#app/kit/format.ts'

const WIDTH = 511
const ROW = 24
/** From where to where the scale of 0 to 100 runs. */
const SCALE = { from: 176, to: 396 } as const
const VALUE = WIDTH - 3
const SIZE = 8
/** Letters of a title on one of its two lines. */
const TITLE_LETTERS = 38

const at = (score: number) => SCALE.from + ((SCALE.to - SCALE.from) * score) / 100

/** A title on at most two lines; what does not fit stands in the table beside. */
function onTwoLines(title: string): string[] {
  const lines: string[] = ['']
  for (const word of title.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line !== '' && line.length + word.length + 1 > TITLE_LETTERS) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.length <= 2 ? lines : [lines[0] ?? '', `${lines[1] ?? ''}…`]
}

function titleShapes(title: string, y: number): Shape[] {
  const lines = onTwoLines(title)
  return lines.map((text, index) => ({
    kind: 'text',
    at: [0, y + 3 + (index - (lines.length - 1) / 2) * (SIZE + 1.5)],
    text,
    size: SIZE,
    ink: INK.text,
    anchor: 'start',
  }))
}

function scaleShapes(cuts: readonly number[], top: number, bottom: number): Shape[] {
  const edges = [0, ...cuts, 100]
  return [
    ...edges.map(
      (edge): Shape => ({ kind: 'line', from: [at(edge), top], to: [at(edge), bottom], ink: INK.rule, width: 0.6 }),
    ),
    ...edges.map(
      (edge): Shape => ({
        kind: 'text',
        at: [at(edge), bottom + 10],
        text: String(edge),
        size: 7,
        ink: INK.quiet,
        anchor: 'middle',
      }),
    ),
    ...Object.values(LEVEL_NAMES).map((name, index): Shape => {
      const middle = ((edges[index] ?? 0) + (edges[index + 1] ?? 100)) / 2
      return { kind: 'text', at: [at(middle), bottom + 19], text: name, size: 6.5, ink: INK.quiet, anchor: 'middle' }
    }),
  ]
}

const value = (text: string, y: number): Shape => ({
  ...{ kind: 'text', at: [VALUE, y + 3], text, size: SIZE },
  ...{ ink: INK.text, bold: true, anchor: 'end' },
})

const axis = (y: number): Shape => ({ kind: 'line', from: [at(0), y], to: [at(100), y], ink: INK.rule, width: 0.6 })

type Asked = { readonly cuts: readonly number[]; readonly k: number; readonly decimals: Decimals }

function scoreRow({ title, figure }: PlottedFigure, y: number, { decimals }: Asked): Shape[] {
  if (figure.kind === 'suppressed') return [...titleShapes(title, y), value('no se muestra', y)]
  const range = figureRange(figure, decimals)
  return [
    ...titleShapes(title, y),
    axis(y),
    { kind: 'line', from: [at(figure.low), y], to: [at(figure.high), y], ink: INK.accent, width: 2 },
    ...[figure.low, figure.high].map(
      (end): Shape => ({ kind: 'line', from: [at(end), y - 4], to: [at(end), y + 4], ink: INK.accent, width: 1 }),
    ),
    { kind: 'dot', at: [at(figure.value), y], radius: 3.6, ink: INK.accent },
    value(figureValue(figure, decimals), y - (range ? 4 : 0)),
    ...(range
      ? [{ ...value(range.split(':')[0] ?? range, y + 5), size: 6.5, bold: false, ink: INK.quiet } as Shape]
      : []),
  ]
}

/** Scores as dots with their intervals on the scale of levels. */
export function scoreChart(rows: readonly PlottedFigure[], asked: Asked): Chart {
  const bottom = rows.length * ROW
  return {
    width: WIDTH,
    height: bottom + 24,
    alt: rows.map(({ title, figure }) => `${title}: ${figureSentence(figure, asked.k, asked.decimals)}`).join('. '),
    shapes: [
      ...scaleShapes(asked.cuts, 0, bottom),
      ...rows.flatMap((row, index) => scoreRow(row, (index + 0.5) * ROW, asked)),
    ],
  }
}

function pairRow({ title, women, men }: ComparedFigures, y: number, decimals: Decimals): Shape[] {
  if (women.kind !== 'scored' || men.kind !== 'scored') return [...titleShapes(title, y), value('no se muestra', y)]
  return [
    ...titleShapes(title, y),
    axis(y),
    { kind: 'line', from: [at(women.value), y - 4], to: [at(men.value), y + 4], ink: INK.edge, width: 1 },
    { kind: 'dot', at: [at(women.value), y - 4], radius: 3.6, ink: INK.women },
    { kind: 'dot', at: [at(men.value), y + 4], radius: 3.2, ink: INK.men, hollow: true },
    value(`M ${figureValue(women, decimals)} · H ${figureValue(men, decimals)}`, y),
  ]
}

const LEGEND = 16

function legend(): Shape[] {
  const text = (x: number, words: string): Shape => ({
    kind: 'text',
    at: [x, 9],
    text: words,
    size: SIZE,
    ink: INK.text,
    anchor: 'start',
  })
  return [
    { kind: 'dot', at: [SCALE.from, 6], radius: 3.6, ink: INK.women },
    text(SCALE.from + 8, 'Mujeres (M)'),
    { kind: 'dot', at: [SCALE.from + 90, 6], radius: 3.2, ink: INK.men, hollow: true },
    text(SCALE.from + 98, 'Hombres (H)'),
  ]
}

const shift = (shape: Shape, by: number): Shape =>
  shape.kind === 'line'
    ? { ...shape, from: [shape.from[0], shape.from[1] + by], to: [shape.to[0], shape.to[1] + by] }
    : { ...shape, at: [shape.at[0], shape.at[1] + by] }

/** Women (full) and men (hollow) on the same scale. */
export function pairChart(rows: readonly ComparedFigures[], { cuts, k, decimals }: Asked): Chart {
  const bottom = rows.length * ROW
  const said = (figure: ComparedFigures['women']) => figureSentence(figure, k, decimals)
  return {
    width: WIDTH,
    height: LEGEND + bottom + 24,
    alt: rows.map(({ title, women, men }) => `${title}: mujeres, ${said(women)}; hombres, ${said(men)}`).join('. '),
    shapes: [
      ...legend(),
      ...[
        ...scaleShapes(cuts, 0, bottom),
        ...rows.flatMap((row, index) => pairRow(row, (index + 0.5) * ROW, decimals)),
      ].map((shape) => shift(shape, LEGEND)),
    ],
  }
}
