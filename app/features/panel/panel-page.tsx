import { Link } from '@remix-run/react'
import { ownReportAddress } from '#app/features/november-report/november-address.ts'
import { ManualLink } from '#app/kit/shell/manual-link.tsx'
import { Notice } from '#app/kit/shell/notice.tsx'
import { DueBlock } from './due-block.tsx'
import { InstrumentCards } from './instrument-cards.tsx'
import type { PanelView } from './view-panel.server.ts'

function Ended({ end }: { end: NonNullable<PanelView['end']> }) {
  return (
    <Notice kind="warning">
      <p>
        {end.intoName ? `La entidad se fusionó con ${end.intoName}.` : 'La entidad ya no está vigente.'} Ya no aplica
        herramientas. Hasta el último día de su cuenta puede leer y descargar lo que hay aquí.
      </p>
    </Notice>
  )
}

/** Where whoever coordinates or heads an entity begins: what waits for her, then each instrument on its own way. */
export function Panel({ panel }: { panel: PanelView }) {
  const { entityName, coordinates, mayManage, end, planYear, november, figureWaits, isMinistry, due, cards } = panel
  return (
    <>
      <p className="tenue">{entityName}</p>
      {end ? <Ended end={end} /> : null}
      <h1>{coordinates ? 'Qué hago ahora' : 'Cómo va mi entidad'}</h1>
      <DueBlock due={due} />
      <p>
        <Link to="/panel/deberes">Lo que obliga la norma hoy</Link>
      </p>
      {figureWaits ? (
        <p className="nota">
          El MIMP revisa la cifra de personal que propuso. Mientras tanto puede preparar una aplicación.
        </p>
      ) : null}
      <h2>Herramientas</h2>
      <InstrumentCards cards={cards} />
      <h2>La entidad</h2>
      <p className="botones">
        <Link to={`/panel/plan/${planYear}`}>Abrir el plan {planYear}</Link>
        {mayManage ? <Link to="/panel/aplicaciones/nueva">Crear una aplicación</Link> : null}
        <Link to="/panel/entidad">Datos, personal y responsables</Link>
        {isMinistry ? <Link to="/panel/adscritas">Entidades adscritas</Link> : null}
        <Link to="/panel/traspaso">Traspaso de la gestión</Link>
        <Link to="/panel/registro-anual">Registro anual del mecanismo</Link>
        <Link to="/panel/presupuesto-mef">Presupuesto según el MEF</Link>
        <Link to="/panel/adecuacion">Adecuación a la Ley 32535</Link>
        {november ? (
          <Link to={ownReportAddress(november.year)}>
            Informe de noviembre {november.year} ({november.words})
          </Link>
        ) : null}
        <Link to="/panel/ficha">Ficha de datos (opcional)</Link>
        <ManualLink role={coordinates ? 'coordinator' : 'head'} />
        {end ? null : <Link to="/panel/documentos">Documentos de protección de datos</Link>}
      </p>
    </>
  )
}
