import { Link } from '#app/kit/shell/link.tsx'
import { Fragment } from 'react'
import { IntervalPlot } from '#app/kit/figures/interval-plot.tsx'
import { Notice } from '#app/kit/shell/notice.tsx'
import { Choose } from './choose.tsx'
import { compareAddress, pairsAddress } from './compare-address.ts'
import { HeatMap, PairsTable, ScoresTable } from './compared-tables.tsx'
import type { Fairness } from './fairness-box.ts'
import type { Comparison } from './view-compare.server.ts'

const WHY_NOT = {
  attitudes:
    'Los estereotipos describen un clima de opinión de las personas, no el desempeño de su entidad. Por eso no se comparan, ni se ordenan, ni se agrupan por puntaje.',
  trust:
    'En hostigamiento sexual un puntaje bajo puede ser confianza para hablar, y uno alto, silencio. Por eso no se comparan entidades, ni se ordenan, y nunca se compara lo que pasó a las personas.',
  rated:
    'El presupuesto lo califica la institución con documentos, no lo responde el personal: no tiene margen de error que permita afirmar diferencias. El resultado verificado de cada entidad está en el tablero del país.',
} as const

function FairnessBox({ box }: { box: Fairness }) {
  return (
    <section className="caja" aria-label={`Para comparar con justicia: ${box.name}`}>
      <h3>{box.name}</h3>
      {box.warnings.map((warning) => (
        <Notice key={warning} kind="warning">
          {warning}
        </Notice>
      ))}
      <dl className="definiciones">
        {box.facts.map(([name, said]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </Fragment>
        ))}
      </dl>
      {box.campaignId ? (
        <p>
          <Link to={`/panel/aplicaciones/${box.campaignId}/resultados`}>Ver su resultado</Link>
        </p>
      ) : null}
    </section>
  )
}

type Found = NonNullable<Comparison['comparison']>['findings']

function FindingsList({ findings }: { findings: Found }) {
  return (
    <ul>
      {findings.map(({ said, reversal }) => (
        <li key={said}>
          {said} {reversal ? <span className="tenue">{reversal}</span> : null}
        </li>
      ))}
    </ul>
  )
}

/** So many are read one after the other. Eight entities may have more than a hundred, forty screens of a telephone. */
const AT_A_GLANCE = 12

function Findings({ view, comparison }: { view: Comparison; comparison: NonNullable<Comparison['comparison']> }) {
  const { findings, sentence } = comparison
  const byMeasure = view.measures
    .map(({ id, title }) => ({ id, title, found: findings.filter(({ measure }) => measure === id) }))
    .filter(({ found }) => found.length > 0)
  return (
    <section aria-labelledby="hallazgos">
      <h2 id="hallazgos">Qué se puede afirmar</h2>
      <p>{sentence}</p>
      {findings.length <= AT_A_GLANCE ? (
        <FindingsList findings={findings} />
      ) : (
        byMeasure.map(({ id, title, found }, at) => (
          <details key={id} open={at === 0}>
            <summary>
              {title}: {found.length === 1 ? 'una diferencia' : `${found.length} diferencias`}
            </summary>
            <FindingsList findings={found} />
          </details>
        ))
      )}
    </section>
  )
}

function Plots({ view }: { view: Comparison }) {
  const note =
    'El punto es el puntaje publicado y la línea su intervalo de 95%. Que dos intervalos se toquen o no se toquen no decide: la conclusión de cada par está arriba.'
  return (
    <section aria-labelledby="puntajes">
      <h2 id="puntajes">Puntajes</h2>
      {view.measures.map(({ id, title }, at) => {
        const plot = (
          <IntervalPlot
            title={title}
            note={note}
            cuts={view.levels}
            rows={view.sides.map(({ id: side, name, cells }) => {
              const cell = cells[id]
              return cell?.kind === 'shown'
                ? { id: side, title: name, mark: cell, said: cell.said, range: cell.range }
                : { id: side, title: name, mark: null, said: cell?.why ?? 'no se preguntaba', range: '' }
            })}
          />
        )
        return at === 0 ? (
          <div key={id}>{plot}</div>
        ) : (
          <details key={id}>
            <summary>{title}</summary>
            {plot}
          </details>
        )
      })}
      <HeatMap view={view} />
      <ScoresTable view={view} />
    </section>
  )
}

/** Entities or groups side by side, as the Ministry compares them. */
export function ComparePage({ view }: { view: Comparison }) {
  const { asked, comparison, fairness, whyNot } = view
  return (
    <>
      <h1>Comparar</h1>
      <p>
        Hasta ocho entidades, o grupos de entidades, con su último resultado publicado. Se dice que hay diferencia solo
        cuando los datos lo permiten; <Link to="/metodologia#comparar">estas son las reglas</Link>.
      </p>
      <Choose view={view} />
      {whyNot ? <Notice>{WHY_NOT[whyNot]}</Notice> : null}
      {!whyNot && !comparison ? <p>Elija dos o más para verlas lado a lado.</p> : null}
      {comparison ? (
        <>
          {view.yearsApart ? (
            <Notice kind="warning">
              Los resultados son de años distintos ({view.yearsApart}): una diferencia puede ser del tiempo y no de las
              entidades.
            </Notice>
          ) : null}
          <Findings view={view} comparison={comparison} />
          <Plots view={view} />
          <section aria-labelledby="justicia">
            <h2 id="justicia">Para comparar con justicia</h2>
            {asked.by === 'entidades' ? null : (
              <p>
                El puntaje de un grupo es el promedio de sus entidades: cada una cuenta igual; al lado, según su
                personal. Solo entran entidades con su puntaje publicado, la misma versión y el mismo tipo de alcance.
                El intervalo cubre el azar de quién respondió en ellas; nada dice de las que no aplicaron. Un grupo con
                menos de cinco, o con una que reúne más de la mitad de las respuestas, no se muestra.
              </p>
            )}
            {fairness.map((box) => (
              <FairnessBox key={box.id} box={box} />
            ))}
          </section>
          <section aria-labelledby="pares">
            <h2 id="pares">Todos los pares</h2>
            {asked.withPairs ? (
              <PairsTable view={view} pairs={comparison.pairs} />
            ) : (
              <p>
                <Link to={pairsAddress(asked)}>Ver las {comparison.stated} comparaciones en una tabla</Link>
              </p>
            )}
            <p>
              <a href={compareAddress(asked, '.xlsx')}>Descargar en Excel</a> ·{' '}
              <a href={compareAddress(asked, '.csv')}>Descargar en CSV</a>: exactamente lo que se muestra.
            </p>
          </section>
        </>
      ) : null}
    </>
  )
}
