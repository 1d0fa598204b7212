import { Link } from '@remix-run/react'
import { formatCount } from '#app/kit/format.ts'
import { Empty } from '#app/kit/shell/notice.tsx'
import { CutOffNotice } from './carry-out-page.tsx'
import { CarriedTable } from './table-view.tsx'
import type { OwnActions } from './view-carry-out.server.ts'

/** What whoever does parts of the work follows up, and nothing else of the plan. */
export function OwnActionsPage({ own }: { own: OwnActions }) {
  const { year, entityName, actions, otherYears, cutOff, mayFollow } = own
  const here = `/panel/plan/${year}/mis-acciones`
  return (
    <>
      <p className="tenue">{entityName}</p>
      <h1>Mis acciones del plan {year}</h1>
      {actions.length === 0 ? (
        <Empty>La coordinación no le asignó acciones del plan {year}.</Empty>
      ) : (
        <>
          <CutOffNotice {...own} />
          <CarriedTable
            caption={formatCount(actions.length, 'acción', 'acciones')}
            actions={actions}
            back={mayFollow ? here : null}
            cutOff={cutOff.on}
            query=""
          />
        </>
      )}
      {otherYears.length > 0 ? (
        <p className="botones">
          {otherYears.map((other) => (
            <Link key={other} to={`/panel/plan/${other}/mis-acciones`}>
              Mis acciones del plan {other}
            </Link>
          ))}
        </p>
      ) : null}
    </>
  )
}
