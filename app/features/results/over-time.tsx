import { figureValue } from '#app/kit/words/figure-words.ts'
import { changeSentence } from '#app/kit/words/change-over-time-words.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import { formatDate, formatDifference } from '#app/kit/format.ts'
import type { Timeline, InstrumentDescription } from './view-results.server.ts'
import type { Change } from '#surveys/disclosure/over-time.ts'
import type { Figure } from '#surveys/disclosure/release.ts'

type Row = {
  readonly id: string
  readonly title: string
  readonly figures: readonly (Figure | undefined)[]
  readonly change: Change
}

function rowsOf({ releases, change }: Timeline, { dimensions }: InstrumentDescription): Row[] {
  const changes = new Map(change.dimensions.map(({ id, change: each }) => [id, each]))
  return [
    {
      id: 'overall',
      title: 'Resultado general',
      figures: releases.map(({ overall }) => overall),
      change: change.overall,
    },
    ...dimensions.map(({ id, title }) => ({
      id,
      title,
      figures: releases.map((each) => each.dimensions.find((dimension) => dimension.id === id)?.figure),
      change: changes.get(id) ?? { kind: 'not-shown' as const },
    })),
  ]
}

function year(date: string): string {
  return date.slice(0, 4)
}

function cellWords(figure: Figure | undefined, k: number): string {
  if (!figure) return 'no se preguntaba'
  return figure.kind === 'scored' ? figureValue(figure) : suppressionWords(figure.reason, k)
}

function FormerlyLowest({ history, instrument }: { history: Timeline; instrument: InstrumentDescription }) {
  const { formerlyLowest } = history.change
  if (!formerlyLowest) return null
  const title = instrument.dimensions.find(({ id }) => id === formerlyLowest.id)?.title
  return (
    <p>
      La dimensión más baja de antes, «{title}», cambió {formatDifference(formerlyLowest.change)} puntos; las otras,{' '}
      {formatDifference(formerlyLowest.others)} en promedio. Lo más bajo de un año tiende a subir al siguiente aunque no
      se haga nada: compare los dos números antes de atribuirlo a una medida.
    </p>
  )
}

function lead({ change }: Timeline, instrument: InstrumentDescription): string {
  const claimed = change.dimensions.filter((each) => each.change.kind === 'estimated' && each.change.claimed)
  if (claimed.length === 0) return 'En ninguna dimensión se puede afirmar un cambio desde la aplicación anterior.'
  const titles = claimed.map(({ id }) => instrument.dimensions.find((dimension) => dimension.id === id)?.title ?? id)
  return `Hay un cambio desde la aplicación anterior en: ${titles.join('; ')}.`
}

/** What can be said of the change since the last application, and what cannot. */
export function OverTime({ history, instrument }: { history: Timeline; instrument: InstrumentDescription }) {
  const { releases, since, versions } = history
  return (
    <section aria-labelledby="en-el-tiempo">
      <h2 id="en-el-tiempo">Cambio en el tiempo</h2>
      <p>{lead(history, instrument)}</p>
      {versions.earlier === versions.later ? null : (
        <p>
          Esta vez se aplicó la versión {versions.later} y antes la {versions.earlier}. Solo se compara lo que preguntan
          igual; el resto se dice en la tabla.
        </p>
      )}
      <div className="desborde">
        <table className="apilada">
          <caption>Puntajes de cada aplicación y cambio desde el {formatDate(since)}</caption>
          <thead>
            <tr>
              <th scope="col">Dimensión</th>
              {releases.map(({ releasedOn, version }) => (
                <th key={releasedOn} scope="col" className="numero">
                  {year(releasedOn)} (v{version})
                </th>
              ))}
              <th scope="col">Qué se puede decir</th>
            </tr>
          </thead>
          <tbody>
            {rowsOf(history, instrument).map(({ id, title, figures, change }) => (
              <tr key={id}>
                <th scope="row">{title}</th>
                {releases.map(({ releasedOn, version, k }, index) => (
                  <td
                    key={releasedOn}
                    className={figures[index]?.kind === 'scored' ? 'numero' : undefined}
                    data-titulo={`${year(releasedOn)} (v${version})`}
                  >
                    {cellWords(figures[index], k)}
                  </td>
                ))}
                <td>{changeSentence(change)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <FormerlyLowest history={history} instrument={instrument} />
      <p className="nota">
        El intervalo del cambio trata a las dos aplicaciones como si hubieran respondido personas distintas. Si en parte
        son las mismas, es más ancho de lo necesario: se afirma de menos, no de más. Se llama cambio desde 5 puntos. Los
        márgenes de las dimensiones se amplían porque se comparan varias a la vez.
      </p>
    </section>
  )
}
