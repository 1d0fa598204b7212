import { Link } from '@remix-run/react'
import { TickField } from '#app/kit/forms/choice.tsx'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SelectField } from '#app/kit/forms/select.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Fold } from '#app/kit/forms/use-kept.tsx'
import { formatCount, formatNumber } from '#app/kit/format.ts'
import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import { NOBODY, type Assignee } from './assignees.ts'
import type { viewAssignable } from './view-carry-out.server.ts'
import { choicesOf } from './carried-actions.ts'
import { closedWords } from './words.ts'

type Loaded = Awaited<ReturnType<typeof viewAssignable>> & { readonly assignees: readonly Assignee[] }
type Action = Loaded['actions'][number]

/** From so many actions on the units stand folded, each with what it answers for. */
const FOLDED_FROM = 25

type Marked = {
  readonly chosen: readonly string[]
  /** Those that wait for somebody since a role ended. */
  readonly handedBack: readonly string[]
}

function whose({ id, assignee }: Action, { handedBack }: Marked): string {
  if (handedBack.includes(id)) return 'sin cuenta: terminó la función de quien le daba seguimiento'
  return assignee === null ? 'sin cuenta' : `da el seguimiento ${assignee}`
}

type Choice = { readonly actions: readonly Action[]; readonly marked: Marked }

function Choices({ actions, marked }: Choice) {
  return (
    <>
      {actions.map((action) => (
        <TickField
          key={action.id}
          id={`accion-${action.id}`}
          name="acciones"
          value={`${action.id}.${action.revision}`}
          checked={marked.chosen.includes(action.id)}
          label={
            <>
              {action.title}
              <span className="ayuda">{[action.inCharge, whose(action, marked)].filter(Boolean).join('; ')}</span>
            </>
          }
        />
      ))}
    </>
  )
}

function Unit({ unit, folded, ...choice }: Choice & { unit: string; folded: boolean }) {
  if (!folded)
    return (
      <fieldset>
        <legend>{unit}</legend>
        <Choices {...choice} />
      </fieldset>
    )
  return (
    <Fold
      open={choice.actions.some(({ id }) => choice.marked.chosen.includes(id))}
      summary={`${unit} (${formatNumber(choice.actions.length)})`}
    >
      <fieldset>
        <legend className="oculto-visual">{unit}</legend>
        <Choices {...choice} />
      </fieldset>
    </Fold>
  )
}

/** Who with an account follows up which actions: chosen together, said at once. @property chosen ids that were ticked; null where nothing was sent. */
export function AssignPage({
  loaded,
  values,
  chosen,
  problems,
}: {
  loaded: Loaded
  values: Readonly<Record<string, string>>
  chosen: readonly string[] | null
  problems: FieldProblems
}) {
  const { year, actions, assignees, closedOn, handedBack } = loaded
  const units = choicesOf(actions.map(({ responsible }) => responsible))
  // Where nobody may be given an action, and nobody has one, there is nothing to say.
  const isOpen = closedOn === null && (assignees.length > 0 || actions.some(({ assignee }) => assignee !== null))
  return (
    <>
      <Link className="volver" to={`/panel/plan/${year}/ejecucion`}>
        Volver a las acciones
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <h1>Asignar acciones a cuentas</h1>
      <p>
        Quien tiene una cuenta para colaborar ve sus acciones e informa el avance. No ve por qué se propusieron, ni
        puntajes, ni las demás. La coordinación puede informar siempre.
      </p>
      {handedBack.length === 0 ? null : (
        <Notice kind="warning">
          <p>
            {formatCount(handedBack.length, 'acción quedó', 'acciones quedaron')} sin quien dé el seguimiento, porque
            terminó la función de quien lo hacía: abajo ya {handedBack.length === 1 ? 'está marcada' : 'están marcadas'}
            . Elija quién sigue, o que lo informa la coordinación.
          </p>
        </Notice>
      )}
      {closedOn === null ? null : <Notice>{closedWords(year, closedOn)}.</Notice>}
      {assignees.length === 0 ? (
        <Empty next={<Link to="/panel/cuentas/invitar">Invitar a una persona para colaborar</Link>}>
          Nadie tiene una cuenta para colaborar en la entidad.
        </Empty>
      ) : null}
      {actions.length === 0 ? <Empty>Aún no hay acciones aceptadas.</Empty> : null}
      {actions.length > 0 && isOpen ? (
        <SendForm noValidate>
          <SelectField
            name="cuenta"
            label="Quién da el seguimiento"
            value={values['cuenta'] ?? ''}
            problem={problems['cuenta']}
            options={[
              ['', 'Elija una cuenta'],
              ...assignees.map(({ id, name }) => [id, name] as const),
              [NOBODY, 'Ninguna cuenta: lo informa la coordinación'],
            ]}
          />
          <div id="acciones">
            {problems['acciones'] ? <p className="error">{problems['acciones']}</p> : null}
            {units.map((unit) => (
              <Unit
                key={unit}
                unit={unit}
                folded={actions.length > FOLDED_FROM}
                actions={actions.filter(({ responsible }) => responsible === unit)}
                marked={{ chosen: chosen ?? handedBack, handedBack }}
              />
            ))}
          </div>
          <SendButton className="boton" name="accion" value="asignar">
            Asignar las elegidas
          </SendButton>
        </SendForm>
      ) : null}
    </>
  )
}
