import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { SITE_NAME } from '#app/kit/words/names.ts'
import { formatCount } from '#app/kit/format.ts'
import { ContactLine, type ShownContact } from './contact-line.tsx'
import { DoneBanner } from './done-banner.tsx'
import type { Done } from './done.ts'
import { KeptNotice } from './kept-notice.tsx'
import type { ShownLogo } from './logo.tsx'
import { ManualParts } from './manual-parts.tsx'
import type { NamedLink } from './navigation.ts'
import { SiteHeader, type AccountsNotice, type SignedIn } from './site-header.tsx'
import { useOpenedTarget } from './opened-target.ts'

function confirmationWords({ daysLeft, mayConfirm }: AccountsNotice): string {
  const until =
    daysLeft < 0
      ? 'Las demás cuentas de la entidad no tienen acceso: falta confirmar la lista de este año.'
      : `En ${formatCount(daysLeft, 'día', 'días')} vence el plazo para confirmar la lista de cuentas de la entidad.`
  return mayConfirm ? until : `${until} Lo hace quien es titular.`
}

/**
 * Skip link, banner of invented data, header, main, footer: the frame of every page that has an account or none.
 * @param waiting how many things wait for who is signed in; 0 shows nothing.
 * @param manualParts what her manual says of this page.
 */
export function PageShell({
  signedIn,
  waiting,
  logo,
  invented,
  done,
  contact,
  manualParts,
  children,
}: {
  signedIn: SignedIn | null
  waiting: number
  logo: ShownLogo | null
  invented: boolean
  done: Done | null
  contact: ShownContact | null
  manualParts: readonly NamedLink[]
  children: ReactNode
}) {
  useOpenedTarget()
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
      <SiteHeader signedIn={signedIn} waiting={waiting} logo={logo} />
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
          <ManualParts parts={manualParts} />
          {signedIn ? null : (
            <p>
              {SITE_NAME}: autodiagnóstico de igualdad entre mujeres y hombres en las entidades públicas del Perú. Para
              responder un cuestionario no se necesita cuenta.
            </p>
          )}
          {contact ? (
            <p>
              <ContactLine {...contact} />
            </p>
          ) : null}
          <nav aria-label="Sobre Espejo" className="botones">
            <Link to="/herramientas">Herramientas</Link>
            <Link to="/metodologia">Metodología</Link>
            <Link to="/anonimato">Anonimato</Link>
            <Link to="/informes">Informes del país</Link>
            <Link to="/datos">Datos abiertos</Link>
            <Link to="/privacidad">Privacidad</Link>
            <Link to="/terminos">Términos</Link>
            <Link to="/accesibilidad">Accesibilidad</Link>
            <Link to="/constancias">Comprobar una constancia</Link>
            <Link to="/manual">Manuales</Link>
            <a href="/ayuda">Ayuda y orientación</a>
          </nav>
        </div>
      </footer>
    </>
  )
}
