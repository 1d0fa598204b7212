import { Empty } from '#app/kit/shell/notice.tsx'
import { formatDate } from '#app/kit/format.ts'

/** @property day ISO date. */
export type ShownMail = {
  readonly id: string
  readonly recipient: string
  readonly subject: string
  readonly body: string
  readonly day: string
  readonly time: string
}

/** A paragraph as a mail program shows it: a line that is an address can be followed. */
function Paragraph({ text }: { text: string }) {
  return (
    <p>
      {text.split('\n').map((line, place) => (
        <span key={place} className="renglon">
          {/^https?:\/\/\S+$/.test(line) ? <a href={line}>{line}</a> : line}
        </span>
      ))}
    </p>
  )
}

/** The queue of mails as a mailbox; in the demonstration alone, where nothing is sent. */
export function MailboxPage({ mails }: { mails: readonly ShownMail[] }) {
  return (
    <>
      <h1>Buzón de la demostración</h1>
      <p>La demostración no envía correo. Aquí se lee lo que una instalación real enviaría; lo más nuevo, primero.</p>
      {mails.length === 0 ? <Empty>Aún no hay correos. Invite a una persona o pida una contraseña nueva.</Empty> : null}
      <ul className="sin-marca">
        {mails.map((mail) => (
          <li key={mail.id} className="accion">
            <h2>{mail.subject}</h2>
            <p className="tenue">
              Para {mail.recipient}, {formatDate(mail.day)}, {mail.time}
            </p>
            <div className="correo">
              {mail.body.split('\n\n').map((paragraph, place) => (
                <Paragraph key={place} text={paragraph} />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
