import { Empty } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { formatCount, formatLongDate, formatNumber } from '#app/kit/format.ts'
import { ManualLink } from '#app/kit/shell/manual-link.tsx'
import { WithAside } from '#app/kit/shell/with-aside.tsx'
import type { CustodyPhase, CustodySummary, CustodyView } from './view-custody.server.ts'

const PHASE_NAMES = {
  scheduled: 'Programada',
  open: 'Abierta',
  ended: 'Terminada',
} as const satisfies Record<CustodyPhase, string>

function nextStep({ phase, signedOn, slips, forms }: CustodySummary): string {
  if (phase === 'ended')
    return signedOn
      ? `Acta de destrucción firmada el ${formatLongDate(signedOn)}.`
      : 'Falta firmar el acta de destrucción.'
  const printed = [
    slips > 0 ? formatCount(slips, 'papeleta impresa', 'papeletas impresas') : '',
    forms > 0 ? formatCount(forms, 'formulario en papel', 'formularios en papel') : '',
  ].filter(Boolean)
  return printed.length > 0 ? `${printed.join(' y ')}.` : 'Todavía no hay nada impreso.'
}

/** Where a custodian begins: the campaigns of her entity whose codes she keeps. */
export function CustodyHome({
  entityName,
  custodies,
  due,
}: {
  entityName: string
  custodies: readonly CustodySummary[]
  due: ReactNode
}) {
  return (
    <>
      <h1>Códigos: {entityName}</h1>
      {due}
      <p>
        Usted imprime, guarda y reparte los códigos y los formularios en papel. Por eso no ve quién respondió, cuántas
        personas respondieron ni resultados, y quien los ve no tiene códigos.
      </p>
      <p>
        <ManualLink role="custodian" />
      </p>
      {custodies.length === 0 ? (
        <Empty>Ahora no hay aplicaciones con papeletas ni con invitaciones por correo.</Empty>
      ) : (
        <ul className="sin-marca dos-partes">
          {custodies.map((custody) => (
            <li key={custody.id} className="accion">
              <h2>
                <Link to={`/custodia/${custody.id}`}>{custody.title}</Link>
              </h2>
              <p>
                <span className="etiqueta">{PHASE_NAMES[custody.phase]}</span> Del {formatLongDate(custody.opensOn)} al{' '}
                {formatLongDate(custody.closesOn)}.
              </p>
              <p>{nextStep(custody)}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Slips({ custody }: { custody: CustodyView }) {
  return (
    <section aria-labelledby="papeletas">
      <h2 id="papeletas">Papeletas</h2>
      {custody.batches.length === 0 ? (
        <Empty>Aún no se imprimió ninguna.</Empty>
      ) : (
        <table>
          <caption className="oculto-visual">Papeletas impresas por sede</caption>
          <thead>
            <tr>
              <th scope="col">Sede</th>
              <th scope="col" className="numero">
                Papeletas
              </th>
              <th scope="col">Impresas el</th>
            </tr>
          </thead>
          <tbody>
            {custody.batches.map(({ id, site, slips, printedOn }) => (
              <tr key={id}>
                <th scope="row">{site || 'Única'}</th>
                <td className="numero">{formatNumber(slips)}</td>
                <td>{formatLongDate(printedOn)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {custody.phase === 'ended' ? null : (
        <p>
          <Link className="boton" to={`/custodia/${custody.id}/papeletas`}>
            {custody.batches.length === 0 ? 'Imprimir papeletas' : 'Imprimir más o reemplazar un lote'}
          </Link>
        </p>
      )}
    </section>
  )
}

function Forms({ custody }: { custody: CustodyView }) {
  return (
    <section aria-labelledby="papel">
      <h2 id="papel">Formularios en papel</h2>
      <p>
        {custody.forms > 0
          ? `Preparados: ${formatCount(custody.forms, 'formulario', 'formularios')}, en ${formatCount(custody.formBatches.length, 'lote', 'lotes')}.`
          : 'Para quien no puede responder en un celular. Todavía no se preparó ninguno.'}
      </p>
      {custody.phase === 'ended' ? null : (
        <p>
          <Link className="boton segundo" to={`/custodia/${custody.id}/papel`}>
            {custody.forms > 0 ? 'Imprimir formularios o preparar otro lote' : 'Preparar formularios en papel'}
          </Link>
        </p>
      )}
    </section>
  )
}

function Mails({ custody }: { custody: CustodyView }) {
  return (
    <section aria-labelledby="correos">
      <h2 id="correos">Invitaciones por correo</h2>
      <p>Personas invitadas: {formatNumber(custody.addresses)}. Nadie vuelve a ver sus correos.</p>
      <p>
        <Link className="boton" to={`/custodia/${custody.id}/correos`}>
          Invitar y recordar por correo
        </Link>
      </p>
    </section>
  )
}

function Rules() {
  return (
    <section aria-labelledby="reglas">
      <h2 id="reglas">Cómo cuidarlas</h2>
      <ul>
        <li>Guárdelas bajo llave. No copie ni fotografíe los códigos: con uno se puede responder por otra persona.</li>
        <li>Cada persona saca la suya de una caja, sin mirar. No anote quién saca cuál.</li>
        <li>
          Quien pierde la suya saca otra: siempre quedan las de quienes están de licencia o de vacaciones. No hay de
          reserva.
        </li>
        <li>Si se pierde un lote entero, se imprime de nuevo solo antes del primer día. Después, nunca.</li>
        <li>Al terminar, destruya lo que sobró sin contarlo, con alguien presente, y firme el acta.</li>
      </ul>
    </section>
  )
}

/** One campaign as its custodian sees it: slips, paper forms, sites and acts, and nothing of who answered. */
export function CustodyCampaign({ custody }: { custody: CustodyView }) {
  const has = (wanted: string) => custody.ways.some(({ way }) => way === wanted)
  return (
    <>
      <Link className="volver" to="/custodia">
        Volver
      </Link>
      <h1>{custody.title}</h1>
      <p>
        <span className="etiqueta">{PHASE_NAMES[custody.phase]}</span> Del {formatLongDate(custody.opensOn)} al{' '}
        {formatLongDate(custody.closesOn)}.
      </p>
      {custody.phase === 'ended' ? (
        <section className="caja" aria-labelledby="acta">
          <h2 id="acta">Acta de destrucción</h2>
          <p>
            {custody.destruction
              ? `La firmó ${custody.destruction.signedBy} el ${formatLongDate(custody.destruction.signedOn)}.`
              : 'Destruya las papeletas y los formularios en blanco que sobraron, y firme el acta.'}
          </p>
          <p>
            <Link className="boton" to={`/custodia/${custody.id}/acta`}>
              {custody.destruction ? 'Ver el acta' : 'Firmar el acta'}
            </Link>
          </p>
        </section>
      ) : null}
      <WithAside aside={custody.phase === 'ended' ? null : <Rules />}>
        {has('slips') ? <Slips custody={custody} /> : null}
        {custody.onPaper && (custody.phase !== 'ended' || custody.forms > 0) ? <Forms custody={custody} /> : null}
        {has('email-swap') && custody.phase !== 'ended' ? <Mails custody={custody} /> : null}
      </WithAside>
    </>
  )
}
