import { Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field, TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Fold } from '#app/kit/forms/use-kept.tsx'
import type { getPlanAction } from './view-plan.server.ts'
import { MainReason, Norms, normTitle, OtherReasons } from './action-facts.tsx'

type Values = Readonly<Record<string, string>>
type Loaded = Awaited<ReturnType<typeof getPlanAction>>

/** @property saved where another text was saved meanwhile: each field shows it beside what was typed. */
function DetailFields({ values, problems, saved = {} }: { values: Values; problems: FieldProblems; saved?: Values }) {
  return (
    <>
      <TextField
        name="titulo"
        label="Qué se hará"
        defaultValue={values['titulo']}
        saved={saved['titulo']}
        problem={problems['titulo']}
      />
      <Field
        name="responsable"
        label="Oficina o cargo responsable"
        defaultValue={values['responsable']}
        saved={saved['responsable']}
        problem={problems['responsable']}
      />
      <Field
        name="plazo"
        label="Plazo en meses"
        inputMode="numeric"
        className="corto"
        defaultValue={values['plazo']}
        saved={saved['plazo']}
        problem={problems['plazo']}
      />
      <TextField
        name="verificacion"
        label="Medio de verificación"
        help="El documento o registro que probará que se hizo."
        defaultValue={values['verificacion']}
        saved={saved['verificacion']}
        problem={problems['verificacion']}
      />
      <TextField
        name="indicador"
        label="Indicador"
        help="Que no cuente casos ni denuncias: donde trabaja poca gente, mostraría a alguien. Puede ser un sí o no."
        defaultValue={values['indicador']}
        saved={saved['indicador']}
        problem={problems['indicador']}
      />
    </>
  )
}

function Problems({ problems }: { problems: FieldProblems }) {
  return <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
}

function Reject({ revision, problems, values }: { revision: number; problems: FieldProblems; values: Values }) {
  return (
    <Fold open={'razon' in problems} summary="No haremos esta acción">
      <SendForm noValidate>
        <SeenField name="revision" value={revision} />
        <TextField
          name="razon"
          label="Por qué no se hará"
          help="La razón queda en el plan."
          defaultValue={values['razon']}
          problem={problems['razon']}
        />
        <SendButton className="boton segundo" name="accion" value="rechazar">
          Rechazar con esta razón
        </SendButton>
      </SendForm>
    </Fold>
  )
}

/** Editing one action: change and accept it, reject it with a reason, or take a decision back. */
export function ActionEditor({
  loaded,
  problems,
  values,
  moved,
}: {
  loaded: Loaded
  problems: FieldProblems
  values: Values
  /** Whether somebody else decided about it while she wrote. */
  moved: boolean
}) {
  const { action, year, texts } = loaded
  const saved: Values = {
    titulo: action.title,
    responsable: action.responsible,
    plazo: String(action.termMonths),
    verificacion: action.verification,
    indicador: action.indicator,
  }
  return (
    <>
      <Link className="volver" to={`/panel/plan/${year}`}>
        Volver al plan
      </Link>
      <Problems problems={problems} />
      <h1>{action.title}</h1>
      <MainReason action={action} texts={texts} />
      <OtherReasons action={action} texts={texts} />
      <p>{action.rationale}</p>
      <p className="nota">
        {normTitle(action)}: <Norms norms={action.norms} />
      </p>
      <SendForm noValidate>
        <SeenField name="revision" value={action.revision} />
        <DetailFields values={'titulo' in values ? values : saved} problems={problems} saved={moved ? saved : {}} />
        <SendButton className="boton" name="accion" value="guardar">
          {action.status === 'proposed' ? 'Guardar y aceptar' : 'Guardar cambios'}
        </SendButton>
      </SendForm>
      {action.status === 'rejected' ? null : <Reject revision={action.revision} problems={problems} values={values} />}
      {action.status === 'proposed' || action.reasons.length === 0 ? null : (
        <SendForm>
          <SeenField name="revision" value={action.revision} />
          <SendButton className="boton llano" name="accion" value="proponer">
            Deshacer: volver a «por decidir»
          </SendButton>
        </SendForm>
      )}
    </>
  )
}

/** An action that the entity adds itself. */
export function OwnActionForm({ year, problems, values }: { year: number; problems: FieldProblems; values: Values }) {
  return (
    <>
      <Link className="volver" to={`/panel/plan/${year}`}>
        Volver al plan
      </Link>
      <Problems problems={problems} />
      <h1>Agregar una acción propia</h1>
      <SendForm noValidate>
        <TextField
          name="motivo"
          label="Por qué se propone"
          defaultValue={values['motivo']}
          problem={problems['motivo']}
        />
        <DetailFields values={values} problems={problems} />
        <SendButton className="boton">Agregar al plan</SendButton>
      </SendForm>
    </>
  )
}
