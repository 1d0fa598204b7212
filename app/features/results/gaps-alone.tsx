import { GapPlot, type PlottedGap } from '#app/kit/figures/gap-plot.tsx'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { type Decimals, formatDifference } from '#app/kit/format.ts'
import { claimSentence } from '#app/kit/words/claims/claims.ts'
import { markedDifference } from '#app/kit/words/claims/summary-claims.ts'
import { columnDecimals, differenceAloneWords } from '#app/kit/words/figure-words.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import type { Gap } from '#surveys/disclosure/release.ts'
import { gapVerdict } from '#surveys/disclosure/verdict.ts'
import type { SexesView } from './view-tab.server.ts'

type Place = { readonly id: string; readonly title: string; readonly gap: Gap | undefined }

const estimated = ({ gap }: Place) => (gap?.kind === 'estimated' ? [{ ...gap, value: gap.difference }] : [])

function plotted(places: readonly Place[], k: number, decimals: Decimals): readonly PlottedGap[] {
  return places.flatMap(({ id, title, gap }) => {
    if (gap?.kind !== 'estimated') return []
    const verdict = gapVerdict(gap)
    return [
      {
        ...{ id, title, difference: gap.difference, low: gap.low, high: gap.high },
        called: verdict === 'called',
        mark: markedDifference(gap.difference, verdict, decimals),
        says: claimSentence({ kind: 'gap', gap, k, decimals }),
      },
    ]
  })
}

function Table({ places, k, decimals }: { places: readonly Place[]; k: number; decimals: Decimals }) {
  return (
    <WideTable caption="Mujeres menos hombres, en puntos" className="apilada">
      <thead>
        <tr>
          <th scope="col">Dimensión</th>
          <th scope="col" className="numero">
            Diferencia
          </th>
          <th scope="col">Conclusión</th>
        </tr>
      </thead>
      <tbody>
        {places.map(({ id, title, gap }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
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

/** Only the differences, where the two levels may not be shown: around zero, in a sentence, and in a table. */
export function GapsAlone({ release, instrument }: Pick<SexesView, 'release' | 'instrument'>) {
  const { gaps, k, singleLink } = release
  const places: readonly Place[] = [{ id: 'overall', title: 'Resultado general' }, ...instrument.dimensions].map(
    (each) => ({ ...each, gap: gaps[each.id] }),
  )
  const decimals = columnDecimals([], places.flatMap(estimated))
  const rows = plotted(places, k, decimals)
  if (rows.length === 0)
    return (
      <p>
        {singleLink
          ? suppressionWords('single-link', k)
          : 'No se muestran resultados de mujeres y hombres por separado, para proteger el anonimato de grupos pequeños.'}
      </p>
    )
  const compared = places.map(({ title, gap }) => ({
    title,
    verdict: gap?.kind === 'estimated' ? gapVerdict(gap) : null,
  }))
  return (
    <>
      <p>{claimSentence({ kind: 'gaps', compared })}</p>
      <p className="nota">{differenceAloneWords(k)}</p>
      <GapPlot
        rows={rows}
        title="Diferencia de mujeres y hombres, en puntos"
        note="El punto es la diferencia; la línea, su intervalo. A la izquierda del cero las mujeres dieron menos puntos que los hombres. Punto lleno: brecha. Punto vacío: diferencia pequeña, o que no se afirma."
      />
      <Table places={places} k={k} decimals={decimals} />
    </>
  )
}
