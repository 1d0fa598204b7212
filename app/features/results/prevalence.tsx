import { figureSentence } from '#app/kit/words/figure-words.ts'
import { noisyWords } from '#app/kit/words/prevalence-words.ts'
import { formatNumber } from '#app/kit/format.ts'
import type { InstrumentDescription } from './view-results.server.ts'
import { SHOWN_FROM } from '#surveys/disclosure/noise/allocation.ts'
import type { Release, ReleasedPrevalence } from '#surveys/disclosure/release.ts'

type Description = NonNullable<InstrumentDescription['prevalence']>
type Shown = Extract<ReleasedPrevalence, { kind: 'noisy' }>

function Shares({ shown, description }: { shown: Shown; description: Description }) {
  const rows = [
    { id: 'any', title: 'Al menos una conducta', share: shown.any },
    ...shown.families.map(({ id, share }) => ({ id, title: description.titles[id] ?? id, share })),
    { id: 'witnessed', title: description.witnessed, share: shown.witnessed },
    ...(shown.sexes === 'none'
      ? []
      : [
          { id: 'women', title: 'Al menos una conducta: de las mujeres', share: shown.sexes.women },
          { id: 'men', title: 'Al menos una conducta: de los hombres', share: shown.sexes.men },
        ]),
  ]
  return (
    <table className="apilada">
      <caption>Qué pasó en los últimos 12 meses, de las {formatNumber(shown.n)} personas que participaron</caption>
      <thead>
        <tr>
          <th scope="col">Conducta</th>
          <th scope="col">Personas</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, title, share }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td data-titulo="Personas">{noisyWords(share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What happened to people: noisy shares of the participants, beside the trust in the procedure, never in a score. */
export function Prevalence({ release, instrument }: { release: Release; instrument: InstrumentDescription }) {
  const { prevalence } = release
  const description = instrument.prevalence
  if (!prevalence || !description) return null
  const trust = release.dimensions.find(({ id }) => id === description.trust)?.figure
  return (
    <section aria-labelledby="lo-vivido">
      <h2 id="lo-vivido">Lo que le pasó al personal</h2>
      {prevalence.kind === 'noisy' ? (
        <Shares shown={prevalence} description={description} />
      ) : (
        <p>
          No se muestra: hacen falta {Math.max(SHOWN_FROM, release.k)} personas que participen. Así se protege a quien
          respondió.
        </p>
      )}
      <p className="caja aviso">
        <strong>Un número bajo, o ninguno, no indica ausencia.</strong> Donde no se confía, no se cuenta. Léalo junto a
        la confianza en el procedimiento{trust ? `: ${figureSentence(trust, release.k)}` : ''}. Más relatos pueden
        significar más confianza.
      </p>
      <p className="nota">
        A cada número se le sumó o restó al azar una cantidad pequeña, una sola vez, para que ni quien conozca las demás
        respuestas sepa qué contó una persona. Quien se saltó esta parte cuenta como quien no contó nada. No entra en
        ningún puntaje y no se compara con otras entidades.
      </p>
    </section>
  )
}
