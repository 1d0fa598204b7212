import { Link } from '@remix-run/react'
import { useMemo } from 'react'
import { ImportLines } from '#app/features/imports/import-lines.tsx'
import { MovedNotice } from '#app/features/imports/moved-notice.tsx'
import { unpackLines } from '#app/features/imports/packed-lines.ts'
import { formatCount, formatNumber } from '#app/kit/format.ts'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Notice } from '#app/kit/shell/notice.tsx'
import type { RecordReport } from './import-record.server.ts'
import { recordAddress, sheetAddress } from './record-address.ts'

const OUTCOMES = { added: 'Nuevo', changed: 'Cambia', same: 'Sin cambios', refused: 'Error' }

/** "3 datos nuevos y 2 con cambios" */
function workWords({ counts: { added, changed } }: RecordReport): string {
  const parts = [
    ...(added > 0 ? [formatCount(added, 'dato nuevo', 'datos nuevos')] : []),
    ...(changed > 0 ? [formatCount(changed, 'dato con cambios', 'datos con cambios')] : []),
  ]
  return parts.join(' y ') || 'nada nuevo'
}

function Confirm({ report }: { readonly report: RecordReport }) {
  const { confirm, counts } = report
  if (!confirm)
    return (
      <p>
        {counts.refused > 0
          ? 'Corrija esas celdas en la planilla y súbala de nuevo: se guarda todo o nada.'
          : 'No hay nada que guardar: el registro ya está así.'}
      </p>
    )
  return (
    <SendForm id="confirmar" encType="multipart/form-data" reloadDocument>
      <input type="hidden" name="anunciado" value={confirm.announced} />
      <input type="hidden" name="sello" value={confirm.seal} />
      <SendButton className="boton" name="accion" value="confirmar">
        Guardar {workWords(report)} como borrador
      </SendButton>
    </SendForm>
  )
}

function Report({ report, moved }: { readonly report: RecordReport; readonly moved: boolean }) {
  const { counts } = report
  const lines = useMemo(() => unpackLines(report.lines), [report.lines])
  return (
    <section aria-labelledby="reporte">
      <h2 id="reporte">Lo que trae la planilla</h2>
      {moved ? <MovedNotice /> : null}
      <p role="status">
        {formatCount(lines.length, 'fila', 'filas')}: {workWords(report)}, {formatNumber(counts.same)} sin cambios y{' '}
        {formatNumber(counts.refused)} con error. Todavía no se ha guardado nada.
      </p>
      <ImportLines lines={lines} about="Dato" outcomes={OUTCOMES} />
      <Confirm report={report} />
    </section>
  )
}

/** A sheet for the record of a year: downloaded, filled in, read row by row, confirmed. */
export function SheetPage({
  year,
  barred,
  report,
  moved,
  problem,
}: {
  readonly year: number
  /** Why nothing is written into this record; null where it is. */
  readonly barred: string | null
  readonly report: RecordReport | null
  readonly moved: boolean
  readonly problem: string | null
}) {
  return (
    <>
      <Link className="volver" to={recordAddress({ whose: null, year })}>
        Volver al registro de {year}
      </Link>
      <ErrorSummary problems={problem === null ? [] : [{ field: 'planilla', message: problem }]} />
      <h1>Planilla del registro anual {year}</h1>
      <p>
        Descargue <a href={`${sheetAddress(year)}.xlsx`}>la planilla de {year}</a>: trae lo que ya está registrado y
        filas para lo nuevo. Llénela y súbala. Verá fila por fila qué pasaría; nada se guarda hasta que usted lo
        confirme.
      </p>
      {barred === null ? (
        <SendForm noValidate encType="multipart/form-data" reloadDocument>
          <Field
            name="planilla"
            label="Planilla llena (XLSX)"
            type="file"
            accept=".xlsx"
            problem={problem ?? undefined}
          />
          <SendButton className={report ? 'boton llano' : 'boton'} name="accion" value="revisar">
            Revisar la planilla
          </SendButton>
        </SendForm>
      ) : (
        <Notice>{barred}</Notice>
      )}
      {report ? <Report report={report} moved={moved} /> : null}
    </>
  )
}
