import { useMemo } from 'react'
import { unpackLines } from '#app/features/imports/packed-lines.ts'
import type { ImportLine, LineOutcome } from '#app/features/imports/report.ts'
import { formatCount, formatDate, formatNumber } from '#app/kit/format.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { InTurns } from '#app/kit/shell/in-turns.tsx'
import { Notice } from '#app/kit/shell/notice.tsx'
import type { MefReport } from './import-mef.server.ts'

const OUTCOMES = { added: 'Nueva', changed: 'Cambia', same: 'Sin cambios', refused: 'Error' } satisfies Record<
  LineOutcome,
  string
>

function Line({ line }: { line: ImportLine }) {
  return (
    <tr>
      <th scope="row">Fila&nbsp;{line.row}</th>
      <td className="partible" data-titulo="Entidad">
        {line.what}
      </td>
      <td data-titulo="Qué pasaría">
        <span className={line.outcome === 'refused' ? 'etiqueta urgente' : 'etiqueta'}>{OUTCOMES[line.outcome]}</span>
      </td>
      <td className="partible" data-titulo="Detalle">
        {line.problems.map((problem) => (
          <div className="error" key={problem}>
            {problem}
          </div>
        ))}
        {line.changes.map(({ label, before, after }) => (
          <div key={`${label}${before}`}>
            {before === null ? `${label}: ${after}` : `${label}: ${before} → ${after}`}
          </div>
        ))}
        {line.notes.map((note) => (
          <div className="tenue" key={note}>
            <strong>Atención.</strong> {note}
          </div>
        ))}
      </td>
    </tr>
  )
}

function Lines({ caption, lines }: { caption: string; lines: readonly ImportLine[] }) {
  if (lines.length === 0) return null
  return (
    <table className="apilada">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Fila</th>
          <th scope="col">Entidad</th>
          <th scope="col">Qué pasaría</th>
          <th scope="col">Detalle</th>
        </tr>
      </thead>
      <tbody>
        <InTurns of={lines} each={(line) => <Line key={line.row} line={line} />} />
      </tbody>
    </table>
  )
}

function Confirm({ report: { origin, confirm } }: { report: MefReport }) {
  if (!confirm) return <p>Corrija la planilla y súbala de nuevo: se guarda todo o nada.</p>
  return (
    <SendForm id="confirmar" encType="multipart/form-data" reloadDocument>
      <input type="hidden" name="anio" value={origin.year} />
      <input type="hidden" name="fuente" value={origin.source} />
      <input type="hidden" name="fecha" value={origin.sourcedOn} />
      <input type="hidden" name="anunciado" value={confirm.announced} />
      <input type="hidden" name="sello" value={confirm.seal} />
      <SendButton className="boton" name="accion" value="confirmar">
        Guardar las cifras de {origin.year}
      </SendButton>
    </SendForm>
  )
}

/** What a sheet of figures would do, row by row: what is refused first. */
export function ReportOfMef({ report, moved }: { report: MefReport; moved: boolean }) {
  const { origin, counts } = report
  const lines = useMemo(() => unpackLines(report.lines), [report.lines])
  const shown = (...outcomes: readonly LineOutcome[]) => lines.filter(({ outcome }) => outcomes.includes(outcome))
  return (
    <section aria-labelledby="reporte">
      <h2 id="reporte">Lo que trae la planilla de {origin.year}</h2>
      {moved ? (
        <Notice kind="warning" role="alert">
          <p>Algo cambió desde que usted revisó la planilla. No se guardó nada. Este es el reporte de ahora.</p>
        </Notice>
      ) : null}
      <p role="status">
        {formatCount(lines.length, 'fila', 'filas')} de {origin.source}, al {formatDate(origin.sourcedOn)}:{' '}
        {formatNumber(counts.added)} nuevas, {formatNumber(counts.changed)} con cambios, {formatNumber(counts.same)} sin
        cambios y {formatNumber(counts.refused)} con error. Todavía no se ha guardado nada.
      </p>
      <Lines caption="Filas con error" lines={shown('refused')} />
      <Lines caption="Lo que se guardaría" lines={shown('added', 'changed')} />
      {counts.same > 0 ? (
        <details>
          <summary>Filas sin cambios ({formatNumber(counts.same)})</summary>
          <Lines caption="Filas sin cambios" lines={shown('same')} />
        </details>
      ) : null}
      <Confirm report={report} />
    </section>
  )
}
