import { formatCount, formatDate } from '#app/kit/format.ts'
import type { FailedMailsView } from './view-failed-mails.server.ts'

const KIND_NAMES: Readonly<Record<string, string>> = {
  invitation: 'Invitaciones a una cuenta',
  reset: 'Enlaces para cambiar la contraseña',
  'password-changed': 'Avisos de contraseña cambiada',
  confirmation: 'Avisos de que falta confirmar la lista de cuentas',
  'keeper-waits': 'Avisos de que alguien espera confirmación',
  'keeper-confirmed': 'Avisos de confirmación',
  'keeper-refused': 'Avisos de que no se confirmó',
  digest: 'Avisos del día',
  'request-refused': 'Respuestas a pedidos de cuenta',
}

/** Mails that do not go out, for who administers; nothing where there are none. */
export function FailedMails({ mails }: { mails: FailedMailsView }) {
  if (mails.length === 0) return null
  return (
    <section aria-labelledby="correos">
      <h2 id="correos">Correos que no salieron</h2>
      <ul>
        {mails.map(({ kind, fault, mails: count, oldest }) => (
          <li key={`${kind} ${fault}`}>
            {KIND_NAMES[kind] ?? 'Otros avisos'}: {formatCount(count, 'correo', 'correos')}, desde el{' '}
            {formatDate(oldest)}.{fault ? ` Respuesta del servidor de correo: ${fault}.` : ''}
          </li>
        ))}
      </ul>
      <p>
        Pida a quien opera la plataforma que revise el servidor de correo. Cada correo se intenta ocho veces en dos
        días; una invitación que no llegó se vuelve a enviar desde la cuenta de la persona.
      </p>
    </section>
  )
}
