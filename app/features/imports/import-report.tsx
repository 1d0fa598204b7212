import { useMemo } from 'react'
import { Notice } from '#app/kit/shell/notice.tsx'
import { formatCount, formatNumber } from '#app/kit/format.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { InTurns } from '#app/kit/shell/in-turns.tsx'
import type { ImportKind } from './form.ts'
import type { PackedReport } from './import-sheet.server.ts'
import { unpackLines } from './packed-lines.ts'
import type { ImportLine, LineChange, LineCounts, LineOutcome } from './report.ts'

type Report = Extract<PackedReport, { readonly ok: true }>

const OUTCOMES: Record<ImportKind, Record<LineOutcome, string>> = {
  entidades: { added: 'Nueva', changed: 'Cambia', same: 'Sin cambios', refused: 'Error' },
  cuentas: { added: 'Invitación', changed: 'Cambia', same: 'Sin cambios', refused: 'Error' },
}

/** Rows after which the button at the end is far away. */
const MANY = 20

/** "3 entidades nuevas y 2 con cambios" */
export function workWords(kind: ImportKind, { added, changed }: LineCounts): string {
  if (kind === 'cuentas') return formatCount(added, 'invitación', 'invitaciones')
  const parts = [
    added > 0 ? formatCount(added, 'entidad nueva', 'entidades nuevas') : null,
    changed > 0 ? formatCount(changed, 'entidad con cambios', 'entidades con cambios') : null,
  ]
  return parts.filter(Boolean).join(' y ') || 'ninguna entidad nueva ni con cambios'
}

function changeWords({ label, before, after }: LineChange): string {
  return before === null ? `${label}: ${after}` : `${label}: ${before} → ${after}`
}

function Line({ kind, line }: { kind: ImportKind; line: ImportLine }) {
  return (
    <tr>
      <th scope="row">Fila&nbsp;{line.row}</th>
      <td className="partible">{line.what}</td>
      <td>
        <span
          className={
            line.outcome === 'refused' ? 'etiqueta urgente' : line.outcome === 'same' ? 'etiqueta gris' : 'etiqueta'
          }
        >
          {OUTCOMES[kind][line.outcome]}
        </span>
      </td>
      <td className="partible">
        {line.problems.map((problem) => (
          <div className="error" key={problem}>
            {problem}
          </div>
        ))}
        {line.changes.map((change) => (
          <div key={change.label}>{changeWords(change)}</div>
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

function Lines({ kind, caption, lines }: { kind: ImportKind; caption: string; lines: readonly ImportLine[] }) {
  if (lines.length === 0) return null
  return (
    <table className="apilada">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Fila</th>
          <th scope="col">{kind === 'cuentas' ? 'Persona' : 'Entidad'}</th>
          <th scope="col">Qué pasaría</th>
          <th scope="col">Detalle</th>
        </tr>
      </thead>
      <tbody>
        <InTurns of={lines} each={(line) => <Line key={line.row} kind={kind} line={line} />} />
      </tbody>
    </table>
  )
}

function Confirm({ report, confirm }: { report: Report; confirm: NonNullable<Report['confirm']> }) {
  return (
    <SendForm id="confirmar" encType="multipart/form-data" reloadDocument>
      <input type="hidden" name="tipo" value={report.kind} />
      <input type="hidden" name="anunciado" value={confirm.announced} />
      <input type="hidden" name="sello" value={confirm.seal} />
      <SendButton className="boton" name="accion" value="confirmar">
        {report.kind === 'cuentas' ? 'Enviar' : 'Guardar'} {workWords(report.kind, report.counts)}
      </SendButton>
    </SendForm>
  )
}

/** What a filled sheet would do, row by row: what is refused first, what would stay as it is last. */
export function ReportOfImport({ report, moved }: { report: Report; moved: boolean }) {
  const { kind, counts, confirm } = report
  const lines = useMemo(() => unpackLines(report.lines), [report.lines])
  const shown = (...outcomes: readonly LineOutcome[]) => lines.filter(({ outcome }) => outcomes.includes(outcome))
  return (
    <section aria-labelledby="reporte">
      <h2 id="reporte">Lo que trae la planilla de {kind}</h2>
      {moved ? (
        <Notice kind="warning" role="alert">
          <p>
            Algo cambió desde que usted revisó la planilla; puede que ya se haya confirmado. No se guardó nada. Este es
            el reporte de ahora.
          </p>
        </Notice>
      ) : null}
      <p role="status">
        {formatCount(lines.length, 'fila', 'filas')}: {workWords(kind, counts)}, {formatNumber(counts.same)} sin cambios
        y {formatNumber(counts.refused)} con error. Todavía no se ha guardado nada.
      </p>
      {confirm && lines.length > MANY ? (
        <p>
          <a href="#confirmar">Ir al final, donde se confirma</a>
        </p>
      ) : null}
      <Lines kind={kind} caption="Filas con error" lines={shown('refused')} />
      <Lines
        kind={kind}
        caption={kind === 'cuentas' ? 'A quiénes se invitaría' : 'Lo que se guardaría'}
        lines={shown('added', 'changed')}
      />
      {counts.same > 0 ? (
        <details>
          <summary>Filas sin cambios ({formatNumber(counts.same)})</summary>
          <Lines kind={kind} caption="Filas sin cambios" lines={shown('same')} />
        </details>
      ) : null}
      {confirm ? (
        <Confirm report={report} confirm={confirm} />
      ) : (
        <p>
          {counts.refused > 0
            ? 'Corrija esas filas en la planilla y súbala de nuevo: se guarda todo o nada.'
            : 'No hay nada que guardar.'}
        </p>
      )}
    </section>
  )
}
