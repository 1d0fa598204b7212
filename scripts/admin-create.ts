import { parseArgs } from 'node:util'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { invitedFrom, inviteWithin } from '#app/features/accounts/invite-account.server.ts'
import { ADDRESS_FAULT_WORDS, readAddress } from '#app/kit/mail/mail-address.ts'
import { keepFilesPrivate } from '#app/kit/program/file-modes.server.ts'
import { PROGRAM } from '#app/kit/program/record-deed.server.ts'
import { EnvironmentError } from '#app/kit/program/environment.server.ts'
import { oneLine } from '#surveys/text/written-text.ts'
import { systemClock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

const USAGE = 'Uso: npm run admin:create -- --email nombre@mimp.gob.pe --name "Nombre y apellidos"'

function readArguments(): { email: string; name: string } {
  const { values } = parseArgs({ options: { email: { type: 'string' }, name: { type: 'string' } } })
  const [email, name] = [readAddress(values.email ?? ''), oneLine(values.name ?? '')]
  if (!email.ok) throw new EnvironmentError(`${ADDRESS_FAULT_WORDS[email.fault]}\n${USAGE}`)
  if (name.length < 3) throw new EnvironmentError(USAGE)
  return { email: email.address, name }
}

/**
 * Makes an administrator by an invitation, as everybody else is made: whoever opens the link sets the password and the
 * second step. No password is ever known to this command.
 */
function createAdministrator(): void {
  const { email, name } = readArguments()
  const { database, environment } = runtime()
  const origin = environment.ESPEJO_ORIGIN
    ? new URL(environment.ESPEJO_ORIGIN).origin
    : `http://localhost:${environment.PORT}`
  const { link } = inTransaction(database, (transaction) =>
    inviteWithin(
      transaction,
      PROGRAM,
      { email, name, role: 'administrator', entityId: null, entityName: null },
      invitedFrom(origin),
      systemClock(),
    ),
  )
  console.log(`Invitación de administración para ${email}. Sirve una sola vez y vence en siete días:\n${link}`)
}

keepFilesPrivate()
try {
  createAdministrator()
} catch (error) {
  if (
    !(error instanceof EnvironmentError) &&
    !(error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
  )
    throw error
  console.error(error instanceof EnvironmentError ? error.message : USAGE)
  process.exitCode = 2
}
