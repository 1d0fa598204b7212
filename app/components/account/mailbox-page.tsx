export type ShownMail = { readonly id: string; readonly recipient: string; readonly subject: string; readonly body: string; readonly day: string; readonly time: string }

/** The queue of mails as a mailbox; in the demonstration alone, where nothing is sent. */
export function MailboxPage({ mails }: { mails: readonly ShownMail[] }) {
  return (
    <>
      <h1>Buzón de la demostración</h1>
      <p>La demostración no envía correo. Aquí se lee lo que una instalación real enviaría; lo más nuevo, primero.</p>
      {mails.length === 0 ? <p>Todavía no hay correos. Invite a una persona o pida una contraseña nueva.</p> : null}
      <ul className="sin-marca">
        {mails.map((mail) => (
          <li key={mail.id} className="accion">
            <h2>{mail.subject}</h2>
            <p className="tenue">
              Para {mail.recipient}, {mail.day}, {mail.time}
            </p>
            <div className="correo">
              {mail.body.split('\n\n').map((paragraph, place) => (
                <p key={place}>{/^https?:\/\/\S+$/.test(paragraph) ? <a href={paragraph}>{paragraph}</a> : paragraph}</p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
