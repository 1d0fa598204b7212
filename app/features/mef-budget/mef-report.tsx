import { useMemo } from 'react'
import { unpackLines } from '#app/features/imports/packed-lines.ts'
import { ImportLines } from '#app/features/imports/import-lines.tsx'
import { formatCount, formatDate, formatNumber } from '#app/kit/format.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Notice } from '#app/kit/shell/notice.tsx'
import type { MefReport } from './import-mef.server.ts'

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
      <ImportLines lines={lines} about="Entidad" />
      <Confirm report={report} />
    </section>
  )
}
