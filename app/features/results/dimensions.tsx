import { DimensionPlot, type PlottedFigure } from '#app/kit/figures/dimension-plot.tsx'
import { claimSentence } from '#app/kit/words/claims/claims.ts'
import type { ItemEnd } from '#app/kit/words/claims/level-claims.ts'
import { releaseDecimals } from '#app/kit/words/figure-words.ts'
import { separableExtremes, type Extreme } from '#surveys/disclosure/extremes.ts'
import type { InstrumentDescription } from './view-results.server.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import { ScoreTable } from './score-table.tsx'
import { itemEnds } from './item-ends.ts'

function extremesOf(release: Release, titles: ReadonlyMap<string, string>): string {
  const named = (found: Extreme | null) =>
    found && {
      alone: found.alone,
      dimensions: found.dimensions.map(({ id, figure: { value } }) => ({ title: titles.get(id) ?? id, value })),
    }
  const { highest, lowest } = separableExtremes(release.dimensions)
  return claimSentence({
    kind: 'extremes',
    highest: named(highest),
    lowest: named(lowest),
    scored: release.dimensions.filter(({ figure }) => figure.kind === 'scored').length,
    decimals: releaseDecimals(release),
  })
}

function ItemList({ title, items }: { title: string; items: readonly ItemEnd[] }) {
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item.text}>{claimSentence({ kind: 'item-end', ...item })}</li>
        ))}
      </ul>
    </div>
  )
}

function Extremes({ release, instrument }: { release: Release; instrument: InstrumentDescription }) {
  const ends = itemEnds(release, instrument)
  if (!ends) return null
  return (
    <>
      <div className="dos">
        <ItemList title="Entre las preguntas de mayor puntaje" items={ends.highest} />
        <ItemList title="Entre las preguntas de menor puntaje" items={ends.lowest} />
      </div>
      <p className="nota">
        Los puntajes de las preguntas no llevan margen: el orden entre ellas puede deberse al azar.
      </p>
    </>
  )
}

/** Score of every dimension: one sentence, the figure, its table, the strongest and the weakest items. */
export function Dimensions({
  release,
  instrument,
  lead,
}: {
  release: Release
  instrument: InstrumentDescription
  /** The sentence on the whole, where it does not head the page. */
  lead: string | null
}) {
  const titles = new Map(instrument.dimensions.map(({ id, title }) => [id, title] as const))
  const rows: PlottedFigure[] = [
    { id: 'overall', title: 'Resultado general', figure: release.overall },
    ...release.dimensions.map(({ id, figure }) => ({ id, title: titles.get(id) ?? id, figure })),
  ]
  return (
    <section aria-labelledby="dimensiones">
      <h2 id="dimensiones">Resultado por dimensión</h2>
      {lead ? <p>{lead}</p> : null}
      <p>{extremesOf(release, titles)}</p>
      <DimensionPlot
        rows={rows}
        cuts={instrument.levels}
        k={release.k}
        title="Puntaje de 0 a 100, con su margen"
        note="El punto es el puntaje; la línea, el intervalo de 95 %. Las rayas verticales son los límites entre niveles. Más alto es más favorable a la igualdad."
      />
      <ScoreTable caption="Puntajes por dimensión" rows={rows} k={release.k} />
      <p className="nota">
        El resultado general no tiene que ser el promedio de las dimensiones: cada respuesta entra con las dimensiones
        que respondió. El margen no cubre a quienes no respondieron.
      </p>
      <Extremes release={release} instrument={instrument} />
    </section>
  )
}
