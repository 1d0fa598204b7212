import { DimensionPlot, type PlottedFigure } from '#app/kit/figures/dimension-plot.tsx'
import { formatNumber } from '#app/kit/format.ts'
import type { InstrumentDescription } from './view-results.server.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import { ScoreTable } from './score-table.tsx'
import { clearExtremes, rankedItems, type RankedItem } from './strongest-weakest.ts'

function extremesSentence(release: Release, titles: ReadonlyMap<string, string>): string {
  const extremes = clearExtremes(release)
  if (!extremes) return 'No hay una dimensión claramente más alta que las demás.'
  const { highest, lowest } = extremes
  return `La dimensión más alta es ${titles.get(highest.id)} (${formatNumber(highest.figure.value)}); la más baja, ${titles.get(lowest.id)} (${formatNumber(lowest.figure.value)}).`
}

function ItemList({
  title,
  items,
  texts,
}: {
  title: string
  items: readonly RankedItem[]
  texts: ReadonlyMap<string, string>
}) {
  return (
    <div>
      <h3>{title}</h3>
      <ol>
        {items.map(({ id, mean }) => (
          <li key={id}>
            {texts.get(id)} <span className="tenue">({formatNumber(mean)} de 100)</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Extremes({ release, instrument }: { release: Release; instrument: InstrumentDescription }) {
  const ranked = rankedItems(release)
  if (ranked.length < 6) return null
  const texts = new Map(instrument.dimensions.flatMap(({ items }) => items.map(({ id, text }) => [id, text] as const)))
  return (
    <div className="dos">
      <ItemList title="Preguntas con puntaje más alto" items={ranked.slice(-3).reverse()} texts={texts} />
      <ItemList title="Preguntas con puntaje más bajo" items={ranked.slice(0, 3)} texts={texts} />
    </div>
  )
}

/** Score of every dimension: one sentence, the figure, its table, the strongest and the weakest items. */
export function Dimensions({ release, instrument }: { release: Release; instrument: InstrumentDescription }) {
  const titles = new Map(instrument.dimensions.map(({ id, title }) => [id, title] as const))
  const rows: PlottedFigure[] = [
    { id: 'overall', title: 'Resultado general', figure: release.overall },
    ...release.dimensions.map(({ id, figure }) => ({ id, title: titles.get(id) ?? id, figure })),
  ]
  return (
    <section aria-labelledby="dimensiones">
      <h2 id="dimensiones">Resultado por dimensión</h2>
      <p>{extremesSentence(release, titles)}</p>
      <DimensionPlot
        rows={rows}
        cuts={instrument.levels}
        k={release.k}
        title="Puntaje de 0 a 100, con su margen"
        note="El punto es el puntaje; la línea, el intervalo de 95 %. Las rayas verticales son los límites entre niveles. Más alto es más favorable a la igualdad."
      />
      <ScoreTable caption="Puntajes por dimensión" rows={rows} k={release.k} />
      <p className="nota">
        El resultado general no tiene que ser el promedio de las dimensiones: cada persona entra con las dimensiones que
        respondió. El margen no cubre a quienes no respondieron.
      </p>
      <Extremes release={release} instrument={instrument} />
    </section>
  )
}
