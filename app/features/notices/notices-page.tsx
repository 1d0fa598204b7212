import { Link } from '@remix-run/react'
import { TickField } from '#app/kit/forms/choice.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { formatDate } from '#app/kit/format.ts'
import { CopyButton } from '#app/kit/shell/copy-button.tsx'
import { Notice } from '#app/kit/shell/notice.tsx'
import { ROLE_NAMES } from '#app/kit/words/names.ts'
import type { MailChoicesView } from './choose-mails.server.ts'
import { KIND_LABELS } from './notice-words.ts'

function Mails({ view: { email, sends, kinds } }: { view: MailChoicesView }) {
  return (
    <section aria-labelledby="correos">
      <h2 id="correos">Avisos por correo</h2>
      {kinds.length === 0 ? (
        <p>Con sus funciones de hoy no recibe avisos.</p>
      ) : (
        <>
          <p>
            Cuando pasa algo, le llega un solo correo al día, a las 7 de la mañana, a {email}. Si no pasó nada, no le
            llega ninguno. Nunca dice quién respondió, cuántas personas ni qué salió.
          </p>
          {sends ? null : <p className="ayuda">Esta instalación todavía no envía correos.</p>}
          <SendForm>
            <fieldset>
              <legend>Avíseme cuando</legend>
              {kinds.map(({ kind, wanted }) => (
                <TickField
                  key={kind}
                  name="aviso"
                  id={`aviso-${kind}`}
                  value={kind}
                  label={KIND_LABELS[kind]}
                  checked={wanted}
                />
              ))}
            </fieldset>
            <SendButton className="boton" name="accion" value="elegir">
              Guardar
            </SendButton>
          </SendForm>
        </>
      )}
    </section>
  )
}

function Address({ address }: { address: string }) {
  return (
    <Notice kind="done" role="status">
      <p>
        <strong>Copie ahora la dirección: no se vuelve a mostrar.</strong> En su programa de calendario, elija «Agregar
        por URL» o «Suscribirse» y péguela.
      </p>
      <p>
        <code className="largo">{address}</code> <CopyButton text={address} what="la dirección" />
      </p>
      <p>Quien la tenga ve estas fechas sin contraseña. No la comparta.</p>
    </Notice>
  )
}

function Calendar({ view: { calendar, mayHaveCalendar } }: { view: MailChoicesView }) {
  if (!calendar)
    return mayHaveCalendar ? (
      <SendForm>
        <SendButton className="boton segundo" name="accion" value="calendario">
          Crear la dirección
        </SendButton>
      </SendForm>
    ) : (
      <p>Sin una función vigente no hay fechas que mostrar.</p>
    )
  const { madeOn, role, entityName, isRead } = calendar
  return (
    <>
      <p>
        Tiene una dirección desde el {formatDate(madeOn)}
        {role ? `, como ${ROLE_NAMES[role]}${entityName ? ` de ${entityName}` : ''}` : ''}.
        {isRead ? '' : ' Esa función ya no está vigente y la dirección no muestra nada.'}
      </p>
      {mayHaveCalendar ? (
        <SendForm>
          <SendButton className="boton segundo" name="accion" value="calendario">
            Cambiar la dirección
          </SendButton>
          <p className="ayuda">La de antes deja de servir. La nueva muestra las fechas de la función que usa ahora.</p>
        </SendForm>
      ) : null}
      <SendForm>
        <SendButton className="boton llano" name="accion" value="quitar">
          Quitar el calendario
        </SendButton>
      </SendForm>
    </>
  )
}

/** What somebody is told of by mail, and the dates that a program of calendars reads for her. */
export function NoticesPage({ view, address }: { view: MailChoicesView; address: string | null }) {
  return (
    <>
      <Link className="volver" to="/cuenta">
        Mi cuenta
      </Link>
      <h1>Avisos y calendario</h1>
      <Mails view={view} />
      <section aria-labelledby="calendario">
        <h2 id="calendario">Sus fechas en su calendario</h2>
        <p>
          Un programa de calendario puede leer las fechas que le tocan: aplicaciones, entregas y acciones del plan,
          según su función. Los títulos no dicen resultados ni participación.
        </p>
        {address === null ? null : <Address address={address} />}
        <Calendar view={view} />
      </section>
    </>
  )
}
