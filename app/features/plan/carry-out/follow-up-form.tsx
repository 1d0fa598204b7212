import { ChoiceField } from '#app/kit/forms/choice.tsx'
import { Field, TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Fold } from '#app/kit/forms/use-kept.tsx'
import { PROGRESS_STATES } from '#db/schema/plan-words.ts'
import { PROOF_FIELDS, ProofFields } from './proof-fields.tsx'
import type { FollowUpView } from './view-follow-up.server.ts'
import { cutOffWords, PROGRESS_NAMES } from './words.ts'

type Values = Readonly<Record<string, string>>

/** For which cut-off; where there is one alone it is said and not asked. */
function CutOffField({ view, values, problems }: { view: FollowUpView; values: Values; problems: FieldProblems }) {
  const { cutOff, cutOffs } = view
  return (
    <ChoiceField
      name="corte"
      label="Para qué corte informa"
      value={values['corte'] ?? cutOff}
      problem={problems['corte']}
      options={cutOffs.map((each) => ({ value: each, label: cutOffWords(each) }))}
    />
  )
}

const STATE_HELP = { done: 'Pide un medio de verificación.', stopped: 'Pide decir por qué.' } as const

/** How far an action is, for a cut-off; with a proof where one comes along. It sends a file, so it is sent whole. */
export function FollowUpForm({
  view,
  values,
  problems,
  moved,
}: {
  view: FollowUpView
  values: Values
  problems: FieldProblems
  /** Whether somebody else changed the action meanwhile: what is saved stands beside what was typed. */
  moved: boolean
}) {
  const { action, isLate, proofs } = view
  const saved = moved ? action.indicatorNow : undefined
  return (
    <SendForm encType="multipart/form-data" noValidate reloadDocument>
      <SeenField name="revision" value={action.revision} />
      {view.cutOffs.length === 1 ? (
        <input type="hidden" name="corte" value={view.cutOff} />
      ) : (
        <CutOffField view={view} values={values} problems={problems} />
      )}
      <ChoiceField
        name="estado"
        label={view.cutOffs.length === 1 ? `Cómo va (corte del ${cutOffWords(view.cutOff)})` : 'Cómo va'}
        value={values['estado'] ?? action.progress}
        problem={problems['estado']}
        options={PROGRESS_STATES.map((state) => ({
          value: state,
          label: PROGRESS_NAMES[state],
          ...(state in STATE_HELP ? { help: STATE_HELP[state as keyof typeof STATE_HELP] } : {}),
        }))}
      />
      <Field
        name="indicador"
        label="Qué dice hoy el indicador"
        help={action.indicator}
        defaultValue={values['indicador'] ?? action.indicatorNow}
        saved={saved}
        problem={problems['indicador']}
      />
      <TextField
        name="comentario"
        label={isLate ? 'Por qué se atrasó' : 'Qué se hizo, o por qué se detuvo'}
        help={`${isLate ? 'La fecha límite ya pasó. ' : ''}No escriba nombres ni casos de personas.`}
        defaultValue={values['comentario'] ?? ''}
        problem={problems['comentario']}
      />
      {proofs.length === 0 ? (
        <fieldset>
          <legend>Medio de verificación</legend>
          <p className="ayuda">Se pide: {action.verification}</p>
          <ProofFields values={values} problems={problems} />
        </fieldset>
      ) : (
        <Fold
          open={PROOF_FIELDS.some((name) => values[name] || problems[name])}
          summary="Agregar otro medio de verificación"
        >
          <ProofFields values={values} problems={problems} />
        </Fold>
      )}
      <SendButton className="boton" name="accion" value="informar">
        Guardar el avance
      </SendButton>
    </SendForm>
  )
}
