/** Whose accounts are kept where: of the entity by itself, of an entity by the Ministry, of the Ministry. */
export type AccountsPlace = { readonly to: string; readonly label: string; readonly whose: 'own' | 'kept' | 'ministry' }

export const OWN_ACCOUNTS: AccountsPlace = { to: '/panel/cuentas', label: 'Cuentas de la entidad', whose: 'own' }
export const MINISTRY_ACCOUNTS: AccountsPlace = {
  to: '/nacional/cuentas',
  label: 'Cuentas del Ministerio',
  whose: 'ministry',
}

export function accountsOf(entityId: string): AccountsPlace {
  return { to: `/nacional/entidades/${entityId}/cuentas`, label: 'Cuentas de la entidad', whose: 'kept' }
}
