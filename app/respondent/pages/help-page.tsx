import { respondentAssets } from './assets.server.ts'
import { cited, HelpLines, QuickExitNote } from './care.tsx'
import { ComplaintRules } from './complaint.tsx'
import { respondentDocument } from './document.tsx'

/** Public page with everywhere that help can be asked for; it needs no script, keeps nothing and has a neutral title. */
export function helpPage(): string {
  return respondentDocument({
    title: 'Ayuda',
    assets: respondentAssets(),
    script: true,
    invented: false,
    quickExit: true,
    children: (
      <>
        <h1>Ayuda y orientación</h1>
        <p>
          Para quien pasó por una situación de acoso o de violencia, en el trabajo o fuera de él, y para quien acompaña.
          No es su culpa, y puede pedir ayuda hoy.
        </p>
        <QuickExitNote />
        <HelpLines title="A quién acudir hoy" outside />
        <section aria-labelledby="denuncia">
          <h2 id="denuncia">Cómo se denuncia en una entidad pública</h2>
          <ul>
            <li>
              Cada entidad debe tener a la vista su canal de denuncia ({cited('ds-014-2019-mimp', '12')}). Si no lo
              encuentra, pregunte en Recursos Humanos o vaya fuera de la entidad.
            </li>
            <ComplaintRules />
          </ul>
          <p>Espejo no recibe denuncias y no guarda quién abre esta página.</p>
        </section>
        <p>
          <a href="/">Ir al inicio</a>
        </p>
      </>
    ),
  })
}
