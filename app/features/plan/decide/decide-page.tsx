import { Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import { LateProposals } from '../next-year/move-page.tsx'
import { PlanDownloads } from '../plan-downloads.tsx'
import { PlanHead } from '../plan-head.tsx'
import { planAddress } from '../tabs.ts'
import { DecideCardPanel } from './decide-card.tsx'
import { decideByKey } from './decide-keys.ts'
import { cardAddress, DecideList } from './decide-list.tsx'
import { Missing } from './missing.tsx'
import type { DecideView } from './view-decide.server.ts'

function Tools({ view: { head, mayDecide } }: { view: DecideView }) {
  const base = `/panel/plan/${head.place.year}`
  return (
    <p className="botones no-imprimir">
      {mayDecide ? (
        <Link className="boton segundo" to={`${base}/acciones/nueva`}>
          Agregar una acción propia
        </Link>
      ) : null}
      {mayDecide ? <Link to="/panel/deberes">Lo que obliga la norma hoy</Link> : null}
    </p>
  )
}

function Locked({ view: { head } }: { view: DecideView }) {
  if (head.lock === 'year')
    return (
      <Notice kind="warning">
        <p>
          El año de este plan terminó: aquí solo se lee. Lo que quedó por hacer y los deberes por decidir pasaron al
          plan siguiente.
        </p>
      </Notice>
    )
  return (
    <Notice kind="warning">
      <p>
        {head.approval === 'signed' ? 'El plan está firmado' : 'El plan espera la firma de la persona titular'}: aquí
        solo se lee. Lo que cambie será una modificación, con su razón:{' '}
        <Link to={planAddress(head.place, 'firma')}>ver la firma y las modificaciones</Link>.
      </p>
    </Notice>
  )
}

function Begin({ view: { card, head, asked, mayDecide } }: { view: DecideView }) {
  if (asked || !card) return null
  return (
    <p className="solo-una">
      <Link className="boton" to={cardAddress(head.place, card.id)}>
        {mayDecide && card.status === 'proposed' ? 'Decidir una por una' : 'Leer una por una'}
      </Link>
    </p>
  )
}

/** @param problem why the duties were not accepted together; null where nothing was asked. */
export function DecidePage({ view, problem }: { view: DecideView; problem: string | null }) {
  const { head, card, locked, mayDecide, asked, missing, groups } = view
  const isEmpty = groups.every(({ rows }) => rows.length === 0)
  const key = card ? `${card.id}-${card.revision}` : ''
  return (
    <div className={asked ? 'decidir-pagina una' : 'decidir-pagina'}>
      <PlanHead head={head} here={null} />
      <ErrorSummary problems={problem === null ? [] : [{ field: 'grupo-duties', message: problem }]} />
      {locked ? <Locked view={view} /> : null}
      {view.late ? <LateProposals movable={view.late} /> : null}
      {isEmpty ? (
        <Empty>
          Aún no hay acciones. Cuando una aplicación cierre este año, sus resultados propondrán acciones aquí.
        </Empty>
      ) : (
        <>
          <Begin view={view} />
          {/* The keys work only from inside, so that they are in nobody's way elsewhere. */}
          <div className="decidir" onKeyDown={mayDecide ? decideByKey : undefined}>
            <DecideList view={view} />
            {card ? <DecideCardPanel key={key} card={card} place={head.place} mayDecide={mayDecide} /> : null}
          </div>
        </>
      )}
      <Tools view={view} />
      <PlanDownloads
        base={`/panel/plan/${head.place.year}`}
        query={head.place.entityId === null ? '' : `?entidad=${head.place.entityId}`}
        mayWrite={mayDecide}
      />
      {missing && !locked && !isEmpty ? <Missing kinds={missing} /> : null}
    </div>
  )
}
