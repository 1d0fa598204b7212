import { Form, Link } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatCount, formatNumber } from '#app/kit/format.ts'
import { SelectField } from '#app/kit/forms/select.tsx'
import { Cell } from '#app/kit/shell/cell.tsx'
import { Empty } from '#app/kit/shell/notice.tsx'
import { PageLinks } from '#app/kit/shell/page-links.tsx'
import { GOVERNMENT_LEVEL_NAMES } from '#app/kit/words/names.ts'
import { REVIEW_STATES } from '#db/schema/plan-words.ts'
import type { PlanQueue, PlanQueueRow } from './list-queue.server.ts'
import { SAMPLE_OF } from './read-first.ts'
import { MYSELF, NOBODY, planReviewAddress, QUEUE_ADDRESS, queueAddress } from './review-address.ts'
import { REVIEW_STATE_NAMES, readFirstWords, reviewStateName, termWords } from './words.ts'

type Queue = { readonly queue: PlanQueue }

function Filters({ queue: { search, workload } }: Queue) {
  const named = workload.flatMap(({ analystId, name }) =>
    analystId === null ? [] : [[analystId, name ?? ''] as const],
  )
  return (
    <Form method="get" key={JSON.stringify(search)} className="filtros">
      <SelectField
        name="estado"
        label="Estado"
        value={search.estado}
        options={[
          ['', 'En curso'],
          ...REVIEW_STATES.map((state) => [state, REVIEW_STATE_NAMES[state]] as const),
          ['todos', 'Todos'],
        ]}
      />
      <SelectField
        name="analista"
        label="Analista"
        value={search.analista}
        options={[['', 'Cualquiera'], [MYSELF, 'Yo'], [NOBODY, 'Nadie todavía'], ...named]}
      />
      <SelectField
        name="nivel"
        label="Nivel de gobierno"
        value={search.nivel}
        options={[['', 'Todos'], ...Object.entries(GOVERNMENT_LEVEL_NAMES)]}
      />
      <SelectField
        name="lectura"
        label="Qué leer"
        value={search.lectura}
        options={[
          ['', 'Todo'],
          ['primero', 'Lo que va primero'],
        ]}
      />
      <div className="botones">
        <button className="boton" type="submit">
          Filtrar
        </button>
      </div>
    </Form>
  )
}

function holder({ isMine, analystName, assists }: PlanQueueRow): string | null {
  const who = isMine ? 'Usted' : analystName
  if (!assists) return who
  return `${who === null ? '' : `${who}. `}Usted asiste o asistió a esta entidad: lo revisa otra persona.`
}

function Line({ row, today }: { row: PlanQueueRow; today: string }) {
  return (
    <tr>
      <th scope="row">
        <Link to={planReviewAddress(row)}>{row.entityName}</Link>
        <br />
        <span className="tenue suelto">
          Plan {row.year}
          {row.version > 1 ? `, versión ${row.version}` : ''}
          {row.newestVersion > row.version ? '; ya hay una versión posterior' : ''}
        </span>
      </th>
      <td data-titulo="Nivel">{GOVERNMENT_LEVEL_NAMES[row.governmentLevel]}</td>
      <td data-titulo="Espera">{formatCount(row.days, 'día', 'días')}</td>
      <td data-titulo="Plazo">{row.near ? <strong>{termWords(row, today)}</strong> : termWords(row, today)}</td>
      <td data-titulo="Qué leer">
        {row.readFirst === 'later' ? (
          'Después'
        ) : (
          <span className="etiqueta">{readFirstWords(row.readFirst, row.notes)}</span>
        )}
      </td>
      <td data-titulo="Estado">{reviewStateName(row)}</td>
      <Cell title="Analista" absent="nadie todavía">
        {holder(row)}
      </Cell>
    </tr>
  )
}

function Plans({ queue }: Queue) {
  const { rows, found, page, pages, search, today } = queue
  if (found === 0) return <Empty>Ningún plan con estos filtros.</Empty>
  return (
    <>
      <WideTable
        caption={`${formatCount(found, 'plan firmado', 'planes firmados')}, el que más espera primero`}
        className="apilada"
      >
        <thead>
          <tr>
            <th scope="col">Entidad y plan</th>
            <th scope="col">Nivel</th>
            <th scope="col">Espera</th>
            <th scope="col">Plazo</th>
            <th scope="col">Qué leer</th>
            <th scope="col">Estado</th>
            <th scope="col">Analista</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={planReviewAddress(row)} row={row} today={today} />
          ))}
        </tbody>
      </WideTable>
      <PageLinks page={page} pages={pages} to={(to) => queueAddress(QUEUE_ADDRESS, search, to)} />
    </>
  )
}

function Workload({ queue: { workload, search } }: Queue) {
  if (workload.length === 0) return null
  return (
    <section aria-labelledby="carga">
      <h3 id="carga">Carga por analista</h3>
      <WideTable caption="Planes en curso de cada analista" className="apilada">
        <thead>
          <tr>
            <th scope="col">Analista</th>
            <th scope="col">Sin comentarios</th>
            <th scope="col">Con comentarios</th>
            <th scope="col">Vencen en 5 días hábiles o menos</th>
          </tr>
        </thead>
        <tbody>
          {workload.map(({ analystId, name, waiting, commented, near }) => (
            <tr key={analystId ?? NOBODY}>
              <th scope="row">
                <Link to={queueAddress(QUEUE_ADDRESS, { ...search, estado: '', analista: analystId ?? NOBODY }, 1)}>
                  {analystId === null ? 'Nadie todavía' : name}
                </Link>
              </th>
              <td data-titulo="Sin comentarios">{formatNumber(waiting)}</td>
              <td data-titulo="Con comentarios">{formatNumber(commented)}</td>
              <td data-titulo="Vencen pronto">{formatNumber(near)}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  )
}

/** Signed plans that the Ministry reads beside their execution: which, since when, by whom, and which first. */
export function PlanReviewQueue({ queue }: Queue) {
  return (
    <section aria-labelledby="planes">
      <h2 id="planes">Planes firmados</h2>
      <p>
        Un plan se ejecuta desde que se firma; la revisión va al lado y no lo detiene. Pasados 15 días hábiles sin
        comentarios queda «no revisado en el plazo», que no equivale a conformidad.
      </p>
      <details>
        <summary>Cuáles se leen primero</summary>
        <p>
          Todo plan en el que una regla encuentra algo, y de los demás una muestra: uno de cada {SAMPLE_OF}, según la
          huella digital de lo firmado. Nadie elige la muestra, y cualquiera puede volver a sacarla.
        </p>
      </details>
      <Filters queue={queue} />
      <Plans queue={queue} />
      <Workload queue={queue} />
    </section>
  )
}
