import { figureSentence } from '#app/components/figures/figure-words.ts'
import { prevalenceWords } from '#app/components/figures/prevalence-words.ts'
import { formatPercent } from '#app/i18n/format.ts'
import type { InstrumentDescription } from '#app/services/results/results.server.ts'
import type { Release, ReleasedChain, ReleasedPrevalence } from '#surveys/disclosure/release.ts'

type Description = NonNullable<InstrumentDescription['prevalence']>
type Shown = Extract<ReleasedPrevalence, { kind: 'shown' }>
/** Dimension that a low share must be read beside. */
const TRUST = 'pro'

function Shares({ shown, description, k }: { shown: Shown; description: Description; k: number }) {
  const titles = new Map(description.families.map(({ id, title }) => [id, title]))
  const rows = [
    { id: 'any', title: 'Al menos una conducta', share: shown.any },
    ...shown.families.map(({ id, share }) => ({ id, title: titles.get(id) ?? id, share })),
    { id: 'witnessed', title: description.witnessed, share: shown.witnessed },
    ...(shown.sexes === 'none' ? [] : [
      { id: 'women', title: 'Al menos una conducta: mujeres', share: shown.sexes.women },
      { id: 'men', title: 'Al menos una conducta: hombres', share: shown.sexes.men },
    ]),
  ]
  return (
    <table className="apilada">
      <caption>Qué pasó en los últimos 12 meses, de quienes respondieron</caption>
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
            <td data-titulo="Personas">{prevalenceWords(share, k)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ChainQuestion({ chain, description }: { chain: ReleasedChain; description: Description['chain'][number] }) {
  if (chain.classes === 'none') return null
  const shown = new Map(chain.classes.map(({ id, percent }) => [id, percent]))
  return (
    <>
      <h4>{description.title}</h4>
      <ul>
        {description.classes.map(({ id, title }) => (
          <li key={id}>
            {title}: {typeof shown.get(id) === 'number' ? formatPercent(shown.get(id) ?? 0) : 'no se muestra'}
          </li>
        ))}
      </ul>
    </>
  )
}

function Chain({ shown, description }: { shown: Shown; description: Description }) {
  const questions = new Map(description.chain.map((question) => [question.id, question]))
  const any = shown.chain.some(({ classes }) => classes !== 'none')
  return (
    <>
      <h3>Qué pasó después</h3>
      {any ? (
        shown.chain.map((chain) => {
          const question = questions.get(chain.id)
          return question ? <ChainQuestion key={chain.id} chain={chain} description={question} /> : null
        })
      ) : (
        <p>Quién lo hizo, a quién se contó y qué pasó después no se muestran: son muy pocas respuestas para proteger a quien contó.</p>
      )}
    </>
  )
}

/** What happened to people: a share of those who answered, beside the trust in the procedure, never in a score. */
export function Prevalence({ release, instrument }: { release: Release; instrument: InstrumentDescription }) {
  const { prevalence } = release
  const description = instrument.prevalence
  if (!prevalence || !description) return null
  const trust = release.dimensions.find(({ id }) => id === TRUST)?.figure
  return (
    <section aria-labelledby="lo-vivido">
      <h2 id="lo-vivido">Lo que le pasó al personal</h2>
      {prevalence.kind === 'suppressed' ? (
        <p>Menos de 20 respuestas en esta parte. No se muestra nada de ella, para proteger a quien la respondió.</p>
      ) : (
        <Shares shown={prevalence} description={description} k={release.k} />
      )}
      <p className="caja aviso">
        <strong>Un número bajo, o ninguno, no indica ausencia.</strong> Donde no se confía, no se cuenta. Léalo junto a la confianza en el
        procedimiento{trust ? `: ${figureSentence(trust, release.k)}` : ''}. Más relatos pueden significar más confianza.
      </p>
      {prevalence.kind === 'shown' ? <Chain shown={prevalence} description={description} /> : null}
      <p className="nota">
        Porcentajes de quienes respondieron esta parte, con su intervalo de Wilson de 95 %. De 0 a 4 personas se dice siempre «menos de 5». No
        entra en ningún puntaje y no se compara con otras entidades.
      </p>
    </section>
  )
}
