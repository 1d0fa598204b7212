import { formatNumber } from '#app/kit/format.ts'
import type { InstrumentDescription } from './view-results.server.ts'
import type { CalculationView } from './view-tab.server.ts'

type Item = InstrumentDescription['dimensions'][number]['items'][number]

function pointsOf(item: Item): string {
  return item.choices
    .map(({ value, text }) => {
      const points = item.points[value]
      if (points === undefined) return `${text}: no aplica`
      return `${text}: ${points === null ? 'no entra' : formatNumber(points * 100)}`
    })
    .join(' · ')
}

function Working({ instrument }: { instrument: InstrumentDescription }) {
  return (
    <>
      {instrument.dimensions.map((dimension) => (
        <details key={dimension.id}>
          <summary>
            Preguntas y puntos de «{dimension.title}» (peso {formatNumber(dimension.weight)})
          </summary>
          <ul>
            {dimension.items.map((item) => (
              <li key={item.id}>
                {item.text}{' '}
                <span className="tenue">
                  (peso {formatNumber(item.weight)}) {pointsOf(item)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  )
}

/** "¿Cómo se calculó?": rules, weights and points in words, without sums or small counts. */
export function HowCalculated({ rules, instrument }: Pick<CalculationView, 'rules' | 'instrument'>) {
  return (
    <section aria-labelledby="calculo">
      <h2 id="calculo">¿Cómo se calculó?</h2>
      <ol>
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ol>
      <Working instrument={instrument} />
    </section>
  )
}
