import { Link } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatCount } from '#app/kit/format.ts'
import { Field } from '#app/kit/forms/field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Cell } from '#app/kit/shell/cell.tsx'
import type { SheetReport, TextChange } from './fill-by-sheet.server.ts'
import { levelName } from './words.ts'

export type ShownReport = SheetReport & { readonly announced: string }

const TEXT_NAMES = { reason: 'Razón', note: 'Nota' } as const

/** Both texts in full: nothing is stored before somebody has read what goes and what comes. */
function textWords({ field, before, after }: TextChange): string {
  const name = TEXT_NAMES[field]
  if (before === '') return `${name} nueva: «${after}»`
  return after === '' ? `${name} borrada: «${before}»` : `${name}: antes «${before}»; ahora «${after}»`
}

function ReportTable({ report }: { report: Extract<SheetReport, { ok: true }> }) {
  const told = report.lines.filter(({ changed, problem }) => changed || problem)
  return (
    <WideTable caption="Fila por fila, lo que cambia o tiene un problema" className="apilada">
      <thead>
        <tr>
          <th scope="col">Fila</th>
          <th scope="col">Pregunta</th>
          <th scope="col">Antes</th>
          <th scope="col">Después</th>
          <th scope="col">Razón y nota</th>
          <th scope="col">Problema</th>
        </tr>
      </thead>
      <tbody>
        {told.map((line) => (
          <tr key={line.row}>
            <th scope="row">Fila {line.row}</th>
            <td data-titulo="Pregunta">
              {line.id} {line.title}
            </td>
            <td data-titulo="Antes">{levelName(line.before)}</td>
            <Cell title="Después" absent="no se guarda">
              {line.problem ? null : levelName(line.after)}
            </Cell>
            <Cell title="Razón y nota" absent="sin cambios">
              {line.texts.length === 0
                ? null
                : line.texts.map((change) => <div key={change.field}>{textWords(change)}</div>)}
            </Cell>
            <Cell title="Problema" absent="ninguno">
              {line.problem ? <strong className="error">{line.problem}</strong> : null}
            </Cell>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

function Report({ report }: { report: ShownReport }) {
  if (!report.ok) {
    return (
      <p className="error" role="alert">
        {report.problem}
      </p>
    )
  }
  const problems = report.lines.filter(({ problem }) => problem).length
  return (
    <section aria-labelledby="reporte">
      <h2 id="reporte">Lo que trae la planilla</h2>
      <p role="status">
        {formatCount(report.changes.length, 'pregunta cambiaría', 'preguntas cambiarían')};{' '}
        {formatCount(problems, 'fila tiene un problema', 'filas tienen un problema')}. Todavía no se ha guardado nada.
      </p>
      {report.changes.length + problems > 0 ? <ReportTable report={report} /> : null}
      {report.sound && report.changes.length > 0 ? (
        <SendForm encType="multipart/form-data" reloadDocument>
          <input type="hidden" name="cambios" value={report.announced} />
          <SendButton className="boton" name="accion" value="confirmar">
            Guardar los {report.changes.length} cambios
          </SendButton>
        </SendForm>
      ) : (
        <p>
          {report.sound
            ? 'No hay nada que guardar.'
            : 'Corrija esas filas en la planilla y súbala de nuevo: se guarda todo o nada.'}
        </p>
      )}
    </section>
  )
}

/** Uploading a filled workbook: a report first, then all or nothing. */
export function BudgetSheetPage({ year, report }: { year: number; report: ShownReport | null }) {
  return (
    <>
      <Link className="volver" to={`/panel/presupuesto/${year}`}>
        Volver al resumen
      </Link>
      <h1>Subir la planilla de presupuesto</h1>
      <p>
        Use la <a href={`/panel/presupuesto/${year}/planilla.xlsx`}>planilla con las preguntas</a> y escriba niveles,
        razones y notas. Primero verá qué cambia; después usted confirma.
      </p>
      <SendForm encType="multipart/form-data" reloadDocument>
        <Field name="planilla" label="Planilla XLSX" type="file" accept=".xlsx" />
        <SendButton className="boton" name="accion" value="revisar">
          Revisar la planilla
        </SendButton>
      </SendForm>
      {report ? <Report report={report} /> : null}
    </>
  )
}
