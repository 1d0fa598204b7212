import { Link } from '@remix-run/react'
import type { BlockId, ReportObservation } from '#surveys/country-report/frozen-report.ts'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field, TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { formatCount, formatDate } from '#app/kit/format.ts'
import { Notice } from '#app/kit/shell/notice.tsx'
import { draftAddress, draftFigureAddress, publicAddress } from './report-address.ts'
import { ReportBody } from './report-body.tsx'
import { explanationField, textField } from './report-fields.ts'
import type { ReportDraftView } from './view-draft.server.ts'
import { basisWords, editionWords, NOT_OVER } from './words.ts'

type Props = {
  readonly view: ReportDraftView
  readonly problems: FieldProblems
  /** What was typed into a form that was refused. */
  readonly values: Readonly<Record<string, string>>
}

function Years({ view: { year, years } }: Props) {
  return (
    <nav aria-label="Informes por año" className="botones">
      {years.map((each) => (
        <Link key={each} to={draftAddress(each)} aria-current={each === year ? 'page' : undefined}>
          {each}
        </Link>
      ))}
    </nav>
  )
}

function State({ view }: Props) {
  const { report, saved, editions, year } = view
  const open = report.observations.filter(({ severity, explanation }) => severity !== 'note' && explanation === null)
  return (
    <Notice kind={open.length > 0 ? 'warning' : 'done'} role="status">
      <p>
        {open.length > 0
          ? `${formatCount(open.length, 'observación espera', 'observaciones esperan')} una explicación antes de publicar.`
          : 'Todas las observaciones están explicadas.'}{' '}
        {open.length > 0 ? <a href="#observaciones">Ver las observaciones</a> : null}
      </p>
      <p>{basisWords(report)}</p>
      {saved ? (
        <p>
          Borrador guardado el {formatDate(saved.on)} por {saved.by}.
        </p>
      ) : null}
      {editions.map((edition) => (
        <p key={edition.version}>
          <Link to={publicAddress(year, edition.version)}>{editionWords(edition)}</Link>
        </p>
      ))}
    </Notice>
  )
}

function Writing({ view, problems, values, block }: Props & { block: BlockId }) {
  const written = view.blocks.find(({ id }) => id === block)
  if (!written || !view.signer) return null
  const name = textField(block)
  const problem = problems[name] ?? written.fault ?? undefined
  return (
    <details className="informe-escribir no-imprimir" open={problem !== undefined}>
      <summary>
        Cambiar el texto <span className="oculto-visual">de {written.title.toLowerCase()}</span>
        {written.isEdited ? <span className="etiqueta gris">Cambiado</span> : null}
      </summary>
      <SendForm noValidate>
        <SeenField name="revision" value={view.revision} />
        <input type="hidden" name="parte" value={block} />
        <TextField
          name={name}
          label={`Texto: ${written.title.toLowerCase()}`}
          help="Lo que está entre corchetes es una cifra fija: puede moverla, y no cambiarla. Escriba lo demás como prefiera. Una línea vacía separa párrafos."
          rows={10}
          defaultValue={values[name] ?? written.template}
          problem={problem}
        />
        <div className="botones">
          <SendButton className="boton" name="accion" value="texto">
            Guardar el texto
          </SendButton>
          {written.isEdited ? (
            <SendButton className="boton segundo" name="accion" value="restaurar">
              Volver al texto propuesto
            </SendButton>
          ) : null}
        </div>
      </SendForm>
    </details>
  )
}

function Explaining({ view, problems, values, observation }: Props & { observation: ReportObservation }) {
  if (observation.severity === 'note' || !view.signer) return null
  const { key, code, explanation } = observation
  const name = explanationField(key)
  const form = (
    <SendForm noValidate>
      <SeenField name="revision" value={view.revision} />
      <input type="hidden" name="observacion" value={key} />
      <TextField
        name={name}
        label={`${code}: resuelto porque…`}
        rows={3}
        defaultValue={values[name] ?? explanation ?? ''}
        problem={problems[name]}
      />
      <SendButton className="boton segundo" name="accion" value="explicar">
        Guardar la explicación
      </SendButton>
    </SendForm>
  )
  if (explanation === null || problems[name]) return form
  return (
    <details className="no-imprimir">
      <summary>Cambiar la explicación de {code}</summary>
      {form}
    </details>
  )
}

function Publishing({ view, problems, values }: Props) {
  const { signer, isOver, editions, seen } = view
  if (!signer) return null
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '', problem: problems[name] })
  return (
    <section aria-labelledby="publicar" className="no-imprimir">
      <h2 id="publicar">Firmar y publicar</h2>
      {isOver ? null : <p>{NOT_OVER}.</p>}
      {isOver && !signer.hasSecondStep ? (
        <Notice kind="warning" id="codigo">
          <p>
            Para firmar necesita el segundo paso. <Link to="/cuenta/segundo-paso">Actívelo en su cuenta</Link> y vuelva
            a esta página.
          </p>
        </Notice>
      ) : null}
      {isOver && signer.hasSecondStep ? (
        <SendForm noValidate>
          <SeenField name="revision" value={view.revision} />
          <SeenField name="visto" value={seen} />
          <p>
            Firma <strong>{signer.name}</strong>. Se publica exactamente lo que muestra esta página, y no cambia más.
            Cualquier persona podrá leerlo.
          </p>
          {editions.length > 0 ? (
            <TextField
              {...field('motivo')}
              label="Por qué esta versión reemplaza a la anterior"
              help="La anterior queda publicada con su fecha, y esta razón se lee junto a la nueva."
              rows={3}
            />
          ) : null}
          <Field {...field('cargo')} label="Su cargo" />
          <Field
            name="codigo"
            label="Código de su aplicación, o uno de recuperación"
            help="Es su segundo paso: se pide de nuevo para firmar."
            className="corto"
            autoComplete="one-time-code"
            inputMode="text"
            problem={problems['codigo']}
          />
          <SendButton className="boton" name="accion" value="publicar" busy="Publicando…">
            Firmar y publicar el informe
          </SendButton>
        </SendForm>
      ) : null}
    </section>
  )
}

/** "Informe del país": the report of a year as it would be published now, its texts, its observations, and the signature. */
export function ReportDraftPage(props: Props) {
  const { view, problems } = props
  const summary = Object.entries(problems).map(([field, message]) => ({ field, message }))
  return (
    <>
      <ErrorSummary problems={summary} />
      <h1>{view.report.title}</h1>
      <Years {...props} />
      <State {...props} />
      <p className="botones no-imprimir">
        <a href={`/nacional/informe.docx?anio=${view.year}`}>Borrador en Word</a>
        {view.feedsLaw ? (
          <a href={`/nacional/informe.docx?anio=${view.year}&variante=ley-32535`}>
            Borrador para el informe de la Ley 32535, artículo 11
          </a>
        ) : null}
        <a href="#publicar">Firmar y publicar</a>
        <Link to="/nacional/datos">Datos abiertos</Link>
      </p>
      <ReportBody
        report={view.report}
        countedAt={(slot) => draftFigureAddress(view.year, slot)}
        under={(block) => <Writing {...props} block={block} />}
        answer={(observation) => <Explaining {...props} observation={observation} />}
      />
      <Publishing {...props} />
    </>
  )
}
