import { Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import { formatCount, formatLongDate, formatNumber } from '#app/kit/format.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import type { PaperView } from './print-batch.server.ts'
import { BATCH_STATUS_NAMES } from './batch-words.ts'

function Rules({ closesOn }: Pick<PaperView, 'closesOn'>) {
  return (
    <ol>
      <li>
        El PDF trae un formulario: imprima tantas copias como formularios tiene el lote, por las dos caras, y grape las
        hojas de cada uno. Llevan el código del lote, y ninguno de una persona.
      </li>
      <li>Póngalos junto a una caja cerrada con ranura. Quien responde en papel no responde también en el celular.</li>
      <li>
        Selle la caja o el sobre sin mirar los formularios. Otra unidad, sin acceso a resultados, lo abre con un acta y
        lo digita.
      </li>
      <li>
        La digitación termina antes del cierre, el {formatLongDate(closesOn)}. Después destruya los formularios ante
        otra persona.
      </li>
    </ol>
  )
}

function Batches({ view }: { view: PaperView }) {
  if (view.batches.length === 0) return <p>Todavía no hay lotes.</p>
  return (
    <div className="desborde">
      <table className="apilada">
        <caption>Lotes de esta aplicación</caption>
        <thead>
          <tr>
            <th scope="col">Lote</th>
            <th scope="col" className="numero">
              Impresos
            </th>
            <th scope="col">Digita</th>
            <th scope="col">Estado</th>
            <th scope="col">Formulario</th>
          </tr>
        </thead>
        <tbody>
          {view.batches.map(({ id, code, formsPrinted, typist, status }) => (
            <tr key={id}>
              <th scope="row">{code}</th>
              <td className="numero" data-titulo="Impresos">
                {formatNumber(formsPrinted)}
              </td>
              <td data-titulo="Digita">{typist}</td>
              <td data-titulo="Estado">{BATCH_STATUS_NAMES[status]}</td>
              <td>
                <a href={`/panel/aplicaciones/${view.campaignId}/papel/${id}/formulario.pdf`}>
                  Formulario del lote {code} (PDF)
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Forms on paper for those who cannot answer on a phone. */
export function CampaignPaper({
  view,
  problems,
  values,
}: {
  view: PaperView
  problems: FieldProblems
  values: Readonly<Record<string, string>>
}) {
  return (
    <>
      <Link className="volver" to={`/panel/aplicaciones/${view.campaignId}`}>
        Volver
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <h1>Formularios en papel</h1>
      <p>Para quien no puede responder en un celular o una computadora. {view.title}.</p>
      <Rules closesOn={view.closesOn} />
      {view.open ? (
        <SendForm noValidate>
          <h2>Preparar un lote</h2>
          <p>Puede imprimir {formatCount(view.formsLeft, 'formulario más', 'formularios más')}.</p>
          <Field
            name="cantidad"
            label="Cuántos formularios"
            inputMode="numeric"
            className="corto"
            defaultValue={values['cantidad'] ?? ''}
            problem={problems['cantidad']}
          />
          <Field
            name="digita"
            label="Qué unidad los digitará"
            help="El formulario lo dice. Debe ser otra unidad, y con una cuenta de digitación, que no ve resultados."
            defaultValue={values['digita'] ?? ''}
            problem={problems['digita']}
          />
          <SendButton className="boton">Preparar el lote</SendButton>
        </SendForm>
      ) : null}
      <h2>Lotes</h2>
      <Batches view={view} />
    </>
  )
}
