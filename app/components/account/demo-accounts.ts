import type { Role } from '#db/schema/accounts.ts'

/** Accounts that the demonstration makes, and names on its sign-in page; no other mode has them. */
export const DEMO_PASSWORD = 'espejo-demo-2026'

export type DemoAccount = {
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly headsPlanning?: boolean
  /** Who signs in with it, in the words of the sign-in page. */
  readonly whose: string
}

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { email: 'coordinacion@espejo.demo', name: 'Coordinación de demostración', role: 'coordinator', whose: 'coordinación del mecanismo de una entidad' },
  { email: 'presupuesto@espejo.demo', name: 'Jefatura de Presupuesto de demostración', role: 'contributor', headsPlanning: true, whose: 'jefatura de presupuesto de la misma entidad, que firma' },
  { email: 'inversiones@espejo.demo', name: 'Inversiones de demostración', role: 'contributor', whose: 'equipo que responde sobre el presupuesto' },
  { email: 'digitacion@espejo.demo', name: 'Digitación de demostración', role: 'transcriber', whose: 'digitación de formularios en papel' },
  { email: 'titular@espejo.demo', name: 'Titular de demostración', role: 'head', whose: 'titular de la misma entidad' },
  { email: 'analista@espejo.demo', name: 'Análisis de demostración', role: 'analyst', whose: 'análisis del MIMP' },
  { email: 'administracion@espejo.demo', name: 'Administración de demostración', role: 'administrator', whose: 'administración del MIMP' },
]
