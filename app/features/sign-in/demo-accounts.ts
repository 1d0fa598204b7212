import type { Role } from '#db/schema/roles.ts'

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
  {
    email: 'coordinacion@espejo.demo',
    name: 'Coordinación de demostración',
    role: 'coordinator',
    whose: 'Coordinación',
  },
  {
    email: 'presupuesto@espejo.demo',
    name: 'Jefatura de Presupuesto de demostración',
    role: 'contributor',
    headsPlanning: true,
    whose: 'Jefatura de presupuesto',
  },
  {
    email: 'inversiones@espejo.demo',
    name: 'Inversiones de demostración',
    role: 'contributor',
    whose: 'Equipo del presupuesto',
  },
  {
    email: 'custodia@espejo.demo',
    name: 'Custodia de códigos de demostración',
    role: 'custodian',
    whose: 'Custodia de códigos',
  },
  {
    email: 'digitacion@espejo.demo',
    name: 'Digitación de demostración',
    role: 'transcriber',
    whose: 'Digitación de papel',
  },
  {
    email: 'recursoshumanos@espejo.demo',
    name: 'Recursos Humanos de demostración',
    role: 'human-resources',
    whose: 'Recursos Humanos (hoja de SERVIR)',
  },
  { email: 'titular@espejo.demo', name: 'Titular de demostración', role: 'head', whose: 'Titular' },
  { email: 'analista@espejo.demo', name: 'Análisis de demostración', role: 'analyst', whose: 'Análisis del MIMP' },
  {
    email: 'administracion@espejo.demo',
    name: 'Administración de demostración',
    role: 'administrator',
    whose: 'Administración del MIMP',
  },
]
