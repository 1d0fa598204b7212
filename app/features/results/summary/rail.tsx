import { Link } from '@remix-run/react'
import { Notice } from '#app/kit/shell/notice.tsx'
import type { SummaryView } from '../view-tab.server.ts'

type Next = SummaryView['next']

/** One menu for everything that may be fetched; it opens without a script. */
function Downloads({ campaignId, next }: { campaignId: string; next: Next }) {
  const base = `/panel/aplicaciones/${campaignId}`
  return (
    <details className="descargas no-imprimir">
      <summary>Descargar o imprimir</summary>
      <ul className="sin-marca">
        <li>
          <Link to={`${base}/informe`}>Informe para imprimir</Link>
        </li>
        <li>
          <Link to={`${base}/informe?anexo=si`}>Informe con todas las preguntas</Link>
        </li>
        {next.tellsStaff ? (
          <li>
            <Link to={`${base}/lo-que-dijimos`}>Hoja y página pública para el personal</Link>
          </li>
        ) : null}
        <li>
          <a href={`${base}/resultados.pdf`}>Informe completo (PDF)</a>
        </li>
        <li>
          <a href={`${base}/para-decidir.pdf`}>Una hoja para la persona titular (PDF)</a>
        </li>
        <li>
          <a href={`${base}/resultados.docx`}>Para editar (Word)</a>
        </li>
        <li>
          <a href={`${base}/resultados.xlsx`}>Excel (XLSX)</a>
        </li>
        <li>
          <a href={`${base}/resultados.csv`}>Tabla (CSV)</a>
        </li>
        {next.mayCertify ? (
          <li>
            <Link to={`${base}/constancia`}>Constancia de la evaluación anual</Link>
          </li>
        ) : null}
      </ul>
    </details>
  )
}

function NextSteps({ view }: { view: SummaryView }) {
  const { next } = view
  const { reportBackDays } = view.toDo
  const { campaignId } = view.head
  return (
    <section aria-labelledby="que-hacer">
      <h2 id="que-hacer">Qué sigue</h2>
      <ol>
        <li>{`Lea los resultados con el ${next.mechanism}, antes de sacar conclusiones.`}</li>
        <li>
          Arme el plan de mejora: <Link to={next.planTo}>abra las acciones propuestas</Link>.
        </li>
        {next.tellsStaff ? (
          <li>
            <Link to={`/panel/aplicaciones/${campaignId}/lo-que-dijimos`}>Cuente al personal</Link> qué salió y qué se
            hará, en los próximos {reportBackDays} días. Si el aviso lo prometió, se publica por sí mismo.
          </li>
        ) : null}
      </ol>
    </section>
  )
}

/** Said beside every result, whatever it is. */
export function NeverAsk() {
  return (
    <Notice kind="warning" labelledBy="cuidado">
      <h2 id="cuidado">Nunca intente averiguar quién respondió</h2>
      <p>
        Quien respondió confió en que nadie lo sabría. Preguntar o comparar listas daña a las personas. Si un resultado
        preocupa, se trabaja con toda la entidad.
      </p>
    </Notice>
  )
}

/** Beside the result where there is room, under it on a phone: what comes next, what may be fetched, what must never be done. */
export function Rail({ view }: { view: SummaryView }) {
  return (
    <aside className="riel" aria-label="Qué sigue con este resultado">
      <NextSteps view={view} />
      <Downloads campaignId={view.head.campaignId} next={view.next} />
      <NeverAsk />
    </aside>
  )
}
