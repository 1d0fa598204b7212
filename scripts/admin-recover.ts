import { parseArgs } from 'node:util'
import { recoverAccount } from '#app/features/sign-in/recover-account.server.ts'
import { EnvironmentError } from '#app/kit/program/environment.server.ts'
import { soughtAddress } from '#app/kit/mail/mail-address.ts'
import { keepFilesPrivate } from '#app/kit/program/file-modes.server.ts'
import { PROGRAM } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

const USAGE = 'Uso: npm run admin:recover -- --email nombre@mimp.gob.pe'

function readEmail(): string {
  const { values } = parseArgs({ options: { email: { type: 'string' } } })
  const typed = values.email ?? ''
  if (!typed.includes('@')) throw new EnvironmentError(USAGE)
  return soughtAddress(typed)
}

/** For whoever lost telephone and recovery codes and was recognised in person by whoever runs this machine. */
async function recover(): Promise<void> {
  const email = readEmail()
  const { environment } = runtime()
  const origin = environment.ESPEJO_ORIGIN
    ? new URL(environment.ESPEJO_ORIGIN).origin
    : `http://localhost:${environment.PORT}`
  const recovered = await recoverAccount(PROGRAM, { email, origin })
  if (!recovered) throw new EnvironmentError(`No hay ninguna cuenta con el correo ${email}. No se hizo ningún cambio.`)
  console.log(
    `Se quitaron el segundo paso y la contraseña de ${recovered.name} (${recovered.email}). Sesiones cerradas: ${recovered.sessions}.`,
  )
  console.log(
    `Entréguele este enlace en persona: pone una contraseña nueva, sirve una sola vez y durante una hora.\n${recovered.link}`,
  )
  console.log(
    'Si su función lo exige, al ingresar activará un segundo paso nuevo antes de hacer otra cosa. Esto quedó en el registro de auditoría.',
  )
}

keepFilesPrivate()
try {
  await recover()
} catch (error) {
  if (
    !(error instanceof EnvironmentError) &&
    !(error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
  )
    throw error
  console.error(error instanceof EnvironmentError ? error.message : USAGE)
  process.exitCode = 2
}
