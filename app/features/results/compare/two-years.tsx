import { Link } from '@remix-run/react'
import { pairDecimals, PairPlot } from '#app/kit/figures/pair-plot.tsx'
import { formatDate, type Decimals } from '#app/kit/format.ts'
import { Empty } from '#app/kit/shell/notice.tsx'
import { claimSentence } from '#app/kit/words/claims/claims.ts'
import { columnDecimals } from '#app/kit/words/figure-words.ts'
import { ChangeNote, FormerlyLowest, WhyNotAll } from '../over-time.tsx'
import { resultsAddress } from '../tabs.ts'
import { PairTable } from './pair-table.tsx'
import type { ComparedRow, ComparedSide, TwoYears } from './two-years-facts.ts'

/** The applications that this one may be put beside: links, so that each comparison can be sent. */
export function CompareLinks({ campaignId, found }: { campaignId: string; found: TwoYears }) {
  const { choices, asked } = found
  if (choices.length === 0) return null
  const to = resultsAddress(campaignId, 'en-el-tiempo')
  return (
    <nav className="lado-a-lado no-imprimir" aria-label="Poner dos aplicaciones lado a lado">
      <span>Poner al lado de:</span>
      {[...choices].reverse().map((word) => (
        <Link key={word} to={`${to}?comparar=${word}`} aria-current={word === asked ? 'page' : undefined}>
          {word}
        </Link>
      ))}
      {asked === null ? null : <Link to={to}>Ver todas las aplicaciones</Link>}
    </nav>
  )
}

/** What one must know of each before the numbers: whom it asked, how many answered, with which version. */
function SidesTable({ sides }: { sides: readonly [ComparedSide, ComparedSide] }) {
  const facts: readonly (readonly [title: string, of: (side: ComparedSide) => string])[] = [
    ['Resultado del', ({ releasedOn }) => formatDate(releasedOn)],
    ['A quiénes se preguntó', ({ scope }) => scope],
    ['Participación', ({ participation }) => participation],
    ['¿Suficiente y pareja?', ({ evenness }) => evenness],
    ['Versión de la herramienta', ({ version }) => String(version)],
  ]
  return (
    <table className="apilada">
      <caption>Las dos aplicaciones</caption>
      <thead>
        <tr>
          <th scope="col">Dato</th>
          {sides.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {facts.map(([title, of]) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            {sides.map((side) => (
              <td key={side.name} data-titulo={side.name}>
                {of(side)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function decimalsOf(rows: readonly ComparedRow[]): Decimals {
  const changes = rows.flatMap(({ change }) =>
    change.kind === 'estimated' ? [{ ...change, value: change.difference }] : [],
  )
  return Math.min(pairDecimals(rows), columnDecimals([], changes)) === 0 ? 0 : 1
}

type Described = { readonly dimensions: readonly { readonly id: string; readonly title: string }[] }

/** Two applications side by side, with what may be said of each change and nothing more. */
export function TwoYearsPage({
  campaignId,
  found,
  instrument,
}: {
  campaignId: string
  found: TwoYears
  instrument: Described
}) {
  const { shown, asked } = found
  if (!shown)
    return (
      <>
        <Empty>No hay un resultado anterior de {asked} de esta herramienta que usted pueda leer.</Empty>
        <CompareLinks campaignId={campaignId} found={found} />
      </>
    )
  const { sides, rows, levels } = shown
  const decimals = decimalsOf(rows)
  const [{ name: first }, { name: second }] = sides
  return (
    <section aria-labelledby="lado-a-lado">
      <h2 id="lado-a-lado">
        {first} y {second}, lado a lado
      </h2>
      <CompareLinks campaignId={campaignId} found={found} />
      <p>{shown.says}</p>
      <WhyNotAll versions={shown.versions} scopes={shown.scopes} />
      <PairPlot
        rows={rows}
        sides={sides}
        cuts={levels}
        decimals={decimals}
        title={`Puntajes de ${first} y de ${second}`}
        note="Una distancia en la figura no es todavía un cambio. La tabla dice dónde se puede afirmar y dónde no."
      />
      <PairTable
        caption={`Puntajes de ${first} y de ${second}, y lo que cambió`}
        rows={rows}
        sides={sides}
        decimals={decimals}
        conclusion={({ change }) => claimSentence({ kind: 'change', change, decimals })}
      />
      <FormerlyLowest found={shown.formerlyLowest} instrument={instrument} decimals={decimals} />
      <ChangeNote />
      <details>
        <summary>A quiénes se preguntó cada vez, y cuántas respuestas llegaron</summary>
        <SidesTable sides={sides} />
      </details>
    </section>
  )
}
