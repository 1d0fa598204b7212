import { LevelLines, place, ScaleRow } from '#app/kit/figures/score-scale.tsx'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatInColumn, formatNumber, formatPercent } from '#app/kit/format.ts'
import { Notice } from '#app/kit/shell/notice.tsx'
import { LEVEL_NAMES } from '#app/kit/words/names.ts'
import type { RubricScore, RubricScores } from '#surveys/scoring/rubric.ts'
import type { AssessmentView } from './view-assessment.server.ts'
import { scoreWords } from './words.ts'

type Row = {
  readonly id: string
  readonly title: string
  readonly declared: RubricScore['overall'] | undefined
  readonly verified: RubricScore['overall'] | undefined
}

function rowsOf(view: Pick<AssessmentView, 'dimensions'>, scores: RubricScores): Row[] {
  return [
    { id: 'overall', title: 'Resultado general', declared: scores.declared.overall, verified: scores.verified.overall },
    ...view.dimensions.map(({ id, title }) => ({
      id,
      title,
      declared: scores.declared.dimensions[id],
      verified: scores.verified.dimensions[id],
    })),
  ]
}

function FigureRow({ row, cuts }: { row: Row; cuts: readonly number[] }) {
  const { declared, verified } = row
  return (
    <div className="fila-figura">
      <span className="fila-titulo">{row.title}</span>
      <svg
        width="100%"
        height="28"
        role="img"
        aria-label={`${row.title}: declarado ${scoreWords(declared)}, verificado ${scoreWords(verified)}`}
      >
        <LevelLines cuts={cuts} height={28} />
        {declared?.kind === 'scored' && verified?.kind === 'scored' ? (
          <line className="union" x1={place(verified.score)} x2={place(declared.score)} y1={14} y2={14} />
        ) : null}
        {declared?.kind === 'scored' ? <circle className="declarado" cx={place(declared.score)} cy={14} r={7} /> : null}
        {verified?.kind === 'scored' ? <circle className="marca" cx={place(verified.score)} cy={14} r={5} /> : null}
      </svg>
      <span className="fila-valor">
        {scoreWords(declared)} <span className="tenue">/ {scoreWords(verified)}</span>
      </span>
    </div>
  )
}

function ScoresTable({ rows }: { rows: readonly Row[] }) {
  return (
    <details>
      <summary>Ver los datos de la figura</summary>
      <WideTable caption="Puntaje declarado y verificado, de 0 a 100">
        <thead>
          <tr>
            <th scope="col">Dimensión</th>
            <th scope="col" className="numero">
              Declarado
            </th>
            <th scope="col" className="numero">
              Verificado
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, title, declared, verified }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              <td className="numero">{scoreWords(declared)}</td>
              <td className="numero">{scoreWords(verified)}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </details>
  )
}

function LevelWords({ score, titles }: { score: RubricScore; titles: ReadonlyMap<string, string> }) {
  const { level } = score
  if (!level) return <>sin nivel todavía</>
  if (level.id === level.uncapped) return <>nivel {LEVEL_NAMES[level.id]}</>
  return (
    <>
      nivel {LEVEL_NAMES[level.id]} (por su puntaje sería {LEVEL_NAMES[level.uncapped]}, pero el nivel general queda a
      lo más uno por encima de la dimensión más débil: «{titles.get(level.weakest ?? '')}»)
    </>
  )
}

/** Points (0-100) between declared and verified from which the reading changes. */
const WIDE_GAP = 15

/** Says where a finished review left much less than was declared; while items wait, the gap means nothing yet. */
function WideGap({ view, scores }: { view: AssessmentView; scores: RubricScores }) {
  const waiting = view.dimensions.some(({ items }) =>
    items.some(({ review }) => review === 'pending' || review === 'returned'),
  )
  if (waiting) return null
  const wide = rowsOf(view, scores).flatMap(({ title, declared, verified }) => {
    const gap = declared?.kind === 'scored' && verified?.kind === 'scored' ? declared.score - verified.score : 0
    return gap > WIDE_GAP ? [`${title}, ${formatInColumn(gap, 1)}`] : []
  })
  if (wide.length === 0) return null
  return (
    <Notice kind="warning">
      <p>
        Lo declarado supera a lo verificado en más de {WIDE_GAP} puntos: {wide.join('; ')}. Lea el puntaje verificado y
        revise con qué documentos se probará lo que falta.
      </p>
    </Notice>
  )
}

/** Declared beside verified, for each dimension and in all, with the cap of the weakest link. */
export function RubricScoresFigure({ view, scores }: { view: AssessmentView; scores: RubricScores }) {
  const titles = new Map(view.dimensions.map(({ id, title }) => [id, title]))
  const rows = rowsOf(view, scores)
  return (
    <figure>
      <p>
        Declarado: <strong>{scoreWords(scores.declared.overall)}</strong> de 100,{' '}
        <LevelWords score={scores.declared} titles={titles} />. Verificado:{' '}
        <strong>{scoreWords(scores.verified.overall)}</strong> de 100,{' '}
        <LevelWords score={scores.verified} titles={titles} />.
      </p>
      <p>Sin verificar: {formatPercent(Math.round(scores.unverified * 100))} de lo declarado por encima del nivel 0.</p>
      <WideGap view={view} scores={scores} />
      <p className="leyenda nota">
        <svg width="18" height="18" aria-hidden="true">
          <circle className="declarado" cx="9" cy="9" r="7" />
        </svg>
        declarado
        <svg width="18" height="18" aria-hidden="true">
          <circle className="marca" cx="9" cy="9" r="5" />
        </svg>
        verificado por el MIMP. Las líneas marcan {view.instrument.levels.map((cut) => formatNumber(cut)).join(', ')}.
      </p>
      <div className="filas">
        {rows.map((row) => (
          <FigureRow key={row.id} row={row} cuts={view.instrument.levels} />
        ))}
        <ScaleRow cuts={view.instrument.levels} />
      </div>
      <ScoresTable rows={rows} />
    </figure>
  )
}
