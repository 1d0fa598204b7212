import { Link } from '@remix-run/react'
import { formatCount, formatDate } from '#app/kit/format.ts'
import type { viewTyping } from './view-batch.server.ts'
import { BATCH_STATUS_NAMES } from './batch-words.ts'

type Batches = Awaited<ReturnType<typeof viewTyping>>

/** The batches that wait to be typed. */
export function TypingHome({ batches }: { batches: Batches }) {
  return (
    <>
      <h1>Digitación de formularios en papel</h1>
      <p>
        Usted digita sobres cerrados de otra unidad y no ve resultados. No comente lo que lea: son respuestas anónimas.
        Lo que guarda no se vuelve a mostrar, tampoco a usted. El cuestionario de hostigamiento sexual nunca va en
        papel.
      </p>
      {batches.length === 0 ? (
        <p className="caja">No hay lotes. Cuando la custodia prepare uno, aparecerá aquí.</p>
      ) : null}
      <ul className="tareas">
        {batches.map(({ id, code, status, closesOn, formsPrinted, title, typedBy }) => (
          <li key={id}>
            <div>
              <Link to={`/panel/digitacion/${id}`}>
                Lote {code}: {title}
              </Link>
              <p>
                {formatCount(formsPrinted, 'formulario impreso', 'formularios impresos')}. Se digita hasta el{' '}
                {formatDate(closesOn)}.{typedBy ? ` Lo digita ${typedBy}.` : ''}
              </p>
            </div>
            <span className="estado">
              <span className={status === 'finished' ? 'etiqueta gris' : 'etiqueta'}>{BATCH_STATUS_NAMES[status]}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
