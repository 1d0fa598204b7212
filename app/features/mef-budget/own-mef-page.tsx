import { Link } from '@remix-run/react'
import { mayAnswer } from '#surveys/mef-budget/answers.ts'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SelectField } from '#app/kit/forms/select.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Empty } from '#app/kit/shell/notice.tsx'
import { PliegoAnswers, PliegoFigures } from './pliego-facts.tsx'
import type { MefPliegoView, OwnMefView } from './view-mef.server.ts'
import { MEF_STATE_NAMES } from './words.ts'

type Props = {
  readonly view: OwnMefView
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}

function Hidden({ pliego: { year, revision } }: { pliego: MefPliegoView }) {
  return (
    <>
      <input type="hidden" name="anio" value={year} />
      <input type="hidden" name="revision" value={revision} />
    </>
  )
}

function Objection({ pliego, problems, values }: { pliego: MefPliegoView } & Omit<Props, 'view'>) {
  return (
    <details open={Object.keys(problems).length > 0}>
      <summary>Objetar una cifra de {pliego.year}</summary>
      <SendForm noValidate>
        <Hidden pliego={pliego} />
        <SelectField
          name="programa"
          label="Qué objeta"
          options={[
            ['', 'Todas las cifras, o falta un programa'],
            ...pliego.programmes.map(
              ({ programme, programmeName }) => [programme, `${programme} ${programmeName}`] as const,
            ),
          ]}
          value={values['programa'] ?? ''}
          problem={problems['programa']}
        />
        <TextField
          name="razon"
          label="Por qué, y dónde se puede ver"
          rows={4}
          defaultValue={values['razon'] ?? ''}
          problem={problems['razon']}
        />
        <SendButton className="boton segundo" name="accion" value="objetar">
          Enviar la objeción
        </SendButton>
      </SendForm>
    </details>
  )
}

function Answering({ pliego, ...rest }: { pliego: MefPliegoView } & Omit<Props, 'view'>) {
  if (!mayAnswer(pliego.state, 'objected')) return <p>Su objeción espera la respuesta del MIMP.</p>
  return (
    <>
      {mayAnswer(pliego.state, 'confirmed') ? (
        <SendForm>
          <Hidden pliego={pliego} />
          <SendButton className="boton" name="accion" value="confirmar">
            Confirmar las cifras de {pliego.year}
          </SendButton>
        </SendForm>
      ) : null}
      <Objection pliego={pliego} {...rest} />
    </>
  )
}

function Years({ view: { years, pliego } }: Pick<Props, 'view'>) {
  if (years.length < 2) return null
  return (
    <nav className="botones" aria-label="Años con cifras">
      {years.map((year) => (
        <Link
          key={year}
          to={`/panel/presupuesto-mef?anio=${year}`}
          aria-current={year === pliego?.year ? 'page' : undefined}
        >
          {year}
        </Link>
      ))}
    </nav>
  )
}

/** What MEF has of one's own entity: to confirm, or to object with a reason. */
export function OwnMefPage({ view, problems, values }: Props) {
  const { pliego } = view
  return (
    <>
      <Link className="volver" to="/panel">
        Volver
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <p className="tenue">{view.entityName}</p>
      <h1>Presupuesto según el MEF</h1>
      <p>
        Son las cifras que el MIMP tomó del Ministerio de Economía y Finanzas para su informe anual. Revíselas con
        planeamiento y presupuesto: confírmelas, u objete lo que no corresponda y diga por qué.
      </p>
      <Years view={view} />
      {pliego ? (
        <>
          <h2>{pliego.year}</h2>
          <p>
            <span className={pliego.state === 'objected' ? 'etiqueta urgente' : 'etiqueta'}>
              {MEF_STATE_NAMES[pliego.state]}
            </span>
          </p>
          <PliegoFigures pliego={pliego} />
          <PliegoAnswers pliego={pliego} />
          <Answering pliego={pliego} problems={problems} values={values} />
        </>
      ) : (
        <Empty>El MIMP todavía no cargó cifras de su entidad.</Empty>
      )}
    </>
  )
}
