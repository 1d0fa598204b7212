import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { type ComparedFigures, WomenMenPlot } from '#app/kit/figures/women-men-plot.tsx'
import { type Decimals, formatDifference, withinSentence } from '#app/kit/format.ts'
import { claimSentence } from '#app/kit/words/claims/claims.ts'
import { columnDecimals, differenceAloneWords, figureValue, isDifferenceAlone } from '#app/kit/words/figure-words.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import type { CutCell, Figure, Gap } from '#surveys/disclosure/release.ts'
import { gapVerdict } from '#surveys/disclosure/verdict.ts'
import { GapsAlone } from './gaps-alone.tsx'
import type { SexesView } from './view-tab.server.ts'

type Shown = SexesView['release']
type Described = SexesView['instrument']
type Row = ComparedFigures & { readonly gap: Gap | undefined }

function cellFigures(cell: CutCell, id: string): Figure | undefined {
  return id === 'overall' ? cell.overall : cell.dimensions[id]
}

/** Women and men of each place of which both are there. */
export function rowsOf(release: Shown, instrument: Described): Row[] {
  const cells = release.cuts.find(({ segment }) => segment === 'sex')?.cells
  const women = cells && cells !== 'none' ? cells.find(({ value }) => value === 'mujer') : undefined
  const men = cells && cells !== 'none' ? cells.find(({ value }) => value === 'hombre') : undefined
  if (!women || !men) return []
  const places = [{ id: 'overall', title: 'Resultado general' }, ...instrument.dimensions]
  return places.flatMap(({ id, title }) => {
    const ofWomen = cellFigures(women, id)
    const ofMen = cellFigures(men, id)
    return ofWomen && ofMen ? [{ id, title, women: ofWomen, men: ofMen, gap: release.gaps[id] }] : []
  })
}

export function words(figure: Figure, k: number, decimals: Decimals): string {
  return figure.kind === 'scored' ? figureValue(figure, decimals) : suppressionWords(figure.reason, k)
}

const estimated = (gap: Gap | undefined) => (gap?.kind === 'estimated' ? [{ ...gap, value: gap.difference }] : [])

/** The same decimals for levels and differences: they stand side by side. */
export function decimalsOf(rows: readonly Row[]): Decimals {
  return columnDecimals(
    rows.flatMap(({ women, men }) => [women, men]),
    rows.flatMap(({ gap }) => estimated(gap)),
  )
}

function Table({ rows, k }: { rows: readonly Row[]; k: number }) {
  const decimals = decimalsOf(rows)
  return (
    <WideTable caption="Mujeres y hombres por dimensión" className="apilada">
      <thead>
        <tr>
          <th scope="col">Dimensión</th>
          <th scope="col" className="numero">
            Mujeres
          </th>
          <th scope="col" className="numero">
            Hombres
          </th>
          <th scope="col" className="numero">
            Diferencia
          </th>
          <th scope="col">Conclusión</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, title, women, men, gap }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td className="numero" data-titulo="Mujeres">
              {words(women, k, decimals)}
            </td>
            <td className="numero" data-titulo="Hombres">
              {words(men, k, decimals)}
            </td>
            <td className="numero" data-titulo="Diferencia">
              {gap?.kind === 'estimated' ? formatDifference(gap.difference, decimals) : 'no se muestra'}
            </td>
            <td data-titulo="Conclusión">
              {gap ? claimSentence({ kind: 'gap', gap, k, decimals }) : 'No se compara en esta dimensión.'}
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

/** Women and men side by side, with what may be claimed of each difference and nothing more. */
export function WomenAndMen({ release, instrument }: { release: Shown; instrument: Described }) {
  const rows = rowsOf(release, instrument)
  const compared = rows.map(({ title, gap }) => ({
    title,
    verdict: gap?.kind === 'estimated' ? gapVerdict(gap) : null,
  }))
  return (
    <section aria-labelledby="mujeres-hombres">
      <h2 id="mujeres-hombres">Mujeres y hombres</h2>
      {rows.length === 0 ? (
        <GapsAlone release={release} instrument={instrument} />
      ) : (
        <>
          <p>{claimSentence({ kind: 'gaps', compared })}</p>
          <WomenMenPlot
            rows={rows}
            cuts={instrument.levels}
            k={release.k}
            title="Puntaje de mujeres y de hombres"
            note="Una distancia en la figura no es todavía una brecha: se llama así solo si se distingue del azar y llega a 5 puntos. La tabla lo dice."
          />
          {rows.some(({ id }) => isDifferenceAlone(release, id)) ? (
            <p className="nota">Donde no están los dos puntajes: {withinSentence(differenceAloneWords(release.k))}</p>
          ) : null}
          <Table rows={rows} k={release.k} />
        </>
      )}
    </section>
  )
}
