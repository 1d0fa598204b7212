import type { AdmissionWay } from '#db/schema/campaigns.ts'
import { asksAboutHarm } from '#surveys/model/handling.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { QuickExitNote } from './care.tsx'
import { NotAComplaint } from './complaint.tsx'
import { Explained } from './explained.tsx'

type NoticeProps = {
  readonly instrument: Instrument
  /** Id of the entity, escaped for an address. */
  readonly entity: string
  readonly entityName: string
  readonly closesOn: string
  readonly k: number
  /** How the reader came in: who was invited by mail is not told that it is anonymous. */
  readonly admission: AdmissionWay
  /** Where the entity takes complaints; harassment only. */
  readonly complaintChannel: string | null
}

/** What may be promised differs by way: a mailbox shows that somebody was invited. */
function Protection({ admission }: { admission: AdmissionWay }) {
  if (admission === 'email-swap') {
    return (
      <>
        <strong>Es confidencial.</strong> Un buzón puede mostrar que se le invitó. Qué código recibió a cambio del
        enlace no se anotó en ninguna parte, y con las respuestas no guardamos nombre, correo, hora, dirección de
        internet ni aparato.
      </>
    )
  }
  return (
    <>
      <strong>Es anónima.</strong> No pedimos nombre, DNI ni correo. No guardamos la hora, la dirección de internet ni
      el aparato.
      {admission === 'slips'
        ? ' El código de su papeleta solo dice que puede entrar: nadie sabe quién lo tiene, y quien guarda las papeletas no ve resultados.'
        : ' Cualquiera con el enlace puede responder, y más de una vez: el resultado lo dirá.'}
    </>
  )
}

/** What a person must know before the first question; nothing in it promises more than the system does. */
export function Notice({ instrument, entity, entityName, closesOn, k, admission, complaintChannel }: NoticeProps) {
  const keeps = !asksAboutHarm(instrument)
  return (
    <section id="aviso" aria-labelledby="aviso-titulo">
      <h1 id="aviso-titulo">{instrument.publicTitle}</h1>
      <p>
        La pide <strong>{entityName}</strong>, con apoyo del Ministerio de la Mujer y Poblaciones Vulnerables.{' '}
        {instrument.presentation.tellsRespondent}
      </p>
      <ul className="datos">
        <li>
          Toma unos {instrument.minutes} minutos. Puede responder hasta el {closesOn}.
        </li>
        <li>
          <Protection admission={admission} />
        </li>
        <li>Es voluntaria. Puede dejar preguntas sin responder o salir cuando quiera.</li>
      </ul>
      <h2>Quién ve qué</h2>
      <ul>
        <li>Ninguna página muestra respuestas una por una: solo resultados de {k} respuestas o más.</li>
        {keeps ? null : (
          <li>
            Si cuenta que algo le pasó, entra en números a los que se suma o resta un poco de azar. Ni quien conozca
            todas las demás respuestas puede estar seguro de lo que usted contó.
          </li>
        )}
        <li>
          La entidad y el Ministerio ven esos resultados cuando termina el plazo, y la entidad hace un plan de mejora.
        </li>
        <li>Nadie puede pedirle que muestre la pantalla ni preguntarle qué respondió.</li>
      </ul>
      {complaintChannel === null ? null : <NotAComplaint channel={complaintChannel} />}
      <h2>Antes de empezar</h2>
      <ul>
        <li>Después de enviar no se puede retirar lo respondido, porque nadie puede encontrarlo.</li>
        <li>
          {keeps
            ? 'Mientras responde, lo marcado queda solo en esta pestaña: puede recargarla. Se borra al enviar, al salir de la página o con «Borrar y salir».'
            : 'Mientras responde no se guarda nada en este aparato: si cierra o recarga la página, empieza de nuevo.'}
        </li>
        {keeps ? null : (
          <li>
            <a href="#ayuda">Ayuda para hoy</a>: los teléfonos y el canal de su entidad quedan al final de la página
            todo el tiempo.
          </li>
        )}
        <li>
          Si otras personas usan este aparato, responda en una ventana privada y ciérrela al terminar. En una ventana
          común el navegador puede guardar la dirección de esta página y, mientras no lo envíe o borre, lo marcado.
        </li>
        <li>
          Si el aparato o la red son del trabajo, quien los administra podría ver que entró a esta página. Puede usar su
          propio celular.
        </li>
      </ul>
      {keeps ? null : <QuickExitNote marking />}
      <Explained entity={entity} quickExit={!keeps} />
      <p>
        <button type="button" id="empezar" className="boton" hidden>
          Empezar
        </button>
      </p>
    </section>
  )
}
