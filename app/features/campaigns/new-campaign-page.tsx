import { Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import { ChoiceField } from '#app/kit/forms/choice.tsx'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { formatDate } from '#app/kit/format.ts'
import type { ShownFigure } from '#app/features/staff-figures/view-figures.server.ts'
import { peopleWords } from '#app/features/staff-figures/words.ts'
import { scopeWords } from '#app/kit/words/scope-words.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'

export type Values = Readonly<Record<string, string>>
type Instrument = { readonly slug: string; readonly title: string; readonly purpose: string; readonly minutes: number }
type Props = {
  readonly instruments: readonly Instrument[]
  readonly today: string
  /** Confirmed figures of the entity's scopes, or those that wait. */
  readonly figures: readonly ShownFigure[]
  readonly problems: FieldProblems
  readonly values: Values
}

function Dates({ today, problems, values }: Omit<Props, 'instruments' | 'figures'>) {
  return (
    <div className="dos">
      <Field
        name="abre"
        label="Primer día para responder"
        type="date"
        className="fecha"
        min={today}
        defaultValue={values['abre']}
        problem={problems['abre']}
      />
      <Field
        name="cierra"
        label="Último día para responder"
        type="date"
        className="fecha"
        min={today}
        defaultValue={values['cierra']}
        problem={problems['cierra']}
        help="Al menos cinco días hábiles. El último día cuenta entero."
      />
    </div>
  )
}

function figureOption({ id, decision, ...figure }: ShownFigure) {
  const from = `Al ${formatDate(figure.countedOn)}. ${figure.source}.`
  return {
    value: id,
    label: `${scopeWords(figure.scope)}: ${peopleWords(figure)}`,
    help: decision
      ? `${from} Confirmada por el MIMP.`
      : `${from} Espera al MIMP: puede preparar, pero no abrir todavía.`,
  }
}

/** A campaign covers a whole scope, and has as many people as the directory says of it. */
function Figures({ figures, problems, values }: Pick<Props, 'figures' | 'problems' | 'values'>) {
  return (
    <>
      <ChoiceField
        name="cifra"
        label="¿A quiénes alcanza?"
        help="Una aplicación cubre siempre todo su alcance, nunca un solo equipo: así nadie puede deducir quién respondió. El número de personas es el que confirmó el MIMP."
        options={figures.map(figureOption)}
        value={values['cifra'] ?? figures[0]?.id ?? ''}
        problem={problems['cifra']}
      />
      <p>
        ¿Otro alcance, o el número cambió?{' '}
        <Link to="/panel/entidad/personal">Proponga otra cifra con su documento</Link>.
      </p>
    </>
  )
}

/** What is missing before a campaign can be prepared. */
function NoFigure() {
  return (
    <Notice kind="warning">
      <p>
        Falta la cifra de personal de la entidad: cuántas mujeres y hombres trabajan en ella, con el documento que lo
        dice. La propone la entidad y la confirma el MIMP.
      </p>
      <p>
        <Link className="boton" to="/panel/entidad/personal">
          Proponer la cifra de personal
        </Link>
      </p>
    </Notice>
  )
}

/** A new campaign: what is applied, when, to whom, to how many. */
export function NewCampaignForm({ instruments, today, figures, problems, values }: Props) {
  const [first] = instruments
  if (figures.length === 0) return <NoFigure />
  return (
    <>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <SendForm noValidate>
        <ChoiceField
          name="herramienta"
          label="Herramienta de autodiagnóstico"
          options={instruments.map(({ slug, title, purpose, minutes }) => ({
            value: slug,
            label: title,
            help: `${purpose} Toma unos ${minutes} minutos.`,
          }))}
          value={values['herramienta'] ?? first?.slug ?? ''}
          problem={problems['herramienta']}
        />
        <Dates today={today} problems={problems} values={values} />
        <Figures figures={figures} problems={problems} values={values} />
        <h2>Anonimato</h2>
        <p>De la persona solo se pregunta el sexo, y puede no decirlo.</p>
        <Field
          name="k"
          label="Menor número de respuestas para mostrar un resultado"
          inputMode="numeric"
          className="corto"
          defaultValue={values['k'] ?? '10'}
          problem={problems['k']}
          help="Diez o más. Se fija al abrir y después no se puede bajar."
        />
        <SendButton className="boton">Guardar y revisar</SendButton>
      </SendForm>
    </>
  )
}
