import { formatDate, formatShortDate } from '#app/kit/format.ts'
import type { NormId } from '#surveys/norms/norm.ts'
import { citation, isVerified } from '#surveys/norms/norms.ts'
import { HELP_SERVICES, type HelpService } from '#surveys/norms/services.ts'
import { QUICK_EXIT_ADDRESS } from '../contract.ts'

/** Id of the heading of the help of a page, or of the line that unfolds it. */
const HELP = 'ayuda'

/** A plain link that works without a script; with one, also three times the Shift key. */
export function QuickExit({ helpBelow }: { helpBelow: boolean }) {
  return (
    <p className="barra-salir">
      <a id="salir-rapido" className="boton grave" href={QUICK_EXIT_ADDRESS} rel="nofollow noreferrer">
        Salir rápido
      </a>
      {helpBelow ? <a href={`#${HELP}`}>Ayuda</a> : null}
      <span id="salir-rapido-estado" role="status" />
    </p>
  )
}

/** Citation of a norm as it may be shown: what was not read as text is marked. */
export function cited(id: NormId, article?: string): string {
  return `${citation(id)}${article ? `, artículo ${article}` : ''}${isVerified(id) ? '' : ', por verificar'}`
}

/** How it is known that a service is still so, and that its page is. */
function checkedWords({ lastChecked, basis, web }: HelpService): string {
  const service = basis ? cited(basis.norm, basis.article) : `Verificado el ${formatShortDate(lastChecked)}`
  return web ? `${service}; página verificada el ${formatShortDate(web.lastChecked)}` : service
}

function ServicePage({ name, address }: { name: string; address: string }) {
  const { host, pathname } = new URL(address)
  const shown = `${host.replace(/^www\./, '')}${pathname === '/' ? '' : pathname}`
  return (
    <a href={address} rel="noreferrer" aria-label={`${name}: ${shown}`}>
      {shown}
    </a>
  )
}

function Services({ kind }: Pick<HelpService, 'kind'>) {
  return (
    <ul>
      {HELP_SERVICES.filter((service) => service.kind === kind).map((service) => {
        const { id, name, phone, web, says } = service
        return (
          <li key={id}>
            <strong>{phone ? <a href={`tel:${phone}`}>{name}</a> : name}.</strong> {says}{' '}
            {web ? <ServicePage name={name} address={web.address} /> : null}{' '}
            <span className="dato">({checkedWords(service)}.)</span>
          </li>
        )
      })}
    </ul>
  )
}

/** What the entity itself keeps in order for a campaign about harassment. */
export type EntityHelp = {
  /** Where it takes complaints. */
  readonly channel: string
  /** Sentence that says when it tried the help lines; empty where that is not known. */
  readonly linesChecked: string
}

/** When the entity tried the lines: nearer than the day on which their names were checked. @param checkedOn ISO date. */
export function linesCheckedWords(checkedOn: string | null): string {
  return checkedOn ? `La entidad llamó a la Línea 100 y revisó el Chat 100 el ${formatDate(checkedOn)}.` : ''
}

type HelpProps = {
  readonly title: string
  readonly entity?: EntityHelp | null
  readonly outside?: boolean
}

function Help({ entity = null, outside = false }: Omit<HelpProps, 'title'>) {
  return (
    <>
      <Services kind="help" />
      {entity ? (
        <>
          <p>{entity.linesChecked}</p>
          <p>
            Para denunciar en su entidad: <strong>{entity.channel}</strong>.
          </p>
        </>
      ) : null}
      {outside ? (
        <>
          <h3>Fuera de la entidad</h3>
          <Services kind="outside" />
        </>
      ) : null}
    </>
  )
}

/** Help that can be asked for today. Names and hours are data with the day on which they were checked. */
export function HelpLines({ title, ...help }: HelpProps) {
  return (
    <section aria-labelledby={HELP}>
      <h2 id={HELP} tabIndex={-1}>
        {title}
      </h2>
      <Help {...help} />
    </section>
  )
}

/** The same below a form. The script folds it while the form is shown part by part, where it would stand under each. */
export function FoldedHelp({ title, ...help }: HelpProps) {
  return (
    <details open>
      <summary id={HELP}>
        <h2>{title}</h2>
      </summary>
      <Help {...help} />
    </details>
  )
}

/** Way to the help further down, where a question may hurt. */
export function HelpAtHand() {
  return (
    <p className="ayuda-cerca">
      Si algo así le pasó, no es su culpa. <a href={`#${HELP}`}>Ayuda para hoy</a>
    </p>
  )
}

/** Way to the public page of help, from a page that has none of its own. */
export function HelpPageLink() {
  return (
    <p>
      <a href="/ayuda">Ayuda y orientación</a>
    </p>
  )
}

/** What "Salir rápido" does and does not do. @param marking whether something can be marked on this page. */
export function QuickExitNote({ marking = false }: { marking?: boolean }) {
  return (
    <p className="nota">
      «Salir rápido» abre una página del clima{marking ? ' y borra lo marcado' : ''}. No borra el historial del aparato
      ni lo que registre la red del trabajo. Con teclado: pulse tres veces la tecla Mayúsculas.
    </p>
  )
}
