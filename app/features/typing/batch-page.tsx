import { Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import { TickField } from '#app/kit/forms/choice.tsx'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import { formatCount, formatDate, formatNumber, formatPercent } from '#app/kit/format.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { PrintButton } from '#app/kit/shell/print-button.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { TypedMark } from '#app/kit/forms/typed-inputs.tsx'
import { Fold } from '#app/kit/forms/use-kept.tsx'
import type { BatchView } from './view-batch.server.ts'

type Props = {
  readonly view: BatchView
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}

/** Percent of compared answers from which the typing should be looked at again. */
const LOOK_AGAIN_FROM = 2

function OpeningAct({ view, problems, values }: Props) {
  return (
    <SendForm noValidate>
      <input type="hidden" name="accion" value="abrir" />
      <h2>Acta de apertura</h2>
      <p>Abra el sobre ante otra persona y cuente sin leer. El formulario dice que digita: {view.typist}.</p>
      <p>
        <strong>Cuente formularios, no hojas.</strong> Un formulario son varias hojas grapadas. Una hoja suelta no es un
        formulario: no la cuente ni la digite. Si el formulario dice que lleva sello y no lo tiene, es una copia:
        tampoco.
      </p>
      <Field
        name="formularios"
        label="Formularios en el sobre"
        inputMode="numeric"
        className="corto"
        defaultValue={values['formularios'] ?? ''}
        problem={problems['formularios']}
        help={`Se imprimieron ${formatCount(view.formsPrinted, 'formulario', 'formularios')}.`}
      />
      <Field
        name="testigo"
        label="Quién vio abrir el sobre"
        defaultValue={values['testigo'] ?? ''}
        problem={problems['testigo']}
        help="Nombre y unidad."
      />
      <TickField
        name="cerrado"
        label="El sobre estaba cerrado y sellado."
        checked={'cerrado' in values}
        problem={problems['cerrado']}
      />
      <TickField
        name="otra-unidad"
        label="No trabajo en la unidad que respondió estos formularios."
        checked={'otra-unidad' in values}
        problem={problems['otra-unidad']}
      />
      <SendButton className="boton">Abrir con esta acta</SendButton>
    </SendForm>
  )
}

function Act({ view }: { view: BatchView }) {
  const rate = view.fieldsCompared === 0 ? null : (100 * view.fieldsDifferent) / view.fieldsCompared
  return (
    <dl className="definiciones">
      <dt>Aplicación</dt>
      <dd>
        {view.title}, {view.entityName}
      </dd>
      <dt>Apertura</dt>
      <dd>
        {view.openedOn ? formatDate(view.openedOn) : ''}, por {view.openedBy}, ante {view.witness}
      </dd>
      <dt>Formularios contados</dt>
      <dd>
        {formatNumber(view.formsCounted ?? 0)} de {formatNumber(view.formsPrinted)} impresos
        {view.differenceReason ? `. El conteo se corrigió: ${view.differenceReason}` : ''}
      </dd>
      {view.isMine ? (
        <>
          <dt>Formularios digitados</dt>
          <dd>{formatNumber(view.typed)}</dd>
        </>
      ) : null}
      <dt>Doble digitación</dt>
      <dd>
        {rate === null
          ? 'Al terminar se digita otra vez una muestra.'
          : `Difirió el ${formatPercent(rate)} de las respuestas comparadas (${formatNumber(view.fieldsDifferent)} de ${formatNumber(view.fieldsCompared)}), en ${formatCount(view.sample.length, 'formulario', 'formularios')}.`}
      </dd>
      {view.finishedOn ? (
        <>
          <dt>Fin de la digitación</dt>
          <dd>{formatDate(view.finishedOn)}</dd>
        </>
      ) : null}
    </dl>
  )
}

function NextSheet({ view }: { view: BatchView }) {
  if (!view.next) return null
  const { sheet, entry } = view.next
  return (
    <p className="botones">
      <Link className="boton" to={`/panel/digitacion/${view.id}/formulario`}>
        {entry === 1 ? `Digitar el formulario ${sheet}` : `Digitar otra vez el formulario ${sheet}`}
      </Link>
      {view.typed > 0 && entry === 1 ? (
        <Link to={`/panel/digitacion/${view.id}/formulario?numero=${view.typed}`}>
          Digitar de nuevo el formulario {view.typed}
        </Link>
      ) : null}
    </p>
  )
}

function Disagreements({ view, problems, values }: Props) {
  if (view.disagreements.length === 0) return null
  return (
    <SendForm noValidate id="diferencias">
      <input type="hidden" name="accion" value="resolver" />
      <h2>Lo que no coincide</h2>
      <p>Mire el formulario y elija lo que dice. 0 es en blanco.</p>
      {problems['diferencias'] ? <p className="error">{problems['diferencias']}</p> : null}
      {view.disagreements.flatMap(({ sheet, fields }) =>
        fields.map(({ name, number, text, first, second }) => (
          <fieldset key={`${sheet}-${name}`}>
            <legend>
              Formulario {sheet}, pregunta {number}: {text}
            </legend>
            {[first, second].map((digit) => (
              <label key={digit} className="opcion">
                <TypedMark
                  type="radio"
                  name={`${sheet}-${name}`}
                  value={digit}
                  defaultChecked={values[`${sheet}-${name}`] === digit}
                />
                <span>{digit}</span>
              </label>
            ))}
          </fieldset>
        )),
      )}
      <SendButton className="boton">Guardar lo que dicen los formularios</SendButton>
    </SendForm>
  )
}

/** Entries that differ so much that one of them is of another sheet. */
function Apart({ view }: { view: BatchView }) {
  return view.apart.map((sheet) => (
    <Notice key={sheet} kind="warning">
      <p>
        En el formulario {sheet} las dos digitaciones difieren en muchas preguntas. No se muestra lo que se digitó:
        búsquelo y digítelo otra vez. Si el error está en la primera vez, digite también esa de nuevo.
      </p>
      <p>
        <Link to={`/panel/digitacion/${view.id}/formulario?numero=${sheet}`}>
          Digitar de nuevo la primera vez del formulario {sheet}
        </Link>
      </p>
    </Notice>
  ))
}

/** A batch that somebody else opened. */
function OfAnother({ view, problems }: Props) {
  if (!view.isAbandoned)
    return (
      <Notice>
        <p>
          Este lote lo digita {view.openedBy}. Nadie más lo continúa ni ve lo digitado: así cada formulario lo lee una
          sola persona.
        </p>
      </Notice>
    )
  return (
    <SendForm noValidate>
      <Notice kind="warning">
        <input type="hidden" name="accion" value="empezar" />
        <h2>Quien abrió este lote ya no digita</h2>
        <p>
          Usted puede empezarlo de nuevo: lo digitado se destruye sin que nadie lo vea, y el sobre se vuelve a abrir con
          otra acta.
        </p>
        <TickField
          name="reinicio"
          label="Tengo el sobre con los formularios en papel."
          checked={false}
          problem={problems['reinicio']}
        />
        <SendButton className="boton">Empezar de nuevo</SendButton>
      </Notice>
    </SendForm>
  )
}

function CorrectCount({ view, problems, values }: Props) {
  const open = values['accion'] === 'conteo'
  return (
    <Fold open={open} summary="El número de formularios no cuadra">
      <SendForm noValidate>
        <input type="hidden" name="accion" value="conteo" />
        <Field
          name="formularios"
          label="Formularios que hay en verdad"
          inputMode="numeric"
          className="corto"
          defaultValue={open ? values['formularios'] : String(view.typed)}
          problem={open ? problems['formularios'] : undefined}
        />
        <Field
          name="razon"
          label="Por qué cambia el conteo"
          defaultValue={values['razon'] ?? ''}
          problem={problems['razon']}
        />
        <SendButton className="boton segundo">Corregir el conteo</SendButton>
      </SendForm>
    </Fold>
  )
}

function Finish({ view }: { view: BatchView }) {
  if (view.next || view.disagreements.length > 0) return null
  const rate = view.fieldsCompared === 0 ? 0 : (100 * view.fieldsDifferent) / view.fieldsCompared
  return (
    <SendForm className="caja">
      <input type="hidden" name="accion" value="terminar" />
      <h2>Terminar el lote</h2>
      <p>
        Digitó {formatCount(view.typed, 'formulario', 'formularios')}, los mismos que contó. Al terminar ya no se pueden
        ver ni corregir: se mezclan con las demás respuestas.
      </p>
      {rate >= LOOK_AGAIN_FROM ? (
        <p className="error">
          Difirió el {formatPercent(rate)}: antes de terminar, digite de nuevo los formularios en que dude. Lo digitado
          no se vuelve a mostrar.
        </p>
      ) : null}
      <SendButton className="boton">Terminar el lote</SendButton>
    </SendForm>
  )
}

/** One batch, from the sealed envelope to the end. */
export function BatchPage(props: Props) {
  const { view, problems } = props
  return (
    <>
      <Link className="volver" to="/panel/digitacion">
        Todos los lotes
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <h1>Lote {view.code}</h1>
      {view.status === 'printed' ? <OpeningAct {...props} /> : <Act view={view} />}
      {view.status === 'opened' && !view.isMine ? <OfAnother {...props} /> : null}
      {view.isMine ? (
        <>
          <Apart view={view} />
          <NextSheet view={view} />
          <Disagreements {...props} />
          <Finish view={view} />
          <CorrectCount {...props} />
        </>
      ) : null}
      {view.status === 'finished' ? (
        <>
          <Notice kind="done">
            <p>El lote está digitado. Guarde esta acta impresa y destruya los formularios ante otra persona.</p>
          </Notice>
          <PrintButton label="Imprimir el acta" />
        </>
      ) : null}
    </>
  )
}
