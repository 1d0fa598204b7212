import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatDifference, formatPercent } from '#app/kit/format.ts'
import { claimSentence } from '#app/kit/words/claims/claims.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import { WIDE_DISTANCE } from '#surveys/disclosure/norm-verdict.ts'
import type { ShownNorms } from './view-tab.server.ts'

type ShownNorm = NonNullable<ShownNorms>[number]

/** Why the comparison of a question is not shown. */
export function whyHidden(distribution: ShownNorm['distribution'], k: number): string {
  if (distribution.kind === 'suppressed') return suppressionWords(distribution.reason, k)
  return 'Alguna respuesta la dio muy poca gente: la comparación no se muestra.'
}

function Row({ norm, k }: { norm: ShownNorm; k: number }) {
  const { found } = norm
  return (
    <tr>
      <th scope="row">
        {norm.text} <span className="tenue">Frente a: {norm.about}</span>
      </th>
      {found ? (
        <>
          <td className="numero" data-titulo="Opinión propia favorable">
            {formatPercent(found.own)}
          </td>
          <td className="numero" data-titulo="Cree que sus colegas opinan así">
            {formatPercent(found.perceived)}
          </td>
          <td className="numero" data-titulo="Distancia">
            {formatDifference(found.difference)}
          </td>
          <td data-titulo="Conclusión">{claimSentence({ kind: 'norm', found })}</td>
        </>
      ) : (
        <td colSpan={4}>{whyHidden(norm.distribution, k)}</td>
      )}
    </tr>
  )
}

/** What people think beside what they think that others think: apart from the score. */
export function PerceivedNorms({ norms, k }: { norms: ShownNorms; k: number }) {
  if (!norms) return null
  return (
    <section aria-labelledby="norma-percibida">
      <h2 id="norma-percibida">Lo que pienso y lo que creo que piensan</h2>
      <p>{claimSentence({ kind: 'norms', found: norms.flatMap(({ found }) => (found ? [found] : [])) })}</p>
      <WideTable
        caption="Porcentaje de respuestas favorables a la igualdad; no entra en el puntaje"
        className="apilada"
      >
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
            <th scope="col">Conclusión</th>
          </tr>
        </thead>
        <tbody>
          {norms.map((norm) => (
            <Row key={norm.id} norm={norm} k={k} />
          ))}
        </tbody>
      </WideTable>
      <p className="nota">
        La distancia se afirma desde {WIDE_DISTANCE} puntos y si su intervalo no incluye el cero. El intervalo es el más
        ancho que admiten los dos porcentajes, porque no se guarda cómo van juntas las respuestas. Las dos preguntas no
        dicen lo mismo palabra por palabra: léala como indicio.
      </p>
    </section>
  )
}
