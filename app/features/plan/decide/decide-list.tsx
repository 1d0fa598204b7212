import { Link } from '@remix-run/react'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { formatNumber } from '#app/kit/format.ts'
import { actionAddress, planAddress, type PlanPlace } from '../tabs.ts'
import { CHIP_LOOKS, CHIP_NAMES, GROUP_NAMES, WAITING_NAMES } from './decide-words.ts'
import type { DecideRow, DecideView } from './view-decide.server.ts'

/** Address of a card; it leads to the card itself, also where the list stands above it. */
export function cardAddress(place: PlanPlace, id: string): string {
  return `${actionAddress(place, id)}#ficha`
}

type Listed = { readonly rows: readonly DecideRow[]; readonly place: PlanPlace; readonly chosen: string | null }

function Rows({ rows, place, chosen }: Listed) {
  return (
    <ol className="decidir-filas">
      {rows.map(({ id, title, chip, unit, when }) => (
        <li key={id}>
          <Link to={cardAddress(place, id)} aria-current={id === chosen ? 'true' : undefined}>
            <span className="decidir-titulo">{title}</span>
            <span className="decidir-datos">
              <span className={CHIP_LOOKS[chip]}>{CHIP_NAMES[chip]}</span> <span>{when}</span> <span>{unit}</span>
            </span>
          </Link>
        </li>
      ))}
    </ol>
  )
}

/** All duties that wait, accepted by one press, each with the revision that is shown. */
export function AcceptDuties({ rows }: Pick<Listed, 'rows'>) {
  if (rows.length < 2) return null
  return (
    <SendForm>
      <SeenField name="vistos" value={rows.map(({ id, revision }) => `${id}:${revision}`).join(',')} />
      <p className="nota">Quedan con las fechas que su plazo sugiere; después diga quién está a cargo de cada una.</p>
      <SendButton className="boton segundo" name="accion" value="aceptar-obligatorias">
        Aceptar las {formatNumber(rows.length)} obligatorias
      </SendButton>
    </SendForm>
  )
}

type GroupProps = Listed & Pick<DecideView, 'opened' | 'mayDecide' | 'locked'>

const titleOf = (title: string, rows: readonly unknown[]) => `${title} (${formatNumber(rows.length)})`

function Open({ group, ...props }: GroupProps & { group: 'duties' | 'within' | 'beyond' }) {
  const { rows, mayDecide } = props
  if (rows.length === 0) return null
  return (
    <section aria-labelledby={`grupo-${group}`}>
      <h2 id={`grupo-${group}`}>{titleOf(GROUP_NAMES[group], rows)}</h2>
      {group === 'duties' && mayDecide ? <AcceptDuties rows={rows} /> : null}
      {group === 'beyond' ? (
        <p className="nota">Además de sus deberes, una entidad de su tamaño suele poder con las de arriba.</p>
      ) : null}
      <Rows {...props} />
    </section>
  )
}

/** What does not fit into the year is one click away. */
function Beyond(props: GroupProps) {
  const { rows, opened, place } = props
  if (rows.length === 0) return null
  if (opened) return <Open {...props} group="beyond" />
  const address = planAddress(place)
  return (
    <p>
      <Link to={`${address}${address.includes('?') ? '&' : '?'}todas=si`}>
        {rows.length === 1 ? 'Ver 1 propuesta más' : `Ver ${formatNumber(rows.length)} propuestas más`}
      </Link>
      , además de lo que cabe este año.
    </p>
  )
}

function Decided({ group, ...props }: Listed & { group: 'accepted' | 'deferred' | 'rejected' }) {
  if (props.rows.length === 0) return null
  return (
    <details open={props.rows.some(({ id }) => id === props.chosen)}>
      <summary>{titleOf(GROUP_NAMES[group], props.rows)}</summary>
      <Rows {...props} />
    </details>
  )
}

/** Actions of a plan in short: duties by deciding first, what was decided folded. Each row leads to its card. */
export function DecideList({ view }: { view: DecideView }) {
  const { head, card, opened, mayDecide, locked } = view
  const rowsOf = (wanted: string) => view.groups.find(({ group }) => group === wanted)?.rows ?? []
  const listed = { place: head.place, chosen: card?.id ?? null }
  const props = { ...listed, opened, mayDecide, locked }
  const waiting = [...rowsOf('duties'), ...rowsOf('within'), ...rowsOf('beyond')]
  return (
    <div className="decidir-lista">
      {locked ? (
        waiting.length > 0 ? (
          <section aria-labelledby="grupo-espera">
            <h2 id="grupo-espera">{titleOf(WAITING_NAMES[head.lock ?? 'approval'], waiting)}</h2>
            <Rows {...listed} rows={waiting} />
          </section>
        ) : null
      ) : (
        <>
          <Open {...props} group="duties" rows={rowsOf('duties')} />
          <Open {...props} group="within" rows={rowsOf('within')} />
          <Beyond {...props} rows={rowsOf('beyond')} />
        </>
      )}
      {(['accepted', 'deferred', 'rejected'] as const).map((group) => (
        <Decided key={`${group}-${listed.chosen ?? ''}`} {...listed} group={group} rows={rowsOf(group)} />
      ))}
    </div>
  )
}
