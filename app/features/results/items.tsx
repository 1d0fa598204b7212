import { DistributionBar, HatchPattern } from '#app/kit/figures/distribution-bar.tsx'
import { orderedClasses, type OrderedClass } from '#app/kit/figures/distribution-classes.ts'
import { claimSentence } from '#app/kit/words/claims/claims.ts'
import { countWords, shareWords, sumWords } from '#app/kit/words/figure-words.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import { formatInColumn, formatNumber, type Decimals } from '#app/kit/format.ts'
import type { InstrumentDescription } from './view-results.server.ts'
import type { ItemDistribution, Release } from '#surveys/disclosure/release.ts'
import { DECIMAL_FROM } from '#surveys/disclosure/rounding.ts'

type Dimension = InstrumentDescription['dimensions'][number]
type Item = Dimension['items'][number]
type Shown = Extract<ItemDistribution, { kind: 'shown' }>

function sideSums(choices: readonly OrderedClass[]) {
  return {
    unfavourable: sumWords(choices.filter(({ points }) => points < 0.5).map(({ share }) => share)),
    favourable: sumWords(choices.filter(({ points }) => points > 0.5).map(({ share }) => share)),
  }
}

function ItemTable({ choices, text }: { choices: readonly OrderedClass[]; text: string }) {
  return (
    <details>
      <summary>Ver los datos de esta pregunta</summary>
      <table>
        <caption>{text}</caption>
        <thead>
          <tr>
            <th scope="col">Respuesta</th>
            <th scope="col" className="numero">
              Porcentaje
            </th>
          </tr>
        </thead>
        <tbody>
          {choices.map((choice) => (
            <tr key={choice.id}>
              <th scope="row">{choice.text}</th>
              <td className="numero">{shareWords(choice.share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** Decimals that all exact means of the page have: whole where one of them was released so, as over few answers. */
function meanDecimals({ items }: Release): Decimals {
  const exact = items.flatMap(({ distribution }) =>
    distribution.kind === 'shown' && distribution.mean.precision === 'exact' ? [distribution] : [],
  )
  return exact.some(({ count }) => count.n < DECIMAL_FROM) ? 0 : 1
}

/** "68.3", "cerca de 70". */
function meanWords({ value, precision }: Shown['mean'], decimals: Decimals): string {
  return precision === 'exact' ? formatInColumn(value, decimals) : `cerca de ${formatNumber(value)}`
}

type ItemProps = { readonly item: Item; readonly k: number; readonly decimals: Decimals }

function ShownItem({ item, distribution, k, decimals }: ItemProps & { readonly distribution: Shown }) {
  const choices = orderedClasses(distribution, item.choices, item.points)
  const { unfavourable, favourable } = sideSums(choices)
  const leftOut = claimSentence({ kind: 'left-out', leftOut: distribution.leftOut, scale: item.scale, k })
  const sentence = `Desfavorable ${unfavourable}; favorable ${favourable}.`
  return (
    <>
      {item.keyed === 'reverse' ? <p className="nota">Estar en desacuerdo con esta frase es lo favorable.</p> : null}
      <DistributionBar choices={choices} label={`${item.text} ${sentence} La tabla siguiente tiene los datos.`} />
      <div className="extremos">
        <span>Desfavorable {unfavourable}</span>
        <span>Favorable {favourable}</span>
      </div>
      <p className="nota">
        Puntaje: {meanWords(distribution.mean, decimals)} de 100. Respuestas con puntaje:{' '}
        {countWords(distribution.count)}.
      </p>
      {leftOut === '' ? null : <p className="nota">{leftOut}</p>}
      {distribution.unknownIsFinding ? (
        <p>
          <strong>{claimSentence({ kind: 'unknown-finding' })}</strong>
        </p>
      ) : null}
      <ItemTable choices={choices} text={item.text} />
    </>
  )
}

function ItemResult({ distribution, ...props }: ItemProps & { readonly distribution: ItemDistribution | undefined }) {
  const { item, k } = props
  return (
    <div className="pregunta">
      <h4>{item.text}</h4>
      {!distribution || distribution.kind === 'suppressed' ? (
        <p className="tenue">{suppressionWords(distribution?.reason ?? 'too-few-answers', k)}</p>
      ) : (
        <ShownItem {...props} distribution={distribution} />
      )}
    </div>
  )
}

function DimensionItems({ dimension, release, open }: { dimension: Dimension; release: Release; open: boolean }) {
  const distributions = new Map(release.items.map(({ id, distribution }) => [id, distribution] as const))
  const decimals = meanDecimals(release)
  return (
    <details open={open}>
      <summary>{dimension.title}</summary>
      <h3>{dimension.title}</h3>
      <p className="nota">{dimension.meaning}</p>
      {dimension.items.map((item) => (
        <ItemResult
          key={item.id}
          item={item}
          distribution={distributions.get(item.id)}
          k={release.k}
          decimals={decimals}
        />
      ))}
    </details>
  )
}

/** Every item as a distribution, by dimension. */
export function Items({
  release,
  instrument,
  open,
}: {
  release: Release
  instrument: InstrumentDescription
  open: boolean
}) {
  return (
    <section aria-labelledby="preguntas">
      <h2 id="preguntas">Pregunta por pregunta</h2>
      {release.items.length === 0 ? (
        <p>{suppressionWords(release.singleLink ? 'single-link' : 'small-entity', release.k)}</p>
      ) : (
        <>
          <p className="nota">
            Cada barra muestra de izquierda a derecha las respuestas de la menos a la más favorable; la del medio queda
            al centro. Lo rayado se muestra solo dentro de límites, para que no se deduzca qué respondieron unas pocas
            personas.
          </p>
          <HatchPattern />
          {instrument.dimensions.map((dimension) => (
            <DimensionItems key={dimension.id} dimension={dimension} release={release} open={open} />
          ))}
        </>
      )}
    </section>
  )
}
