import { Fragment } from 'react'
import { formatNumber } from '#app/kit/format.ts'
import { BEST_GUESSES } from '#surveys/disclosure/noise/best-guesses.ts'
import { ADVERSARIES } from './promises.ts'

const YEARS: Readonly<Record<number, string>> = { 1: 'Un año', 2: 'Dos años seguidos', 5: 'Cinco años seguidos' }

/** Who could want to know, what is proved or prevented against each, and what noise is worth in guesses. */
export function HowMuch() {
  return (
    <>
      <dl className="definiciones">
        {ADVERSARIES.map(({ who, held, open }) => (
          <Fragment key={who}>
            <dt>
              <strong>{who}</strong>
            </dt>
            <dd>
              <p>
                {held} {open ? <strong>No se promete:</strong> : null} {open}
              </p>
            </dd>
          </Fragment>
        ))}
      </dl>
      <h3>Lo que le pasó, en números</h3>
      <p>
        A cada número sobre lo que le pasó al personal se le suma o resta al azar una cantidad pequeña, una sola vez, al
        publicarlo; nadie la guarda, ni el programa. Por eso está demostrado cuánto se puede acertar.
      </p>
      <p>
        Suponga que alguien conoce <em>todas</em> las demás respuestas, lee todo lo publicado e intenta adivinar si a
        usted le pasó algo. Lanzando una moneda acertaría 50 de cada 100 veces.
      </p>
      <table>
        <caption className="oculto-visual">Cuántas veces acierta, de cada 100, como máximo</caption>
        <thead>
          <tr>
            <th scope="col">Se aplicó y usted respondió</th>
            <th scope="col" className="numero">
              Acierta, de 100
            </th>
          </tr>
        </thead>
        <tbody>
          {BEST_GUESSES.map(({ years, right }) => (
            <tr key={years}>
              <th scope="row">{YEARS[years]}</th>
              <td className="numero">{formatNumber(right)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>Qué se muestra depende de cuántas respuestas hubo, nunca de lo que contaron.</p>
    </>
  )
}
