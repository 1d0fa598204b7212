import { formatDate } from '#app/kit/format.ts'
import { limaDate, limaTime } from '#app/kit/program/clock.ts'
import type { BackupState } from './list-nights.server.ts'
import type { BackupFault } from './verify-backup.server.ts'

/** Names in a sentence: the first ones, and how many more. */
function someOf(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ')
  return names.length > 5 ? `${shown} y ${names.length - 5} más` : shown
}

/** What is wrong with a backup, as whoever runs a command reads it. */
export function faultWords(fault: BackupFault): string {
  switch (fault.kind) {
    case 'damaged-manifest':
      return 'no se puede leer su manifiesto'
    case 'other-bytes':
      return 'la base de datos no es la que se escribió: cambió después'
    case 'unsound':
      return `la base de datos está dañada: ${someOf(fault.faults)}`
    case 'newer-schema':
      return `es de una versión posterior de Espejo (esquema ${fault.schema}; este programa conoce hasta el ${fault.known}): use esa versión`
    case 'damaged-sums':
      return 'falta o cambió la lista de sumas de sus documentos'
    case 'missing-documents':
      return `faltan documentos: ${someOf(fault.names)}`
    case 'changed-documents':
      return `hay documentos que cambiaron: ${someOf(fault.names)}`
  }
}

/** What administrators are told where the backup of the night is missing; null where nothing is to be said. */
export function backupWarning(state: BackupState): string | null {
  switch (state.kind) {
    case 'off':
    case 'fresh':
      return null
    case 'none':
      return 'no hay ninguna copia de seguridad sana de una noche. Mire la página de estado.'
    case 'old': {
      const { madeAt } = state.newest
      return `la última copia de seguridad sana es del ${formatDate(limaDate(madeAt))}, ${limaTime(madeAt)}. Mire la página de estado.`
    }
  }
}
