import { Link } from '@remix-run/react'
import { type PlottedShare, SharePlot } from '#app/kit/figures/share-plot.tsx'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatNumber, formatPercent } from '#app/kit/format.ts'
import { Notice } from '#app/kit/shell/notice.tsx'
import { SHOWN_FROM } from '#surveys/disclosure/noise/allocation.ts'
import type { ReleasedPrevalence } from '#surveys/disclosure/release.ts'
import type { InstrumentDescription } from './view-results.server.ts'

type Description = NonNullable<InstrumentDescription['prevalence']>
/** Mechanism and worked example of the noise. */
const NOISE_RULE = '/metodologia#regla-azar'

type Shown = Extract<ReleasedPrevalence, { kind: 'noisy' }>

function rowsOf(shown: Shown, description: Description): PlottedShare[] {
  return [
    { id: 'any', title: 'Al menos una conducta', share: shown.any },
    ...(shown.sexes === 'none'
      ? []
      : [
          { id: 'women', title: 'Al menos una conducta: de las mujeres', share: shown.sexes.women },
          { id: 'men', title: 'Al menos una conducta: de los hombres', share: shown.sexes.men },
        ]),
    ...shown.families.map(({ id, share }) => ({ id, title: description.titles[id] ?? id, share })),
    { id: 'witnessed', title: description.witnessed, share: shown.witnessed },
  ]
}

/** The data of the figure: share and interval, in percent of the people of the row. */
function SharesTable({ rows }: { rows: readonly PlottedShare[] }) {
  return (
    <WideTable caption="Qué porcentaje lo contó" className="apilada">
      <thead>
        <tr>
          <th scope="col">Conducta</th>
          <th scope="col" className="numero">
            Cerca de
          </th>
          <th scope="col" className="numero">
            Desde
          </th>
          <th scope="col" className="numero">
            Hasta
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, title, share }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td className="numero" data-titulo="Cerca de">
              {formatPercent(share.percent)}
            </td>
            <td className="numero" data-titulo="Desde">
              {formatPercent(share.low)}
            </td>
            <td className="numero" data-titulo="Hasta">
              {formatPercent(share.high)}
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

function Shares({ shown, description }: { shown: Shown; description: Description }) {
  const rows = rowsOf(shown, description)
  return (
    <>
      <SharePlot
        rows={rows}
        title={`Qué pasó en los últimos 12 meses, de ${formatNumber(shown.n)} respuestas`}
        note="El punto es el porcentaje; la línea, el intervalo de 95%: cuenta cuántas respuestas hay y el azar que se sumó. No cuenta a quienes no respondieron."
      />
      <details>
        <summary>Ver la tabla</summary>
        <SharesTable rows={rows} />
      </details>
    </>
  )
}

type Asked = {
  readonly shown: { readonly prevalence: ReleasedPrevalence | null; readonly k: number }
  readonly description: Description
  /** The trust in the procedure, in words; null where it is not known. */
  readonly trust: string | null
  /** Whether each behaviour stands unfolded, as on paper. */
  readonly open: boolean
}

/** What happened to people: noisy shares of the participants, beside the trust in the procedure, never in a score. */
export function Prevalence({ shown, description, trust, open }: Asked) {
  const { prevalence, k } = shown
  if (!prevalence) return null
  return (
    <section aria-labelledby="lo-vivido">
      <h2 id="lo-vivido">Lo que le pasó al personal</h2>
      <Notice kind="warning">
        <p>
          <strong>Un número bajo, o ninguno, no indica ausencia.</strong> Donde no se confía, muchas veces no se cuenta.
          Léalo junto a la confianza en el procedimiento
          {trust === null ? '' : `: ${trust}`}. Más relatos pueden significar más confianza.
        </p>
      </Notice>
      {prevalence.kind === 'noisy' ? (
        <details open={open}>
          <summary>Ver cada conducta, con su intervalo</summary>
          <Shares shown={prevalence} description={description} />
          <p className="nota">
            A cada número se le sumó o restó al azar una cantidad pequeña, una sola vez, para que ni quien conozca las
            demás respuestas sepa qué contó una persona (<Link to={NOISE_RULE}>cómo se hace</Link>). Quien se saltó esta
            parte cuenta como quien no contó nada. No entra en ningún puntaje y no se compara con otras entidades.
          </p>
        </details>
      ) : (
        <p>No se muestra: hacen falta {Math.max(SHOWN_FROM, k)} respuestas. Así se protege a quien respondió.</p>
      )}
    </section>
  )
}
