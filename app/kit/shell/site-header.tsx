import { Link, useLocation } from '@remix-run/react'
import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { ROLE_NAMES, SITE_NAME } from '#app/kit/words/names.ts'
import type { Role } from '#db/schema/roles.ts'
import { Icon } from './icons.tsx'
import { Logo, type ShownLogo } from './logo.tsx'
import { PLACES, PUBLIC_PLACES, placeOf, type NamedLink, type Place } from './navigation.ts'
import { WaitingBadge } from './waiting-badge.tsx'

/** Who is signed in; `role` is null where she acts in none, or must set up the second step first. */
export type SignedIn = {
  readonly name: string
  readonly role: Role | null
  readonly entityName: string | null
  /** In the menu of her account; those of every role would weigh on every page. */
  readonly own: readonly NamedLink[]
  readonly notice: AccountsNotice | null
}
/** The head must confirm the list of accounts; days left, negative once access has lapsed. */
export type AccountsNotice = { readonly daysLeft: number; readonly mayConfirm: boolean }

/** Where a script runs, a menu closes with Escape, when a link of it was followed, and when one goes on elsewhere. */
function useClosingMenu(): RefObject<HTMLDetailsElement> {
  const menu = useRef<HTMLDetailsElement>(null)
  const { key } = useLocation()
  useEffect(() => {
    if (menu.current) menu.current.open = false
  }, [key])
  useEffect(() => {
    const elsewhere = ({ target }: Event) => {
      if (menu.current?.open && !menu.current.contains(target as Node)) menu.current.open = false
    }
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !menu.current?.open) return
      menu.current.open = false
      menu.current.querySelector('summary')?.focus()
    }
    document.addEventListener('pointerdown', elsewhere)
    document.addEventListener('focusin', elsewhere)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', elsewhere)
      document.removeEventListener('focusin', elsewhere)
      document.removeEventListener('keydown', escape)
    }
  }, [])
  return menu
}

function Places({
  places,
  waiting,
  className,
}: {
  readonly places: readonly Place[]
  readonly waiting: number
  readonly className: string
}) {
  const { pathname } = useLocation()
  const here = placeOf(places, pathname)
  if (places.length === 0) return null
  return (
    <nav className={className} aria-label="Principal">
      <ul>
        {places.map((place, index) => (
          <li key={place.to}>
            <Link to={place.to} aria-current={place === here ? (place.to === pathname ? 'page' : 'true') : undefined}>
              {place.label}
              {index === 0 ? <WaitingBadge count={waiting} /> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What folds at the right end of the bar: on a phone the places too. */
function Menu({
  summary,
  className = '',
  children,
}: {
  readonly summary: ReactNode
  readonly className?: string
  readonly children: ReactNode
}) {
  return (
    <details className={`menu ${className}`.trim()} ref={useClosingMenu()}>
      <summary>{summary}</summary>
      <div className="menu-hoja">{children}</div>
    </details>
  )
}

/** Who she is, where she acts, and what is hers alone. */
function Account({ signedIn: { name, role, entityName, own } }: { readonly signedIn: SignedIn }) {
  return (
    <>
      <p className="menu-quien">
        {entityName ? <strong>{entityName}</strong> : null}
        <span>{name}</span>
        {role ? <span className="tenue">{ROLE_NAMES[role]}</span> : null}
      </p>
      <ul>
        {own.map(({ to, label }) => (
          <li key={to}>
            <Link to={to}>{label}</Link>
          </li>
        ))}
      </ul>
      <SendForm action="/salir" reloadDocument>
        <SendButton className="boton llano" busy="Saliendo…">
          Salir
        </SendButton>
      </SendForm>
    </>
  )
}

function OfAccount({ signedIn, waiting }: { readonly signedIn: SignedIn; readonly waiting: number }) {
  const { name, role, entityName } = signedIn
  const places = role ? PLACES[role] : []
  return (
    <>
      <Places places={places} waiting={waiting} className="principal solo-ancho" />
      <Menu
        summary={
          <>
            <span className="solo-angosto">
              <Icon sign="menu" /> Menú <WaitingBadge count={waiting} />
            </span>
            <span className="solo-ancho">
              <span className="oculto-visual">Cuenta y entidad: </span>
              <span className="menu-nombre">{entityName ?? (role ? ROLE_NAMES[role] : name)}</span>
              <Icon sign="open" />
            </span>
          </>
        }
      >
        <Places places={places} waiting={waiting} className="solo-angosto" />
        <Account signedIn={signedIn} />
      </Menu>
    </>
  )
}

function OfVisitor() {
  return (
    <>
      <Places places={PUBLIC_PLACES} waiting={0} className="principal solo-ancho" />
      <Link className="ingresar" to="/ingresar">
        Ingresar
      </Link>
      <Menu
        className="solo-angosto"
        summary={
          <>
            <Icon sign="menu" /> Menú
          </>
        }
      >
        <Places places={PUBLIC_PLACES} waiting={0} className="" />
      </Menu>
    </>
  )
}

/**
 * One bar: the site, the places of the role, and a menu with the entity and the account. On a narrow screen the places are
 * in the menu too, which opens without a script.
 * @param waiting how many things wait for her; 0 shows nothing.
 * @param logo of her entity, or of the Ministry; null where there is none.
 */
export function SiteHeader({
  signedIn,
  waiting,
  logo,
}: {
  readonly signedIn: SignedIn | null
  readonly waiting: number
  readonly logo: ShownLogo | null
}) {
  return (
    <header className="cabecera">
      <div>
        <Logo logo={logo} className="logotipo de-barra" />
        <Link className="marca-sitio" to="/">
          {SITE_NAME}
        </Link>
        {signedIn ? <OfAccount signedIn={signedIn} waiting={waiting} /> : <OfVisitor />}
      </div>
    </header>
  )
}
