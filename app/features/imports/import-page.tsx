import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import type { ImportKind } from './form.ts'
import type { ImportDone, PackedReport } from './import-sheet.server.ts'
import { DoneImport } from './done-import.tsx'
import { ReportOfImport } from './import-report.tsx'

type UploadProps = {
  readonly kind: ImportKind
  readonly title: string
  readonly problem: string | null
  readonly children: ReactNode
}

/** The file field has the name of its kind, so that both stand on one page. */
function Upload({ kind, title, problem, children }: UploadProps) {
  return (
    <section aria-labelledby={`subir-${kind}`}>
      <h2 id={`subir-${kind}`}>{title}</h2>
      {children}
      <SendForm encType="multipart/form-data" reloadDocument>
        <input type="hidden" name="tipo" value={kind} />
        <Field
          name={kind}
          label={`Planilla de ${kind} llena (XLSX)`}
          type="file"
          accept=".xlsx"
          problem={problem ?? undefined}
        />
        <SendButton className="boton" name="accion" value="revisar">
          Revisar la planilla <span className="oculto-visual">de {kind}</span>
        </SendButton>
      </SendForm>
    </section>
  )
}

type Props = { readonly report: PackedReport | null; readonly moved: boolean; readonly done: ImportDone | null }

/** Brings entities and accounts in from filled sheets: a report first, then all or nothing. */
export function ImportPage({ report, moved, done }: Props) {
  const problemOf = (kind: ImportKind) => (report && !report.ok && report.kind === kind ? report.problem : null)
  return (
    <>
      <Link className="volver" to="/nacional/directorio">
        Directorio de entidades
      </Link>
      <h1>Importar entidades y cuentas</h1>
      {report && !report.ok ? <ErrorSummary problems={[{ field: report.kind, message: report.problem }]} /> : null}
      {done ? <DoneImport done={done} /> : null}
      {report?.ok ? <ReportOfImport report={report} moved={moved} /> : null}
      {report || done ? null : (
        <p>
          Descargue una planilla, llénela y súbala. Primero verá fila por fila qué pasaría; nada se guarda hasta que
          usted lo confirme, y se guarda todo o nada. El archivo no se conserva.
        </p>
      )}
      <div className="dos-partes">
        <Upload kind="entidades" title="Entidades" problem={problemOf('entidades')}>
          <p>
            Agrega entidades al directorio y actualiza la región, de quién dependen y el personal de las que ya están.
            Hasta 2,500 filas.
          </p>
          <ul>
            <li>
              <a href="/nacional/importar/entidades.xlsx">Planilla de entidades vacía</a>
            </li>
            <li>
              <a href="/nacional/importar/entidades.xlsx?directorio=si">Planilla con el directorio de hoy</a>, para
              actualizar el personal de muchas entidades a la vez
            </li>
          </ul>
        </Upload>
        <Upload kind="cuentas" title="Cuentas" problem={problemOf('cuentas')}>
          <p>
            Invita a cada persona de la planilla a una función en una entidad. Quien la recibe crea su propia
            contraseña. Hasta 500 filas.
          </p>
          <ul>
            <li>
              <a href="/nacional/importar/cuentas.xlsx">Planilla de cuentas vacía</a>
            </li>
          </ul>
        </Upload>
      </div>
    </>
  )
}
