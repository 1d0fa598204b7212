import { COMPARED_FIELDS, type ActionChange, type ComparedField } from './compare-versions.ts'
import type { SignedAction } from '#db/schema/plans.ts'
import { Empty } from '#app/kit/shell/notice.tsx'
import { FIELD_NAMES, fieldWords } from './words.ts'

const KINDS = { added: 'Se agrega', removed: 'Se quita', changed: 'Cambia' } as const

type Shown = {
  readonly action: SignedAction
  readonly fields: readonly ComparedField[]
  readonly sides: readonly (SignedAction | null)[]
}

const saying = (action: SignedAction) => COMPARED_FIELDS.filter((field) => fieldWords(field, action) !== '')

function shownOf(change: ActionChange): Shown {
  switch (change.kind) {
    case 'added':
      return { action: change.after, fields: saying(change.after), sides: [null, change.after] }
    case 'removed':
      return { action: change.before, fields: saying(change.before), sides: [change.before, null] }
    case 'changed':
      return { action: change.after, fields: change.fields, sides: [change.before, change.after] }
  }
}

function Change({ change, titles }: { change: ActionChange; titles: readonly [string, string] }) {
  const { action, fields, sides } = shownOf(change)
  return (
    <table className="apilada comparada">
      <caption>
        <span className="etiqueta gris">{KINDS[change.kind]}</span> {action.title}
      </caption>
      <thead>
        <tr>
          <th scope="col">Qué</th>
          {titles.map((title) => (
            <th scope="col" key={title}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field}>
            <th scope="row">{FIELD_NAMES[field]}</th>
            {sides.map((side, index) => (
              <td key={index} data-titulo={titles[index]}>
                {side === null ? 'No está' : fieldWords(field, side) || 'Sin dato'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What changed from one version to another, side by side, action by action. @param titles of the older and the newer. */
export function Changes({ changes, titles }: { changes: readonly ActionChange[]; titles: readonly [string, string] }) {
  if (changes.length === 0) return <Empty>Nada cambió.</Empty>
  return (
    <>
      {changes.map((change) => (
        <Change key={shownOf(change).action.id} change={change} titles={titles} />
      ))}
    </>
  )
}
