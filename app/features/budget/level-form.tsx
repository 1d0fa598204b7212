import { Notice } from '#app/kit/shell/notice.tsx'
import type { Conflict } from './save-level.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { ItemView } from './view-assessment.server.ts'
import { formatMoment } from '#app/kit/format.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { TypedInput, TypedMark, TypedText } from '#app/kit/forms/typed-inputs.tsx'
import { levelName } from './words.ts'

/** A save that did not go through: what was typed, and why. */
export type RefusedSave = {
  readonly item: string
  readonly values: Readonly<Record<string, string>>
  readonly problems: FieldProblems
  readonly now: Conflict | null
}

/** What somebody else saved meanwhile, beside what was typed: nothing is written over silently. */
function ConflictNotice({ now }: { now: Conflict }) {
  return (
    <Notice kind="warning" role="alert">
      <p>
        <strong>{now.changedBy} cambió esta pregunta mientras usted escribía</strong> ({formatMoment(now.changedAt)}).
        Ahora dice: {levelName(now.level)}
        {now.reason ? `; razón: ${now.reason}` : ''}
        {now.note ? `; nota: ${now.note}` : ''}.
      </p>
      <p>
        Lo suyo sigue abajo y no se ha guardado. Compare, corrija y guarde; o actualice la página para quedarse con lo
        otro.
      </p>
    </Notice>
  )
}

function Levels({ item, level, problem }: { item: ItemView; level: string; problem: string | undefined }) {
  return (
    <fieldset aria-describedby={problem ? `${item.id}-error` : undefined} id={`${item.id}-nivel`}>
      <legend className="oculto-visual">{item.title}</legend>
      {problem ? (
        <p className="error" id={`${item.id}-error`}>
          {problem}
        </p>
      ) : null}
      {item.choices.map(({ value, text }) => (
        <label key={value} className="opcion">
          <TypedMark
            type="radio"
            name="nivel"
            value={value}
            defaultChecked={value === level}
            disabled={!item.editable}
          />
          <span>
            <strong>{levelName(value)}.</strong> {value === 'na' ? 'Explique por qué en la razón.' : text}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** Level, reason and note of one item: a whole form of its own, which works without script. */
export function LevelForm({ item, refused }: { item: ItemView; refused: RefusedSave | null }) {
  const typed = refused?.item === item.id ? refused : null
  const values = typed?.values ?? { nivel: item.level ?? '', razon: item.reason, nota: item.note }
  const problems = typed?.problems ?? {}
  const mayLeaveOut = item.choices.some(({ value }) => value === 'na')
  return (
    <SendForm noValidate preventScrollReset key={`${item.revision}-${typed?.now?.revision ?? 0}`}>
      {typed?.now ? <ConflictNotice now={typed.now} /> : null}
      <input type="hidden" name="accion" value="nivel" />
      <input type="hidden" name="pregunta" value={item.id} />
      <SeenField name="revision" value={typed?.now?.revision ?? item.revision} />
      <Levels item={item} level={values['nivel'] ?? ''} problem={problems['nivel']} />
      {mayLeaveOut ? (
        <div className={problems['razon'] ? 'campo con-error' : 'campo'}>
          <label htmlFor={`${item.id}-razon`}>Razón, si no aplica</label>
          {problems['razon'] ? (
            <p className="error" id={`${item.id}-razon-error`}>
              {problems['razon']}
            </p>
          ) : null}
          <TypedInput
            id={`${item.id}-razon`}
            name="razon"
            defaultValue={values['razon']}
            disabled={!item.editable}
            aria-describedby={problems['razon'] ? `${item.id}-razon-error` : undefined}
          />
        </div>
      ) : null}
      <div className="campo">
        <label htmlFor={`${item.id}-nota`}>Nota para el equipo y la revisión (opcional)</label>
        <TypedText
          id={`${item.id}-nota`}
          name="nota"
          defaultValue={values['nota']}
          disabled={!item.editable}
          rows={2}
        />
      </div>
      {item.editable ? <SendButton className="boton segundo">Guardar</SendButton> : null}
    </SendForm>
  )
}
