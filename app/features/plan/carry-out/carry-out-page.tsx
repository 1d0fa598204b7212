import { Link } from '@remix-run/react'
import { formatCount, formatPercent } from '#app/kit/format.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import { PageLinks } from '#app/kit/shell/page-links.tsx'
import { PrintButton } from '#app/kit/shell/print-button.tsx'
import { PlanHead } from '../plan-head.tsx'
import { planAddress } from '../tabs.ts'
import { Board } from './board-view.tsx'
import { CarryOutFilters, NO_FILTERS } from './carry-out-filters.tsx'
import { carryOutAddress, VIEWS } from './carry-out-address.ts'
import { CarriedTable } from './table-view.tsx'
import { Timeline } from './timeline-view.tsx'
import type { CarryOut } from './view-carry-out.server.ts'
import { closedWords, cutOffWords, VIEW_NAMES } from './words.ts'

/** What is to be told now, or that nothing is any more. */
export function CutOffNotice({ year, closedOn, cutOff }: Pick<CarryOut, 'year' | 'closedOn' | 'cutOff'>) {
  if (closedOn !== null) {
    return (
      <Notice>
        <p>{closedWords(year, closedOn)}.</p>
      </Notice>
    )
  }
  if (cutOff.untold === 0) return null
  const actions = formatCount(cutOff.untold, 'acción', 'acciones')
  const words = `Corte del ${cutOffWords(cutOff.on)}: falta el avance de ${actions}.`
  return cutOff.isDue ? (
    <Notice kind="warning">
      <p>{words} Si una sigue como estaba, basta tocar «Sigue igual».</p>
    </Notice>
  ) : (
    <p className="tenue">{words}</p>
  )
}

function Views({ carryOut }: { carryOut: CarryOut }) {
  const { year, view } = carryOut
  return (
    <nav className="botones vistas no-imprimir" aria-label="Vistas de la ejecución">
      {VIEWS.map((each) => (
        <Link
          key={each}
          to={carryOutAddress(year, { ...carryOut, view: each })}
          aria-current={each === view ? 'page' : undefined}
        >
          {VIEW_NAMES[each]}
        </Link>
      ))}
    </nav>
  )
}

/** How often it is told how far the plan is: the two cut-offs of the year are asked of all. */
function RhythmForm({ carryOut }: { carryOut: CarryOut }) {
  const isQuarterly = carryOut.cutOff.rhythm === 'quarterly'
  return (
    <section className="no-imprimir" aria-labelledby="cada-cuanto">
      <h2 id="cada-cuanto">Cada cuánto se informa</h2>
      <p>
        {isQuarterly
          ? 'Se informa cada trimestre, y al 31 de octubre para el informe de noviembre.'
          : 'Se informa en los dos cortes del año: 30 de junio y 31 de octubre.'}{' '}
        Los pendientes, los informes y los calendarios siguen estos cortes.
      </p>
      {carryOut.mayAssign ? (
        <SendForm>
          <SendButton className="boton segundo" name="accion" value={isQuarterly ? 'dos-cortes' : 'cada-trimestre'}>
            {isQuarterly ? 'Informar solo en los dos cortes' : 'Informar cada trimestre'}
          </SendButton>
        </SendForm>
      ) : null}
    </section>
  )
}

/** At the foot: what is done with the list as a whole. */
function Tools({ carryOut }: { carryOut: CarryOut }) {
  const { year, view, whole, place, mayAssign } = carryOut
  return (
    <div className="botones no-imprimir">
      {mayAssign ? (
        <Link className="boton segundo" to={`/panel/plan/${year}/asignar`}>
          Asignar acciones a cuentas
        </Link>
      ) : null}
      {view === 'tabla' && !whole && place.pages > 1 ? (
        <Link to={carryOutAddress(year, carryOut, { whole: true })}>Ver todas en una página, para imprimir</Link>
      ) : (
        <PrintButton />
      )}
    </div>
  )
}

function Found({ carryOut }: { carryOut: CarryOut }) {
  const { year, entityId, today, view, filters, actions, place, cutOff, mayFollow, counts } = carryOut
  const query = entityId === null ? '' : `?entidad=${entityId}`
  if (actions.length === 0) {
    const all = carryOutAddress(year, { entityId, view, filters: NO_FILTERS })
    return <Empty next={<Link to={all}>Quitar los filtros</Link>}>Ninguna acción cumple lo que se filtró.</Empty>
  }
  if (view === 'tablero') return <Board actions={actions} query={query} />
  if (view === 'cronograma') return <Timeline actions={actions} query={query} year={year} today={today} />
  return (
    <>
      <CarriedTable
        caption={formatCount(counts.found, 'acción', 'acciones')}
        actions={actions}
        back={mayFollow ? carryOutAddress(year, carryOut, { page: place.page, whole: carryOut.whole }) : null}
        cutOff={cutOff.on}
        query={query}
        sort={filters.sort}
      />
      <PageLinks page={place.page} pages={place.pages} to={(page) => carryOutAddress(year, carryOut, { page })} />
    </>
  )
}

/** The plan as it is carried out: its accepted actions as a table, a board or a timeline. */
export function CarryOutPage({ carryOut }: { carryOut: CarryOut }) {
  const { head, counts } = carryOut
  const { accepted, done } = counts
  return (
    <>
      <PlanHead head={head} here="ejecucion" />
      {accepted === 0 ? (
        <Empty next={<Link to={planAddress(head.place)}>Decidir las acciones del plan</Link>}>
          Aún no hay acciones aceptadas. Se ejecutan las que la entidad acepta, también antes de la firma.
        </Empty>
      ) : (
        <>
          {done === null ? null : (
            <p>
              {formatPercent(done)} del plan está hecho: {head.progress.done} de{' '}
              {formatCount(accepted + head.progress['to-decide'], 'acción', 'acciones')}
              {head.progress['to-decide'] > 0 ? ', contando las que faltan decidir' : ''}. Dice qué se hizo, no qué
              cambió con ello.
            </p>
          )}
          <CutOffNotice {...carryOut} />
          <Views carryOut={carryOut} />
          <CarryOutFilters carryOut={carryOut} />
          <Found carryOut={carryOut} />
          <Tools carryOut={carryOut} />
          <RhythmForm carryOut={carryOut} />
        </>
      )}
    </>
  )
}
