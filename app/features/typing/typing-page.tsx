import { Empty } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { formatCount, formatDate } from '#app/kit/format.ts'
import type { viewTyping } from './view-batch.server.ts'
import { ManualLink } from '#app/kit/shell/manual-link.tsx'
import { BATCH_STATUS_NAMES } from './batch-words.ts'

type Batches = Awaited<ReturnType<typeof viewTyping>>

/** The batches that wait to be typed. */
export function TypingHome({ batches, due }: { batches: Batches; due: ReactNode }) {
  return (
    <>
      <h1>Digitación de formularios en papel</h1>
      {due}
      <p>
        Usted digita sobres cerrados de otra unidad y no ve resultados. No comente lo que lea: son respuestas anónimas.
        Lo que guarda no se vuelve a mostrar, tampoco a usted. El cuestionario de hostigamiento sexual nunca va en
        papel.
      </p>
      <p>
        <ManualLink role="transcriber" />
      </p>
      {batches.length === 0 ? <Empty>Aún no hay lotes. Cuando la custodia prepare uno, aparecerá aquí.</Empty> : null}
      <ul className="tareas">
        {batches.map(({ id, code, status, typedUntil, isTooLate, formsPrinted, title, typedBy }) => (
          <li key={id}>
            <div>
              {isTooLate ? (
                `Lote ${code}: ${title}`
              ) : (
                <Link to={`/panel/digitacion/${id}`}>
                  Lote {code}: {title}
                </Link>
              )}
              <p>
                {formatCount(formsPrinted, 'formulario impreso', 'formularios impresos')}.{' '}
                {isTooLate
                  ? 'La aplicación se cerró y este lote ya no se digita. Destruya los formularios ante otra persona, sin leerlos.'
                  : `Se digita hasta el ${formatDate(typedUntil)}.${typedBy ? ` Lo digita ${typedBy}.` : ''}`}
              </p>
            </div>
            <span className="estado">
              <span className={status === 'finished' || isTooLate ? 'etiqueta gris' : 'etiqueta'}>
                {isTooLate ? 'Se cerró sin terminar' : BATCH_STATUS_NAMES[status]}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
