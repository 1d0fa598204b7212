import type { SignedAction } from '#db/schema/plans.ts'
import { formatCount } from '#app/kit/format.ts'
import { Empty } from '#app/kit/shell/notice.tsx'
import { COMPARED_FIELDS } from './compare-versions.ts'
import { FIELD_NAMES, fieldWords } from './words.ts'

const GROUPS = [
  { status: 'accepted', title: 'Aceptadas' },
  { status: 'deferred', title: 'Aplazadas, con su razón' },
  { status: 'rejected', title: 'No se harán, con su razón' },
] as const

/** Said in the heading of the action and of its group. */
const ELSEWHERE: ReadonlySet<string> = new Set(['title', 'status'])

type Field = (typeof COMPARED_FIELDS)[number]

function Fields({ action, fields }: { action: SignedAction; fields: readonly Field[] }) {
  return (
    <dl className="definiciones">
      {fields.map((field) => (
        <div key={field} className="hecho">
          <dt>{FIELD_NAMES[field]}</dt>
          <dd>{fieldWords(field, action)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What one looks for in each action, by what was decided of it. */
const FIRST: Readonly<Record<SignedAction['status'], readonly Field[]>> = {
  accepted: ['responsible', 'inCharge', 'dueOn', 'indicator'],
  deferred: ['decisionReason'],
  rejected: ['decisionReason'],
}

/** What one looks for stands first; the rest, which was signed too, is one touch away and on paper. */
function Action({ action }: { action: SignedAction }) {
  const fields = COMPARED_FIELDS.filter((field) => !ELSEWHERE.has(field) && fieldWords(field, action) !== '')
  const first = fields.filter((field) => FIRST[action.status].includes(field))
  return (
    <li className="pregunta">
      <h4>{action.title}</h4>
      <Fields action={action} fields={first} />
      <details>
        <summary>Todo lo firmado de esta acción</summary>
        <Fields action={action} fields={fields.filter((field) => !first.includes(field))} />
      </details>
    </li>
  )
}

function List({ actions }: { actions: readonly SignedAction[] }) {
  return (
    <ol className="sin-marca">
      {actions.map((action) => (
        <Action key={action.id} action={action} />
      ))}
    </ol>
  )
}

/** Every action that was decided, as it is signed: what, who, until when; never why it was proposed. */
export function SignedActions({ content }: { content: readonly SignedAction[] }) {
  const groups = GROUPS.map((group) => ({
    ...group,
    actions: content.filter(({ status }) => status === group.status),
  })).filter(({ actions }) => actions.length > 0)
  if (groups.length === 0) return <Empty>Ninguna acción está decidida.</Empty>
  return (
    <>
      {groups.map(({ status, title, actions }) => (
        <section key={status} aria-labelledby={`grupo-${status}`}>
          <h3 id={`grupo-${status}`}>
            {title} ({actions.length})
          </h3>
          {status === 'rejected' ? (
            <details>
              <summary className="no-imprimir">
                Ver {formatCount(actions.length, 'acción que no se hará', 'acciones que no se harán')}
              </summary>
              <List actions={actions} />
            </details>
          ) : (
            <List actions={actions} />
          )}
        </section>
      ))}
    </>
  )
}
