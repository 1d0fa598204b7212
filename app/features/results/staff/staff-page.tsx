import { levelStep } from '#app/kit/figures/level-band.tsx'
import { formatCount, formatDate } from '#app/kit/format.ts'
import { PrintHint } from '#app/kit/shell/print-hint.tsx'
import { resultsAddress } from '../tabs.ts'
import type { StaffPage } from './view-staff-page.server.ts'

function Levels({ levels }: { levels: NonNullable<StaffPage['levels']> }) {
  return (
    <section aria-labelledby="niveles">
      <h2 id="niveles">Qué salió</h2>
      <table>
        <caption>Nivel de cada tema, de cuatro: inicial, en proceso, avanzado y consolidado</caption>
        <thead>
          <tr>
            <th scope="col">Tema</th>
            <th scope="col">Nivel</th>
          </tr>
        </thead>
        <tbody>
          {levels.map(({ id, title, level, says }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              <td className={level ? `n${levelStep(level)}` : 'tenue'}>{says}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Actions({ page }: { page: StaffPage }) {
  return (
    <section aria-labelledby="que-se-hara">
      <h2 id="que-se-hara">Qué se hará</h2>
      {page.actions.length === 0 ? (
        <p>La entidad todavía no aceptó acciones de su plan de mejora. Cuando lo haga, estarán aquí.</p>
      ) : (
        <ul>
          {page.actions.map(({ id, title, termMonths, responsible }) => (
            <li key={id}>
              <strong>{title}</strong>. {responsible}, en {formatCount(termMonths, 'mes', 'meses')}.
            </li>
          ))}
        </ul>
      )}
      {page.moreActions > 0 ? <p>Y {formatCount(page.moreActions, 'acción más', 'acciones más')} en el plan.</p> : null}
    </section>
  )
}

/** One page for whoever answered: who took part, what came out, what will be done. */
export function StaffPageBody({ page }: { page: StaffPage }) {
  return (
    <>
      <PrintHint back={resultsAddress(page.campaignId)} />
      <article className="una-hoja">
        <p className="portada-entidad">{page.entity}</p>
        <h1>Lo que dijimos</h1>
        <p>
          {page.title}, del {formatDate(page.opensOn)} al {formatDate(page.until)}. {page.participation} Gracias a
          quienes respondieron.
        </p>
        {page.levels ? <Levels levels={page.levels} /> : null}
        <Actions page={page} />
        <p className="nota">
          Las respuestas son anónimas: nadie, tampoco la entidad, sabe quién respondió qué. Nunca intente averiguarlo.
        </p>
      </article>
    </>
  )
}
