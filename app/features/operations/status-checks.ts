import { formatCount, formatDate, formatFileSize, formatMoment } from '#app/kit/format.ts'
import { nodeSupport, nodeSupportWords } from '#app/kit/program/node-support.ts'

/** How something that was checked stands: as it should, to be looked at, or only to be known. */
export type CheckState = 'good' | 'warning' | 'plain'
export type Check = { readonly id: string; readonly state: CheckState; readonly what: string; readonly says: string }

/** What the checks look at. */
export type CheckedFacts = {
  /** ISO date. */
  readonly today: string
  readonly origin: string | null
  /** Whether proxies are named. */
  readonly hasProxy: boolean
  readonly sendsMail: boolean
  /** Since when the mail server takes no mail (ISO instant), and its fault; null where it took the last one. */
  readonly mailFault: { readonly fault: string; readonly since: string } | null
  /** Mails to accounts that wait. */
  readonly mailsWaiting: number
  /** Sender that the page of the Ministry says in the place of another one of the environment; null where they are one. */
  readonly overruledSender: { readonly current: string; readonly environment: string } | null
  readonly backups: 'off' | 'none' | 'old' | 'fresh'
  /** Stored documents that were missing or changed: when somebody asked for them, and when the last night was copied. */
  readonly lostFiles: { readonly asked: number; readonly copied: number }
  readonly hasMetrics: boolean
  /** Bytes, in steps; free is null where the system does not say. */
  readonly database: number
  readonly free: number | null
  /** Files that other accounts of the machine may read. */
  readonly looseFiles: number
  /** `process.version`. */
  readonly node: string
  /** Minutes by which the clock lies before the newest deed; 0 where it does not. */
  readonly clockBehind: number
}

/** The file is written anew each night, and a backup made of it: room for both, and for what a day brings. */
const ROOM_FOR = 4
const FEW_MINUTES = 2

function originCheck({ origin, hasProxy }: CheckedFacts): Omit<Check, 'id'> {
  const what = 'Dirección pública'
  if (origin === null) return { state: 'warning', what, says: 'No está configurada (ESPEJO_ORIGIN).' }
  if (!origin.startsWith('https:'))
    return { state: 'warning', what, says: `${origin}: sin cifrar. Lo que se escribe puede leerse en el camino.` }
  return hasProxy
    ? { state: 'good', what, says: `${origin}, con proxy.` }
    : { state: 'warning', what, says: `${origin}, sin proxy configurado (ESPEJO_PROXY).` }
}

function mailCheck({ sendsMail, mailFault, mailsWaiting }: CheckedFacts): Omit<Check, 'id'> {
  const what = 'Correo'
  if (!sendsMail)
    return { state: 'warning', what, says: 'No se envía: los enlaces se muestran en pantalla (ESPEJO_MAIL_URL).' }
  if (mailFault === null) return { state: 'good', what, says: 'Hay un servidor de correo configurado.' }
  const waiting = mailsWaiting > 0 ? ` Esperan ${formatCount(mailsWaiting, 'correo', 'correos')} a cuentas.` : ''
  return {
    ...{ state: 'warning', what },
    says: `El servidor de correo no recibe desde el ${formatMoment(mailFault.since)} (${mailFault.fault}).${waiting} Espejo insiste cada minuto.`,
  }
}

function filesCheck({ lostFiles: { asked, copied } }: CheckedFacts): Omit<Check, 'id'> {
  const what = 'Documentos guardados'
  if (asked + copied === 0) return { state: 'good', what, says: 'No se halló ninguno que falte.' }
  const found = [
    ...(copied > 0 ? [`${formatCount(copied, 'documento', 'documentos')} al hacer la última copia`] : []),
    ...(asked > 0 ? [`${formatCount(asked, 'documento', 'documentos')} al pedirlos, desde el último inicio`] : []),
  ]
  return {
    ...{ state: 'warning', what },
    says: `Faltan o están cambiados ${found.join(', y ')}. Recupérelos de una copia anterior.`,
  }
}

function backupCheck({ backups }: CheckedFacts): Omit<Check, 'id'> {
  const what = 'Copia de cada noche'
  switch (backups) {
    case 'off':
      return { state: 'warning', what, says: 'No se hace: falta la carpeta (ESPEJO_BACKUPS).' }
    case 'none':
      return { state: 'warning', what, says: 'Todavía no hay ninguna sana.' }
    case 'old':
      return { state: 'warning', what, says: 'La última sana tiene más de 36 horas.' }
    case 'fresh':
      return { state: 'good', what, says: 'Al día. Lleve copias también fuera de esta máquina.' }
  }
}

function spaceCheck({ database, free }: CheckedFacts): Omit<Check, 'id'> {
  const what = 'Espacio en el disco'
  if (free === null) return { state: 'plain', what, says: 'El sistema no lo dice.' }
  const needed = database * ROOM_FOR
  const sizes = `Quedan ${formatFileSize(free)} o más; la base ocupa hasta ${formatFileSize(database)}.`
  return free >= needed
    ? { state: 'good', what, says: sizes }
    : {
        state: 'warning',
        what,
        says: `${sizes} Cada noche el archivo se escribe de nuevo y se copia: haga lugar para ${formatFileSize(needed)}.`,
      }
}

function nodeCheck({ node, today }: CheckedFacts): Omit<Check, 'id'> {
  const what = 'Node.js'
  const support = nodeSupport(node, today)
  const says = nodeSupportWords(support)
  if (says === null)
    return { state: 'good', what, says: `${node}: recibe reparaciones hasta el ${formatDate(support.until ?? '')}.` }
  return { state: support.state === 'unknown' ? 'plain' : 'warning', what, says }
}

/** Where the page of the Ministry and the environment both say who writes, which of them holds. */
function senderCheck({ overruledSender }: CheckedFacts): Check[] {
  if (overruledSender === null) return []
  const { current, environment } = overruledSender
  const says = `Vale lo que dice Datos del Ministerio (${current}), no lo de la configuración de la máquina (${environment}).`
  return [{ id: 'sender', state: 'plain', what: 'Remitente', says }]
}

/** A list with what fails before the rest; both keep their order, so that who looks each day finds things in their place. */
export function failingFirst<Row>(rows: readonly Row[], fails: (row: Row) => boolean): Row[] {
  return [...rows.filter(fails), ...rows.filter((row) => !fails(row))]
}

/** Checks of configuration and machine, in the order in which they are shown: those to be looked at first. */
export function checksOf(facts: CheckedFacts): Check[] {
  const { hasMetrics, looseFiles, clockBehind } = facts
  const checks: Check[] = [
    { id: 'origin', ...originCheck(facts) },
    { id: 'mail', ...mailCheck(facts) },
    ...senderCheck(facts),
    { id: 'backups', ...backupCheck(facts) },
    { id: 'documents', ...filesCheck(facts) },
    { id: 'space', ...spaceCheck(facts) },
    {
      id: 'files',
      what: 'Permisos de los archivos',
      ...(looseFiles === 0
        ? { state: 'good', says: 'Solo los lee la cuenta del programa.' }
        : {
            state: 'warning',
            says: `Otras cuentas de la máquina pueden leer ${formatCount(looseFiles, 'archivo o carpeta', 'archivos o carpetas')}. Al reiniciar, Espejo dirá cuáles y cómo corregirlo.`,
          }),
    },
    { id: 'node', ...nodeCheck(facts) },
    {
      id: 'clock',
      what: 'Reloj',
      ...(clockBehind < FEW_MINUTES
        ? { state: 'good', says: 'Va después de todo lo registrado.' }
        : {
            state: 'warning',
            says: `Está ${formatCount(clockBehind, 'minuto', 'minutos')} antes de lo último que se registró: revise la hora de la máquina.`,
          }),
    },
    {
      id: 'metrics',
      what: 'Métricas',
      state: 'plain',
      says: hasMetrics ? 'Se leen en /metricas con su token.' : 'No se ofrecen (ESPEJO_METRICS_TOKEN).',
    },
  ]
  return failingFirst(checks, ({ state }) => state === 'warning')
}
