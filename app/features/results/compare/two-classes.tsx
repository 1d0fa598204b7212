import { Form } from '@remix-run/react'
import { pairDecimals, PairPlot } from '#app/kit/figures/pair-plot.tsx'
import { resultsAddress } from '../tabs.ts'
import { PairTable } from './pair-table.tsx'
import type { TwoClasses } from './two-classes-facts.ts'

type Segment = TwoClasses['segments'][number]

function Choose({ campaignId, segment, asked }: { campaignId: string; segment: Segment } & Pick<TwoClasses, 'asked'>) {
  const isAsked = asked.segmento === segment.id
  const [first = '', second = ''] = segment.classes.map(({ value }) => value)
  const chosen = { una: (isAsked && asked.una) || first, otra: (isAsked && asked.otra) || second }
  return (
    <Form method="get" action={resultsAddress(campaignId, 'mujeres-y-hombres')} className="filtros">
      <input type="hidden" name="segmento" value={segment.id} />
      {(['una', 'otra'] as const).map((name) => (
        <div key={name} className="campo">
          <label htmlFor={`${segment.id}-${name}`}>
            {segment.title}: {name === 'una' ? 'un grupo' : 'otro grupo'}
          </label>
          <select id={`${segment.id}-${name}`} name={name} defaultValue={chosen[name]} key={chosen[name]}>
            {segment.classes.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </div>
      ))}
      <p className="campo">
        <button className="boton segundo">Ver lado a lado</button>
      </p>
    </Form>
  )
}

/** Two classes of the question that an application of before asked about the person; nothing where its release has none. */
export function TwoClassesPart({ campaignId, found }: { campaignId: string; found: TwoClasses | null }) {
  if (!found) return null
  const { shown } = found
  return (
    <section aria-labelledby="otros-grupos">
      <h2 id="otros-grupos">Otros grupos, lado a lado</h2>
      <p>Esta aplicación preguntó algo más sobre quien responde. Se muestra solo lo que ya se publicó entonces.</p>
      {found.segments.map((segment) => (
        <Choose key={segment.id} campaignId={campaignId} segment={segment} asked={found.asked} />
      ))}
      {shown ? (
        <>
          <PairPlot
            rows={shown.rows}
            sides={shown.sides}
            cuts={shown.levels}
            decimals={pairDecimals(shown.rows)}
            title={`${shown.title}: ${shown.sides[0].name} y ${shown.sides[1].name}`}
            note="De estos grupos no se publicó ninguna diferencia: donde los intervalos se cruzan no se puede afirmar ninguna, y donde no se cruzan tampoco se calcula aquí."
          />
          <PairTable
            caption="Puntajes de los dos grupos"
            rows={shown.rows}
            sides={shown.sides}
            decimals={pairDecimals(shown.rows)}
          />
        </>
      ) : null}
    </section>
  )
}
