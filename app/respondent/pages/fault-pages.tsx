import { respondentAssets } from './assets.server.ts'
import { HelpPageLink } from './care.tsx'
import { respondentDocument } from './document.tsx'

/** Where a page cannot be opened now: of whose questionnaire it is cannot be known, so the way out stands on all of them. */
export function faultPage(): string {
  return respondentDocument({
    title: 'Error: no se pudo abrir',
    assets: respondentAssets(),
    script: true,
    invented: false,
    quickExit: true,
    children: (
      <>
        <h1>Espejo no puede abrir esta página ahora</h1>
        <p>No es por su código ni por su aparato. Espere un minuto y vuelva a intentar.</p>
        <p>
          <a href="/r">Escribir el código</a>
        </p>
        <HelpPageLink />
      </>
    ),
  })
}

/**
 * What was sent, whole, to be sent again: it needs neither the database nor the questionnaire, which may be what fails.
 * @param fields of the form as they came, its id among them, so that what was stored after all is stored once.
 */
export function notStoredPage(fields: ReadonlyMap<string, string>): string {
  return respondentDocument({
    title: 'Error: todavía no se guardó',
    assets: respondentAssets(),
    script: true,
    invented: false,
    quickExit: true,
    children: (
      <>
        <div className="resumen" role="alert">
          <h1>Todavía no se guardó</h1>
          <p>
            Espejo no pudo guardar sus respuestas en este momento. Todas siguen en esta página: espere un minuto y pulse
            el botón.
          </p>
        </div>
        <form method="post" encType="application/x-www-form-urlencoded" autoComplete="off">
          {[...fields].map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <p className="botones">
            <button type="submit" className="boton">
              Enviar de nuevo
            </button>
          </p>
        </form>
        <p>Si usa un aparato compartido y no puede esperar, cierre esta pestaña.</p>
        <HelpPageLink />
      </>
    ),
  })
}
