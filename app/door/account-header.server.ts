import { limaDate, systemClock } from '#app/kit/program/clock.ts'
import type { NamedLink } from '#app/kit/shell/navigation.ts'
import { MANUALS, manualAddress } from '#app/kit/words/manual-names.ts'
import type { Role } from '#db/schema/roles.ts'
import { confirmationNotice } from './membership-rules.ts'
import type { Account } from './current-account.server.ts'

const OF_ENTITY = [{ to: '/panel/entidad', label: 'Datos de la entidad' }]

/** In the menu of an account for one role alone. */
const OF_ROLE: Readonly<Partial<Record<Role, readonly NamedLink[]>>> = {
  coordinator: OF_ENTITY,
  head: OF_ENTITY,
  administrator: [
    { to: '/nacional/logotipo', label: 'Logotipo del Ministerio' },
    { to: '/nacional/ministerio', label: 'Datos del Ministerio' },
    { to: '/nacional/estado', label: 'Estado de Espejo' },
  ],
}

/** What the menu of an account leads to, in its order. @param role in which she acts. */
function ownLinks(role: Role | null, severalRoles: boolean): NamedLink[] {
  return [
    ...(severalRoles ? [{ to: '/cuenta/funciones', label: 'Cambiar de función o entidad' }] : []),
    ...((role && OF_ROLE[role]) ?? []),
    { to: '/cuenta', label: 'Mi cuenta' },
    ...(role ? [{ to: manualAddress(role), label: MANUALS[role].title }] : []),
  ]
}

/** What the head of every page says of who is signed in; null for nobody. */
export function headerOf(account: Account | null) {
  if (!account) return null
  const acting = account.mustSetUp ? null : account.active
  const managing = acting?.role === 'coordinator' || acting?.role === 'head'
  const daysLeft = managing ? confirmationNotice(acting.confirmBy, limaDate(systemClock())) : null
  const severalRoles = account.memberships.filter((each) => each.standing === 'in-force').length > 1
  const notice = daysLeft === null ? null : { daysLeft, mayConfirm: acting?.role === 'head' }
  return {
    name: account.name,
    role: acting?.role ?? null,
    entityName: acting?.entity?.name ?? null,
    own: ownLinks(acting?.role ?? null, severalRoles),
    notice,
  }
}
