import { Link, NavLink } from '@remix-run/react'
import type { ReactNode } from 'react'
import { ROLE_NAMES, SITE_NAME } from '#app/kit/words/names.ts'
import { formatCount } from '#app/kit/format.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { DoneBanner } from './done-banner.tsx'
import type { Done } from './done.ts'
import { KeptNotice } from './kept-notice.tsx'
import type { Role } from '#db/schema/accounts.ts'

/** Who is signed in; `role` is null where she acts in none, or must set up the second step first. */
export type SignedIn = {
  readonly name: string
  readonly role: Role | null
  readonly entityName: string | null
  readonly notice: AccountsNotice | null
}
/** The head must confirm the list of accounts; days left, negative once access has lapsed. */
export type AccountsNotice = { readonly daysLeft: number; readonly mayConfirm: boolean }

const BUDGET = { to: '/panel/presupuesto', label: 'Presupuesto' }

const ACCOUNTS = { to: '/panel/cuentas', label: 'Cuentas' }

const ITEMS = { to: '/nacional/preguntas', label: 'Preguntas' }

const NAVIGATION: Record<Role, readonly { readonly to: string; readonly label: string }[]> = {
  coordinator: [{ to: '/panel', label: 'Qué hago ahora' }, BUDGET, ACCOUNTS],
  contributor: [BUDGET, { to: '/panel/ficha', label: 'Ficha de datos' }],
  reader: [{ to: '/panel/compartidos', label: 'Resultados compartidos' }],
  custodian: [{ to: '/custodia', label: 'Códigos' }],
  transcriber: [{ to: '/panel/digitacion', label: 'Digitación' }],
  head: [{ to: '/panel', label: 'Mi entidad' }, BUDGET, ACCOUNTS],
  analyst: [
    { to: '/nacional', label: 'El país' },
    { to: '/nacional/presupuestos', label: 'Revisiones' },
    { to: '/nacional/personal', label: 'Personal' },
    ITEMS,
  ],
  administrator: [
    { to: '/nacional', label: 'El país' },
    { to: '/nacional/directorio', label: 'Directorio' },
    { to: '/nacional/cuentas', label: 'Cuentas' },
    ITEMS,
    { to: '/nacional/registro', label: 'Registro' },
    { to: '/nacional/conservacion', label: 'Plazos' },
  ],
}

function Header({ signedIn }: { signedIn: SignedIn | null }) {
  return (
    <header className="cabecera">
      <div>
        <Link className="marca-sitio" to="/">
          {SITE_NAME}
        </Link>
        {signedIn ? (
          <>
            <nav aria-label="Principal">
              {(signedIn.role ? NAVIGATION[signedIn.role] : []).map(({ to, label }) => (
                <NavLink key={to} to={to} end={to === '/panel' || to === '/nacional'}>
                  {label}
                </NavLink>
              ))}
            </nav>
            <span className="quien">
              {signedIn.entityName ?? (signedIn.role ? ROLE_NAMES[signedIn.role] : signedIn.name)}{' '}
              <Link to="/cuenta">Mi cuenta</Link>
            </span>
            <SendForm action="/salir" reloadDocument>
              <SendButton className="boton llano">Salir</SendButton>
            </SendForm>
          </>
        ) : (
          <nav aria-label="Principal">
            <NavLink to="/ingresar">Ingresar</NavLink>
          </nav>
        )}
      </div>
    </header>
  )
}

function confirmationWords({ daysLeft, mayConfirm }: AccountsNotice): string {
  const until =
    daysLeft < 0
      ? 'Las demás cuentas de la entidad no tienen acceso: falta confirmar la lista de este año.'
      : `En ${formatCount(daysLeft, 'día', 'días')} vence el plazo para confirmar la lista de cuentas de la entidad.`
  return mayConfirm ? until : `${until} Lo hace quien es titular.`
}

/** Skip link, banner of invented data, header, main, footer: the frame of every page that has an account or none. */
export function PageShell({
  signedIn,
  invented,
  done,
  children,
}: {
  signedIn: SignedIn | null
  invented: boolean
  done: Done | null
  children: ReactNode
}) {
  return (
    <>
      <a className="saltar" href="#contenido">
        Ir al contenido
      </a>
      {invented ? (
        <div className="aviso-datos" role="note">
          Demostración: los datos son inventados. No describen a ninguna entidad real.
        </div>
      ) : null}
      <Header signedIn={signedIn} />
      {signedIn?.notice ? (
        <div className="aviso-datos" role="note">
          {confirmationWords(signedIn.notice)} <Link to="/panel/cuentas">Ver las cuentas</Link>
        </div>
      ) : null}
      <main id="contenido" tabIndex={-1}>
        <DoneBanner done={done} />
        <KeptNotice />
        {children}
      </main>
      <footer className="pie">
        <div>
          <p>
            {SITE_NAME}: autodiagnóstico de igualdad entre mujeres y hombres en las entidades públicas del Perú. Para
            responder un cuestionario no se necesita cuenta.
          </p>
          <nav aria-label="Sobre Espejo" className="botones">
            <Link to="/herramientas">Herramientas</Link>
            <Link to="/metodologia">Metodología</Link>
            <Link to="/anonimato">Anonimato</Link>
            <Link to="/privacidad">Privacidad</Link>
            <Link to="/constancias">Comprobar una constancia</Link>
            <a href="/ayuda">Ayuda y orientación</a>
          </nav>
        </div>
      </footer>
    </>
  )
}
