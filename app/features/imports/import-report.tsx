import { useMemo } from 'react'
import { formatCount, formatNumber } from '#app/kit/format.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import type { ImportKind } from './form.ts'
import { ImportLines, OUTCOME_WORDS, type OutcomeWords } from './import-lines.tsx'
import type { PackedReport } from './import-sheet.server.ts'
import { MovedNotice } from './moved-notice.tsx'
import { unpackLines } from './packed-lines.ts'
import type { LineCounts } from './report.ts'

type Report = Extract<PackedReport, { readonly ok: true }>

const OUTCOMES: Record<ImportKind, OutcomeWords> = {
  entidades: OUTCOME_WORDS,
  cuentas: { ...OUTCOME_WORDS, added: 'Invitación' },
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
  return (
    <section aria-labelledby="reporte">
      <h2 id="reporte">Lo que trae la planilla de {kind}</h2>
      {moved ? <MovedNotice /> : null}
      <p role="status">
        {formatCount(lines.length, 'fila', 'filas')}: {workWords(kind, counts)}, {formatNumber(counts.same)} sin cambios
        y {formatNumber(counts.refused)} con error. Todavía no se ha guardado nada.
      </p>
      {confirm && lines.length > MANY ? (
        <p>
          <a href="#confirmar">Ir al final, donde se confirma</a>
        </p>
      ) : null}
      <ImportLines
        lines={lines}
        about={kind === 'cuentas' ? 'Persona' : 'Entidad'}
        outcomes={OUTCOMES[kind]}
        {...(kind === 'cuentas' ? { stored: 'A quiénes se invitaría' } : {})}
      />
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
