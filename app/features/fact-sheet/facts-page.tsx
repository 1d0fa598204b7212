import { Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { formatDate, formatNumber } from '#app/kit/format.ts'
import type { FactReview } from './save-facts.server.ts'
import { StoredFacts } from './stored-facts.tsx'
import { TypedFields, type Typed } from './typed-fields.tsx'
import type { FactsView } from './view-facts.server.ts'
import { sourceWords, unsavedWords } from './words.ts'

/** What came of a sending: what was typed, and what would be stored or is wrong. */
export type Sent = Typed & {
  readonly review: FactReview | null
  /** What is wrong with a sheet that was uploaded, cell by cell; null where none was. */
  readonly sheetProblems: readonly string[] | null
}

type Props = { readonly view: FactsView; readonly mayWrite: boolean; readonly sent: Sent | null; readonly back: string }

function HowItIsKept() {
  return (
    <div className="caja">
      <p>
        Es opcional. Escriba solo totales: sin nombres, sin quejas y sin denuncias. No cuente a locadores de servicios
        ni a practicantes.
      </p>
      <p>
        Un número de 1 a 4 personas puede señalar a alguien. Por eso esas filas se juntan con la vecina antes de
        guardarse. Lo que aun así es pequeño no se guarda. Primero verá qué queda.
      </p>
      <p>
        La leen quienes leen los resultados de cultura de la entidad y el MIMP. No se publica, y no se usa para ordenar
        entidades.
      </p>
    </div>
  )
}

function Review({ review }: { review: FactReview }) {
  return (
    <section className="caja" aria-labelledby="queda">
      <h2 id="queda">Lo que se guardaría</h2>
      <p role="status">Todavía no se ha guardado nada. Revise y confirme con «Guardar la ficha», al final.</p>
      <StoredFacts content={review.sheet} />
      {review.unsaved.length > 0 ? (
        <ul>
          {review.unsaved.map((each) => (
            <li key={each.what}>{unsavedWords(each)}</li>
          ))}
        </ul>
      ) : null}
      <p>
        Lo que se junta queda junto todo el año: separarlo después permitiría restar. Corrija ahora lo que esté mal
        escrito.
      </p>
    </section>
  )
}

function Upload({ view: { year }, problems }: { view: FactsView; problems: readonly string[] | null }) {
  return (
    <section aria-labelledby="planilla">
      <h2 id="planilla">Con una planilla de Excel</h2>
      <p>
        <a href={`/panel/ficha/${year}/planilla.xlsx`}>Descargar la planilla</a>, llenarla y subirla. Llena los
        casilleros de esta página; todavía no guarda nada.
      </p>
      {problems && problems.length > 0 ? (
        <div className="error" role="alert">
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {problems?.length === 0 ? <p role="status">La planilla llenó los casilleros. Falta revisar y guardar.</p> : null}
      <SendForm encType="multipart/form-data" reloadDocument>
        <Field name="planilla" label="Planilla XLSX" type="file" accept=".xlsx" />
        <SendButton className="boton segundo" name="accion" value="subir" busy="Leyendo…">
          Leer la planilla
        </SendButton>
      </SendForm>
    </section>
  )
}

function Form({ view, sent }: { view: FactsView; sent: Sent | null }) {
  const typed = { values: sent?.values ?? view.values, problems: sent?.problems ?? {} }
  return (
    <>
      <Upload view={view} problems={sent?.sheetProblems ?? null} />
      <section aria-labelledby="llenar">
        <h2 id="llenar">Llenar aquí</h2>
        <p>Llene una parte entera o déjela vacía. Donde no hay nadie, escriba 0.</p>
        <SendForm noValidate encType="multipart/form-data" reloadDocument>
          <input type="hidden" name="revision" value={view.revision} />
          <input type="hidden" name="revisado" value={sent?.review?.digest ?? ''} />
          <TypedFields view={view} typed={typed} />
          <div className="botones">
            <SendButton className="boton segundo" name="accion" value="revisar" busy="Revisando…">
              Ver lo que se guardaría
            </SendButton>
            {sent?.review ? (
              <SendButton className="boton" name="accion" value="guardar">
                Guardar la ficha
              </SendButton>
            ) : null}
          </div>
        </SendForm>
      </section>
    </>
  )
}

function TooSmall({ view }: { view: FactsView }) {
  if (!view.tooSmall || !view.staff) return null
  const { women, men } = view.staff
  return (
    <div className="caja aviso" role="note">
      <p>
        En su entidad trabajan {formatNumber(women)} mujeres y {formatNumber(men)} hombres. Con tan pocas personas casi
        todo se juntaría y no se guardaría. No hace falta llenar esta ficha.
      </p>
    </div>
  )
}

function Writing(props: { view: FactsView; sent: Sent | null }) {
  const { view, sent } = props
  if (!view.isOpen) return <p className="nota">Se podía llenar hasta el {formatDate(view.lastDay)}.</p>
  if (!view.tooSmall) return <Form {...props} />
  return (
    <details open={sent !== null}>
      <summary>Llenarla de todos modos</summary>
      <Form {...props} />
    </details>
  )
}

function Stored({ view: { sheet, isOpen, lastDay } }: { view: FactsView }) {
  if (!sheet) return <p>Todavía no hay datos de este año.</p>
  return (
    <section aria-labelledby="guardado">
      <h2 id="guardado">Lo que está guardado</h2>
      <StoredFacts content={sheet.content} />
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
      <p className="tenue">{view.entityName}</p>
      <h1>Ficha de datos {view.year}</h1>
      <HowItIsKept />
      {mayWrite ? <TooSmall view={view} /> : null}
      {sent?.review ? <Review review={sent.review} /> : <Stored view={view} />}
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
