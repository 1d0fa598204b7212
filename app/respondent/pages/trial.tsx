import { asksAboutHarm } from '#surveys/model/handling.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { askedPages } from './asked-pages.ts'
import { respondentAssets } from './assets.server.ts'
import { FoldedHelp, QuickExitNote } from './care.tsx'
import { respondentDocument } from './document.tsx'
import { LAST_HEADING, Parts } from './parts.tsx'
import { Start } from './start.tsx'

const UNTOUCHED = { values: new Map<string, string>(), problems: [] }

function TrialNotice({ instrument, address }: { instrument: Instrument; address: string }) {
  return (
    <section id="aviso" aria-labelledby="aviso-titulo">
      <h1 id="aviso-titulo">Prueba: {instrument.title}</h1>
      <ul className="datos">
        <li>
          <strong>No se envía ni se guarda nada.</strong> Lo que marque se pierde al salir o recargar la página.
        </li>
        <li>Son las mismas preguntas de una aplicación de verdad, sin código y sin entidad.</li>
        <li>
          {instrument.nature === 'staff'
            ? `Toma unos ${instrument.minutes} minutos.`
            : 'En una aplicación de verdad la llena un equipo, con documentos que prueban cada nivel.'}{' '}
          Puede dejar preguntas sin responder.
        </li>
      </ul>
      {asksAboutHarm(instrument) ? <QuickExitNote marking /> : null}
      <p>
        <Start words="Empezar la prueba" harm={asksAboutHarm(instrument)} />{' '}
        <a href={address}>Volver a la explicación</a>
      </p>
    </section>
  )
}

function TrialEnd({ number, total, address }: { number: number; total: number; address: string }) {
  return (
    <section className="parte" data-part="last" aria-labelledby={LAST_HEADING}>
      <p className="avance">
        Parte {number} de {total}
      </p>
      <h2 id={LAST_HEADING} tabIndex={-1}>
        Fin de la prueba
      </h2>
      <p>Aquí se enviarían las respuestas. En la prueba no hay nada que enviar.</p>
      <p id="estado" role="status" aria-live="polite" />
      <p className="botones">
        <a id="borrar-salir" className="boton" href={address}>
          Borrar y terminar
        </a>
      </p>
    </section>
  )
}

/**
 * The questionnaire to try. Its form has no address, no button that sends and no consent, without which the script
 * sends nothing; the page keeps nothing in the browser.
 */
export function trialPage(instrument: Instrument): string {
  const address = `/herramientas/${instrument.slug}`
  const pages = askedPages(instrument, null)
  const total = pages.length + 1
  return respondentDocument({
    title: `Prueba: ${instrument.publicTitle}`,
    assets: respondentAssets(),
    script: true,
    invented: false,
    quickExit: asksAboutHarm(instrument),
    helpBelow: instrument.presentation.showsHelp,
    data: { 'data-keep': 'nothing', 'data-trial': 'yes' },
    children: (
      <>
        <TrialNotice instrument={instrument} address={address} />
        <form id="cuestionario" method="dialog" autoComplete="off" noValidate>
          <Parts instrument={instrument} pages={pages} typed={UNTOUCHED} />
          <TrialEnd number={total} total={total} address={address} />
        </form>
        {instrument.presentation.showsHelp ? (
          <FoldedHelp title="Ayuda para hoy" outside={asksAboutHarm(instrument)} />
        ) : null}
      </>
    ),
  })
}
