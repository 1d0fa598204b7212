import { suppressionWords } from '#app/kit/words/names.ts'
import { formatDifference, formatPercent } from '#app/kit/format.ts'
import type { InstrumentDescription } from './view-results.server.ts'
import type { Release, ReleasedNorm } from '#surveys/disclosure/release.ts'

type Texts = { readonly own: ReadonlyMap<string, string>; readonly norm: ReadonlyMap<string, string> }

function whyHidden({ distribution }: ReleasedNorm, k: number): string {
  if (distribution.kind === 'suppressed') return suppressionWords(distribution.reason, k)
  return 'Alguna respuesta la dieron muy pocas personas: la comparación no se muestra.'
}

function Row({ norm, texts, k }: { norm: ReleasedNorm; texts: Texts; k: number }) {
  const { gap } = norm
  return (
    <tr>
      <th scope="row">
        {texts.norm.get(norm.id)} <span className="tenue">Frente a: {texts.own.get(norm.about)}</span>
      </th>
      {gap ? (
        <>
          <td className="numero" data-titulo="Opinión propia favorable">
            {formatPercent(gap.own)}
          </td>
          <td className="numero" data-titulo="Cree que sus colegas opinan así">
            {formatPercent(gap.perceived)}
          </td>
          <td className="numero" data-titulo="Distancia">
            {formatDifference(gap.difference)}
          </td>
        </>
      ) : (
        <td colSpan={3}>{whyHidden(norm, k)}</td>
      )}
    </tr>
  )
}

/** What people think beside what they think that others think: apart from the score. */
export function PerceivedNorms({ release, instrument }: { release: Release; instrument: InstrumentDescription }) {
  const { perceivedNorms } = release
  if (!perceivedNorms) return null
  const texts: Texts = {
    own: new Map(instrument.dimensions.flatMap(({ items }) => items.map(({ id, text }) => [id, text] as const))),
    norm: new Map(instrument.norms.map(({ id, text }) => [id, text] as const)),
  }
  const wide = perceivedNorms.filter(({ gap }) => gap !== null && gap.difference >= 15)
  return (
    <section aria-labelledby="norma-percibida">
      <h2 id="norma-percibida">Lo que pienso y lo que creo que piensan</h2>
      <p>
        {wide.length > 0
          ? 'El personal es más igualitario de lo que cree que son sus colegas. Contarlo ayuda a cambiar: muchas personas callan porque se creen solas.'
          : 'Donde se puede comparar, lo que el personal piensa y lo que cree de sus colegas se parecen.'}
      </p>
      <div className="desborde">
        <table className="apilada">
          <caption>Porcentaje de respuestas favorables a la igualdad; no entra en el puntaje</caption>
          <thead>
            <tr>
              <th scope="col">Pregunta</th>
              <th scope="col" className="numero">
                Opinión propia favorable
              </th>
              <th scope="col" className="numero">
                Cree que sus colegas opinan así
              </th>
              <th scope="col" className="numero">
                Distancia
              </th>
            </tr>
          </thead>
          <tbody>
            {perceivedNorms.map((norm) => (
              <Row key={norm.id} norm={norm} texts={texts} k={release.k} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="nota">
        La distancia se llama amplia desde 15 puntos. Las dos preguntas no dicen lo mismo palabra por palabra: léala
        como indicio.
      </p>
    </section>
  )
}
