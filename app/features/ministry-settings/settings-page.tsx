import { Link } from '@remix-run/react'
import { formatMoment, withinSentence } from '#app/kit/format.ts'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field, TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Empty } from '#app/kit/shell/notice.tsx'
import { WithAside } from '#app/kit/shell/with-aside.tsx'
import { SETTING_FIELDS, SETTING_NAMES, type SettingName } from './settings-fields.ts'
import { SettingsPreview } from './settings-preview.tsx'
import type { SettingsView } from './view-settings.server.ts'

type Props = {
  readonly view: SettingsView
  readonly problems: FieldProblems
  /** What was typed and refused, by field. */
  readonly values: Readonly<Record<string, string>>
  /** Whether somebody else saved first. */
  readonly moved: boolean
}

const HELP: Partial<Readonly<Record<SettingName, string>>> = {
  office: 'Como la conocen las entidades. No va el nombre de una persona: cambia antes que la oficina.',
  senderName: 'Por ejemplo: Espejo, MIMP',
  senderAddress:
    'Debe ser una dirección que su servidor de correo acepta: si no, los correos no salen o llegan como no deseados.',
  terms:
    'Se agregan a lo que Espejo ya dice. Separe los párrafos con una línea en blanco. No pueden cambiar lo que se promete a quien responde.',
}

function Fields({ view, problems, values, moved }: Props) {
  const { settings, shown } = view
  const fieldOf = (name: SettingName) => {
    const { field, label } = SETTING_FIELDS[name]
    return {
      ...{ name: field, label, problem: problems[field], help: HELP[name] },
      defaultValue: values[field] ?? (shown ?? settings)[name],
      saved: moved ? settings[name] : undefined,
    }
  }
  return (
    <SendForm noValidate>
      <SeenField name="revision" value={view.version} />
      {SETTING_NAMES.filter((name) => name !== 'terms').map((name) => (
        <Field key={name} {...fieldOf(name)} autoComplete="off" />
      ))}
      <TextField {...fieldOf('terms')} rows={8} />
      <p className="botones">
        <SendButton className="boton segundo" name="accion" value="ver">
          Ver cómo queda
        </SendButton>
        <SendButton className="boton" name="accion" value="guardar">
          Guardar
        </SendButton>
      </p>
    </SendForm>
  )
}

function Changes({ changes }: Pick<SettingsView, 'changes'>) {
  if (changes.length === 0) return <Empty>Nadie los ha cambiado todavía.</Empty>
  return (
    <ul>
      {changes.map(({ at, actorName, what }) => (
        <li key={at}>
          {formatMoment(at)}, {actorName}: {what.map(withinSentence).join('; ')}
        </li>
      ))}
    </ul>
  )
}

function Aside({ view: { start, sendsMail, changes } }: Pick<Props, 'view'>) {
  return (
    <>
      <h2>Qué vale</h2>
      <p>
        {start === null
          ? 'La configuración de la máquina no dice de quién son los correos.'
          : `La configuración de la máquina dice: ${start.name ? `${start.name} <${start.address}>` : start.address}. Vale mientras aquí no diga otra cosa.`}{' '}
        {sendsMail ? '' : 'Ahora esta instalación no envía correos.'}
      </p>
      <p>Claves y direcciones de máquinas no se escriben aquí: están en la configuración de la máquina.</p>
      <h2>Cambios</h2>
      <Changes changes={changes} />
      <p>
        <Link to="/nacional/registro">Ver el registro</Link>
      </p>
    </>
  )
}

/** In the order of the page, each with the name of its field: two addresses may be wrong in the same manner. */
const summaryOf = (problems: FieldProblems) =>
  SETTING_NAMES.map((name) => SETTING_FIELDS[name]).flatMap(({ field, label }) => {
    const message = problems[field]
    return message === undefined ? [] : [{ field, message: `${label}: ${withinSentence(message)}` }]
  })

/** What the Ministry says of itself: who writes, whom one asks, what it adds to the terms. */
export function SettingsPage(props: Props) {
  const { view, problems } = props
  return (
    <>
      <Link className="volver" to="/nacional">
        Volver
      </Link>
      <ErrorSummary problems={summaryOf(problems)} />
      <h1>Datos del Ministerio</h1>
      <p>
        Los leen todas las personas que usan Espejo. El <Link to="/nacional/logotipo">logotipo</Link> tiene su página.
      </p>
      <WithAside aside={<Aside view={view} />}>
        {view.shown === null ? null : (
          <section className="caja" aria-labelledby="vista">
            <h2 id="vista">Así quedaría. Todavía no se guardó.</h2>
            <SettingsPreview settings={view.shown} />
          </section>
        )}
        <Fields {...props} />
        <h2>Cómo se ve ahora</h2>
        <SettingsPreview settings={view.settings} />
      </WithAside>
    </>
  )
}
