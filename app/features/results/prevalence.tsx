import { countWords, figureSentence } from '#app/kit/words/figure-words.ts'
import { intervalWords, prevalenceWords, somePercent } from '#app/kit/words/prevalence-words.ts'
import type { InstrumentDescription } from './view-results.server.ts'
import { PREVALENCE_FROM } from '#surveys/disclosure/prevalence.ts'
import type { Release, ReleasedChain, ReleasedPrevalence } from '#surveys/disclosure/release.ts'

type Description = NonNullable<InstrumentDescription['prevalence']>
type Shown = Extract<ReleasedPrevalence, { kind: 'shown' }>
type Question = Description['chain'][number]

function Shares({ shown, description, k }: { shown: Shown; description: Description; k: number }) {
  const titles = new Map(description.families.map(({ id, title }) => [id, title]))
  const rows = [
    { id: 'any', title: 'Al menos una conducta', share: shown.any },
    ...shown.families.map(({ id, share }) => ({ id, title: titles.get(id) ?? id, share })),
    { id: 'witnessed', title: description.witnessed, share: shown.witnessed },
    ...(shown.sexes === 'none'
      ? []
      : [
          { id: 'women', title: 'Al menos una conducta: mujeres', share: shown.sexes.women },
          { id: 'men', title: 'Al menos una conducta: hombres', share: shown.sexes.men },
        ]),
  ]
  return (
    <table className="apilada">
      <caption>
        Qué pasó en los últimos 12 meses, de las {countWords(shown.count)} personas que respondieron esta parte
      </caption>
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

type Classes = Exclude<ReleasedChain['classes'], 'none'>
type Asked = { readonly question: Question; readonly classes: Classes }

function classWords({ percent, interval }: Classes[number]): string {
  if (percent === null) return 'no se muestra'
  return interval ? `${somePercent(percent)} (${intervalWords(interval)})` : somePercent(percent)
}

function ChainQuestion({ question, classes }: Asked) {
  const shown = new Map(classes.map((each) => [each.id, classWords(each)]))
  return (
    <>
      <h4>{question.title}</h4>
      <ul>
        {question.classes.map(({ id, title }) => (
          <li key={id}>
            {title}: {shown.get(id) ?? 'no se muestra'}
          </li>
        ))}
      </ul>
      {classes.some(({ percent }) => percent === null) ? (
        <p className="nota">Sin intervalo, para que no se deduzca lo que no se muestra.</p>
      ) : null}
    </>
  )
}

/** Questions with the same base, under its name; those that may not be shown are named together. */
function Followed({ says, shown, questions }: { says: string; shown: Shown; questions: readonly Question[] }) {
  const released = new Map(shown.chain.map(({ id, classes }) => [id, classes]))
  const asked = questions.flatMap((question): Asked[] => {
    const classes = released.get(question.id) ?? 'none'
    return classes === 'none' ? [] : [{ question, classes }]
  })
  const hidden = questions.filter(({ id }) => !asked.some(({ question }) => question.id === id))
  return (
    <>
      <h3>De {says}</h3>
      {asked.map((each) => (
        <ChainQuestion key={each.question.id} {...each} />
      ))}
      {hidden.length > 0 ? (
        <p>
          No se muestra, para proteger a quien contó: {hidden.map(({ title }) => `«${title}»`).join(', ')}. Son muy
          pocas respuestas, o podría deducirse cuántas son.
        </p>
      ) : null}
    </>
  )
}

function Chain({ shown, description }: { shown: Shown; description: Description }) {
  const saysOf = ({ base }: Question) => base?.says ?? 'quienes respondieron cada pregunta'
  return [...new Set(description.chain.map(saysOf))].map((says) => (
    <Followed
      key={says}
      says={says}
      shown={shown}
      questions={description.chain.filter((question) => saysOf(question) === says)}
    />
  ))
}

/** What happened to people: a share of those who answered, beside the trust in the procedure, never in a score. */
export function Prevalence({ release, instrument }: { release: Release; instrument: InstrumentDescription }) {
  const { prevalence } = release
  const description = instrument.prevalence
  if (!prevalence || !description) return null
  const trust = release.dimensions.find(({ id }) => id === description.trust)?.figure
  return (
    <section aria-labelledby="lo-vivido">
      <h2 id="lo-vivido">Lo que le pasó al personal</h2>
      {prevalence.kind === 'suppressed' ? (
        <p>
          Menos de {Math.max(PREVALENCE_FROM, release.k)} respuestas en esta parte. No se muestra nada de ella, para
          proteger a quien la respondió.
        </p>
      ) : (
        <Shares shown={prevalence} description={description} k={release.k} />
      )}
      <p className="caja aviso">
        <strong>Un número bajo, o ninguno, no indica ausencia.</strong> Donde no se confía, no se cuenta. Léalo junto a
        la confianza en el procedimiento{trust ? `: ${figureSentence(trust, release.k)}` : ''}. Más relatos pueden
        significar más confianza.
      </p>
      {prevalence.kind === 'shown' ? <Chain shown={prevalence} description={description} /> : null}
      <p className="nota">
        La tabla da porcentajes de quienes respondieron esta parte, con su intervalo de Wilson de 95 %; el de quienes lo
        vieron o supieron, de quienes dijeron sí o no. Lo demás es de quienes respondieron cada pregunta. De 0 a 4
        personas se dice siempre «menos de 5», sin intervalo. No entra en ningún puntaje y no se compara con otras
        entidades.
      </p>
    </section>
  )
}
