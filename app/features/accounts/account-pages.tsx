import { NavLink } from '@remix-run/react'

/** Pages on which an administrator keeps accounts, in the order in which she comes to them. */
const PAGES = [
  { to: '/nacional/solicitudes', label: 'Pedidos de cuenta' },
  { to: '/nacional/sin-coordinacion', label: 'Entidades sin coordinación' },
  { to: '/nacional/cuentas', label: 'Cuentas del Ministerio' },
  { to: '/nacional/importar', label: 'Importar cuentas' },
] as const

/** Leads from one of them to the others. @param waiting requests that wait for a decision. */
export function AccountPages({ waiting }: { waiting: number | null }) {
  return (
    <nav aria-label="Cuentas" className="pestanas">
      {PAGES.map(({ to, label }) => (
        <NavLink key={to} to={to} end>
          {label}
          {to === '/nacional/solicitudes' && waiting ? ` (${waiting})` : ''}
        </NavLink>
      ))}
    </nav>
  )
}
