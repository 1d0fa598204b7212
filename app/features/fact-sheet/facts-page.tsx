import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { formatDate, formatNumber } from '#app/kit/format.ts'
import type { FactReview } from './save-facts.server.ts'
import { StoredFacts } from './stored-facts.tsx'
import { storedTables } from './stored-tables.ts'
import { TypedFields, type Typed } from './typed-fields.tsx'
import type { FactsView } from './view-facts.server.ts'
import { closedWords, sourceWords, unsavedWords } from './words.ts'

/** What came of a sending: what was typed, and what would be stored or is wrong. */
export type Sent = Typed & {
  readonly review: FactReview | null
  /** Whether it was to be saved, and is not what was reviewed. */
  readonly changed: boolean
  /** What is wrong with a sheet that was uploaded, cell by cell; null where none was. */
  readonly sheetProblems: readonly string[] | null
}

type Props = { readonly view: FactsView; readonly mayWrite: boolean; readonly sent: Sent | null; readonly back: string }

function HowItIsKept() {
  return (
    <Notice>
      <p>
        Es opcional. La llena Recursos Humanos una vez al año, solo con totales del personal de la sede central: sin
        nombres, sin quejas y sin denuncias. No cuente a locadores de servicios ni a practicantes.
      </p>
      <p>
        Un número de 1 a 4 personas puede señalar a alguien. Por eso esas filas se juntan con la vecina antes de
        guardarse. Lo que aun así es pequeño no se guarda. Primero verá qué queda.
      </p>
      <p>
        La leen quienes leen los resultados de cultura de la entidad, y el MIMP junto a ellos. No se publica ni se usa
        para ordenar entidades.
      </p>
    </Notice>
  )
}

function reviewStatus({ keepsAnything }: FactReview, changed: boolean): string {
  if (!keepsAnything) return 'No se guarda nada. Con tan pocas personas, esta ficha no hace falta.'
  if (changed) return 'No se guardó: lo escrito cambió después de la revisión. Revise otra vez lo que quedaría.'
  return 'Todavía no se ha guardado nada. Revise lo que quedaría y guárdelo.'
}

function Review({ review, changed }: { review: FactReview; changed: boolean }) {
  return (
    <section className="revision" aria-labelledby="queda">
      <h2 id="queda">Lo que se guardaría</h2>
      <Notice role="status">
        <p>{reviewStatus(review, changed)}</p>
      </Notice>
      {review.keepsAnything ? <StoredFacts tables={storedTables(review.sheet)} /> : null}
      {review.unsaved.length > 0 ? (
        <ul>
          {review.unsaved.map((each) => (
            <li key={each.what}>{unsavedWords(each)}</li>
          ))}
        </ul>
      ) : null}
      {review.keepsAnything ? (
        <>
          <p>
            Lo que se junta queda junto todo el año: separarlo después permitiría restar. Si algo está mal escrito,
            corríjalo ahora, más abajo.
          </p>
          <SendButton className="boton" name="guardar" value="si">
            Guardar la ficha
          </SendButton>
        </>
      ) : null}
    </section>
  )
}

/** What came of a workbook, first thing in the page: what could not be read of it, or that it is not saved yet. */
function UploadOutcome({ problems }: { problems: readonly string[] | null }) {
  if (!problems) return null
  if (problems.length === 0)
    return (
      <Notice role="status">
        <p>La planilla llenó los casilleros de esta página. Todavía no se ha guardado nada: revise lo que quedaría.</p>
      </Notice>
    )
  return (
    <div className="resumen-errores" role="alert" tabIndex={-1}>
      <h2>La planilla tiene problemas</h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      <p>Corríjala y súbala otra vez, o corrija aquí. Lo demás ya está en los casilleros.</p>
    </div>
  )
}

/** Stands in the form, so that what is typed beside a workbook is not lost, and at its end: Enter in a field reviews. */
function Upload() {
  return (
    <section aria-labelledby="planilla-llena">
      <h2 id="planilla-llena">Subir la planilla de Excel</h2>
      <p>Sus números pasan a los casilleros de esta página. Todavía no se guarda nada.</p>
      <Field name="planilla" label="Planilla XLSX" type="file" accept=".xlsx" />
      <SendButton className="boton segundo" name="subir" value="si" busy="Leyendo…">
        Leer la planilla
      </SendButton>
    </section>
  )
}

function Form({ view, sent }: { view: FactsView; sent: Sent | null }) {
  const typed = { values: sent?.values ?? view.values, problems: sent?.problems ?? {} }
  const review = sent?.review ?? null
  return (
    <SendForm noValidate encType="multipart/form-data" reloadDocument>
      <SeenField name="revision" value={view.revision} />
      <SeenField name="revisado" value={review?.digest ?? ''} />
      {review ? <Review review={review} changed={sent?.changed ?? false} /> : null}
      <section aria-labelledby="llenar">
        <h2 id="llenar">{review || view.sheet ? 'Corregir la ficha' : 'Llenar la ficha'}</h2>
        <p>
          Llénela aquí, o <a href={`/panel/ficha/${view.year}/planilla.xlsx`}>descargue la planilla de Excel</a>,
          llénela y <a href="#planilla-llena">súbala al final de esta página</a>. Cada parte se llena entera o se deja
          vacía. Donde no hay nadie, escriba 0.
        </p>
        <TypedFields view={view} typed={typed} />
        <SendButton className="boton" name="revisar" value="si" busy="Revisando…">
          Ver lo que se guardaría
        </SendButton>
      </section>
      <Upload />
    </SendForm>
  )
}

function TooSmall({ view }: { view: FactsView }) {
  if (!view.tooSmall || !view.staff) return null
  const { women, men } = view.staff
  return (
    <Notice kind="warning">
      <p>
        En su entidad trabajan {formatNumber(women)} mujeres y {formatNumber(men)} hombres. Con tan pocas personas casi
        todo se juntaría y no se guardaría. No hace falta llenar esta ficha.
      </p>
    </Notice>
  )
}

function Writing(props: { view: FactsView; sent: Sent | null }) {
  const { view, sent } = props
  if (!view.isOpen && !sent) return <p className="nota">{closedWords(view.year)}.</p>
  if (!view.tooSmall) return <Form {...props} />
  return (
    <details open={sent !== null}>
      <summary>Llenarla de todos modos</summary>
      <Form {...props} />
    </details>
  )
}

function Stored({ view: { sheet, isOpen, lastDay } }: { view: FactsView }) {
  if (!sheet) return <Empty>Aún no hay datos de este año.</Empty>
  return (
    <section aria-labelledby="guardado">
      <h2 id="guardado">Lo que está guardado</h2>
      <StoredFacts tables={storedTables(sheet.content)} />
      <p className="nota">
        {sourceWords(sheet)} {isOpen ? `Se puede corregir hasta el ${formatDate(lastDay)}.` : ''}
      </p>
    </section>
  )
}

/** "Ficha de datos": what is stored of a year, and the form for whoever fills it in. */
export function FactsPage({ view, mayWrite, sent, back }: Props) {
  const problems = Object.entries(sent?.problems ?? {}).map(([field, message]) => ({ field, message }))
  return (
    <>
      <Link className="volver" to={back}>
        Volver
      </Link>
      <ErrorSummary problems={problems} />
      <UploadOutcome problems={sent?.sheetProblems ?? null} />
      <p className="tenue">{view.entityName}</p>
      <h1>Ficha de datos {view.year}</h1>
      {sent?.review ? null : <HowItIsKept />}
      {mayWrite ? <TooSmall view={view} /> : null}
      {sent?.review ? null : <Stored view={view} />}
      {mayWrite ? <Writing view={view} sent={sent} /> : null}
      {view.otherYears.length > 0 ? (
        <p className="botones">
          {view.otherYears.map((year) => (
            <Link key={year} to={`/panel/ficha/${year}`}>
              Ficha de {year}
            </Link>
          ))}
        </p>
      ) : null}
    </>
  )
}
