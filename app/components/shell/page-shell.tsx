import { Form, Link, NavLink } from '@remix-run/react'
import type { ReactNode } from 'react'
import { ROLE_NAMES, SITE_NAME } from '#app/i18n/es.ts'
import type { Role } from '#db/schema/accounts.ts'

export type Visitor = { readonly name: string; readonly role: Role; readonly entityName: string | null }

const BUDGET = { to: '/panel/presupuesto', label: 'Presupuesto' }

const ITEMS = { to: '/nacional/preguntas', label: 'Preguntas' }

const NAVIGATION: Record<Role, readonly { readonly to: string; readonly label: string }[]> = {
  coordinator: [{ to: '/panel', label: 'Qué hago ahora' }, BUDGET],
  contributor: [BUDGET],
  reader: [{ to: '/panel', label: 'Mi entidad' }],
  transcriber: [{ to: '/panel/digitacion', label: 'Digitación' }],
  head: [{ to: '/panel', label: 'Mi entidad' }, BUDGET],
  analyst: [{ to: '/nacional', label: 'El país' }, { to: '/nacional/presupuestos', label: 'Revisiones' }, ITEMS],
  administrator: [{ to: '/nacional', label: 'El país' }, ITEMS, { to: '/nacional/registro', label: 'Registro' }, { to: '/nacional/conservacion', label: 'Plazos' }],
}

function Header({ visitor }: { visitor: Visitor | null }) {
  return (
    <header className="cabecera">
      <div>
        <Link className="marca-sitio" to="/">
          {SITE_NAME}
        </Link>
        {visitor ? (
          <>
            <nav aria-label="Principal">
              {NAVIGATION[visitor.role].map(({ to, label }) => (
                <NavLink key={to} to={to} end={to === '/panel' || to === '/nacional'}>
                  {label}
                </NavLink>
              ))}
            </nav>
            <span className="quien">{visitor.entityName ?? ROLE_NAMES[visitor.role]}</span>
            <Form method="post" action="/salir" reloadDocument>
              <button className="boton llano" type="submit">
                Salir
              </button>
            </Form>
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

/** Skip link, banner of invented data, header, main, footer: the frame of every page that has an account or none. */
export function PageShell({ visitor, invented, children }: { visitor: Visitor | null; invented: boolean; children: ReactNode }) {
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
      <Header visitor={visitor} />
      <main id="contenido" tabIndex={-1}>
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
