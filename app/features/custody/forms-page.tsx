import { Link } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatCount, formatLongDate, formatNumber } from '#app/kit/format.ts'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import { WithAside } from '#app/kit/shell/with-aside.tsx'
import type { FormsView } from './print-forms.server.ts'

function Rules({ view }: { view: FormsView }) {
  return (
    <section aria-labelledby="pasos">
      <h2 id="pasos">Cómo se hace</h2>
      <ol>
        <li>
          El PDF trae un formulario: imprima tantas copias como formularios tiene el lote, por las dos caras, y grape
          las hojas de cada uno. Llevan el código del lote, y ninguno de una persona.
        </li>
        <li>
          Ponga el mismo sello de su unidad en cada formulario, sin números ni señas. Así una fotocopia no se digita.
        </li>
        <li>
          Entréguelos en blanco a quien los pida, o déjelos junto a una caja cerrada con ranura. No anote a quién. Quien
          responde en papel no responde también con papeleta o celular.
        </li>
        <li>Si alguien pierde el suyo, entréguele otro en blanco: se digitan, como máximo, los que tiene el lote.</li>
        <li>
          Selle la caja o el sobre ante otra persona, sin mirar los formularios, y entréguela a quien digita, que la
          abre con un acta. Usted no digita: quien ve quién entrega un formulario no debe leerlo.
        </li>
        <li>
          La digitación termina antes del cierre, el {formatLongDate(view.closesOn)}. Quien digitó destruye los
          formularios llenos ante otra persona. Usted destruye los que quedaron en blanco, y firma el acta.
        </li>
      </ol>
    </section>
  )
}

type Props = {
  readonly view: FormsView
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}

function NewBatch({ view, problems, values }: Props) {
  const [first] = view.typists
  if (!first)
    return (
      <Notice kind="warning">
        <p>
          Todavía no hay una cuenta de digitación confirmada: sin ella no se imprimen formularios. Pida a quien coordina
          que invite a una persona de otra unidad, y a quien es titular que la confirme.
        </p>
      </Notice>
    )
  return (
    // Another form once a batch was prepared: what was typed must not be sent again by mistake.
    <SendForm key={view.codesGiven} noValidate>
      <h2>Preparar un lote</h2>
      <p>
        Puede imprimir {formatCount(view.codesLeft, 'formulario más', 'formularios más')}: cada uno ocupa el lugar de
        una papeleta o de una invitación. Pregunte a las sedes cuántas personas no pueden responder en un celular; no
        pida nombres.
      </p>
      {/* A form that is sent twice prepares one batch: by then other codes were given out. */}
      <input type="hidden" name="repartidos" value={view.codesGiven} />
      <Field
        name="cantidad"
        label="Cuántos formularios"
        help="Con menos de diez en un lote, quien digita puede adivinar de quién es cada uno: junte varias sedes."
        inputMode="numeric"
        className="corto"
        defaultValue={values['cantidad'] ?? ''}
        problem={problems['cantidad']}
      />
      <Field
        name="digita"
        label="Qué unidad los digitará"
        help={`El formulario lo dice. Digita: ${view.typists.map(({ name, unit }) => (unit ? `${name} (${unit})` : name)).join(', ')}.`}
        defaultValue={values['digita'] ?? first.unit}
        problem={problems['digita']}
      />
      <SendButton className="boton">Preparar el lote</SendButton>
    </SendForm>
  )
}

function Batches({ view }: { view: FormsView }) {
  if (view.formBatches.length === 0) return <Empty>Aún no hay lotes.</Empty>
  return (
    <WideTable caption="Lotes de esta aplicación" className="apilada">
      <thead>
        <tr>
          <th scope="col">Lote</th>
          <th scope="col" className="numero">
            Formularios
          </th>
          <th scope="col">Digita</th>
          <th scope="col">Para imprimir</th>
        </tr>
      </thead>
      <tbody>
        {view.formBatches.map(({ id, code, forms, typist }) => (
          <tr key={id}>
            <th scope="row">{code}</th>
            <td className="numero" data-titulo="Formularios">
              {formatNumber(forms)}
            </td>
            <td data-titulo="Digita">{typist}</td>
            <td>
              <a href={`/custodia/${view.id}/papel/${id}/formulario.pdf`}>Formulario del lote {code} (PDF)</a>
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

/** Forms on paper for those who cannot answer on a phone: the same page before and after an envelope was opened. */
export function FormsPage(props: Props) {
  const { view, problems } = props
  return (
    <>
      <Link className="volver" to={`/custodia/${view.id}`}>
        Volver
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <h1>Formularios en papel</h1>
      <p>Para quien no puede responder en un celular o una computadora. {view.title}.</p>
      <WithAside aside={<Rules view={view} />}>
        <NewBatch {...props} />
        <h2>Lotes</h2>
        <Batches view={view} />
      </WithAside>
    </>
  )
}
