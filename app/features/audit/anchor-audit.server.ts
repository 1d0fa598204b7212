import { listAdministratorAddresses } from '#db/queries/accounts.server.ts'
import { findDeedSince } from '#db/queries/audit.server.ts'
import { insertMail } from '#db/queries/mails.server.ts'
import type { Database } from '#db/client.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { formatDate, formatLongDate } from '#app/kit/format.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { PROGRAM, recordDeed } from '#app/kit/program/record-deed.server.ts'
import { anchorLines } from './audit-anchor.ts'
import { faultWords } from './audit-fault.ts'
import { verifyAudit, type AuditVerdict } from './verify-audit.server.ts'

const TOLD_FAULTS = 10

function mailBody(
  day: string,
  { rows, last, lastDigest, faults, faultCount }: AuditVerdict,
  warning: string | null,
): string {
  const state =
    faultCount === 0
      ? ['La bitácora y lo que ella resume coinciden.']
      : [`ATENCIÓN: hay fallas (${faultCount}).`, ...faults.slice(0, TOLD_FAULTS).map(faultWords)]
  return [
    `Registro de auditoría de Espejo al ${formatLongDate(day)}.`,
    ...state,
    ...(warning === null ? [] : [`ATENCIÓN: ${warning}`]),
    ...anchorLines({ day, rows, last, lastDigest }),
    'Guarde este mensaje fuera del servidor. Para comprobar después: la orden audit:verify -- --anchor y el archivo de este mensaje (docs/operations.md dice cómo se da)',
  ].join('\n\n')
}

/**
 * Once a day (Lima time) mails the last digest of the audit log to every administrator: an anchor outside the
 * machine, against which a rewritten chain shows.
 * @param byMail false where no mail leaves: then the day's digest is only noted.
 * @param warning what administrators must know besides, or null.
 */
export async function anchorAudit(
  database: Database,
  now: Date,
  byMail = true,
  warning: string | null = null,
): Promise<void> {
  const day = limaDate(now)
  if (await findDeedSince(database, 'audit.anchored', new Date(`${day}T00:00:00-05:00`).toISOString())) return
  const verdict = await verifyAudit(database, { now })
  const addresses = byMail ? await listAdministratorAddresses(database, day) : []
  inTransaction(database, (transaction) => {
    for (const recipient of addresses)
      insertMail(
        transaction,
        {
          kind: 'audit-anchor',
          recipient,
          subject: `Espejo: huella del registro del ${formatDate(day)}`,
          body: mailBody(day, verdict, warning),
        },
        now.toISOString(),
      )
    recordDeed(
      transaction,
      PROGRAM,
      {
        action: 'audit.anchored',
        objectKind: 'audit',
        objectId: verdict.lastDigest,
        detail: { rows: verdict.rows, sound: verdict.faultCount === 0 },
      },
      now,
    )
  })
}
