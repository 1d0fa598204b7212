import type { ReactNode } from 'react'
import type { AdmissionWay } from '#db/schema/campaigns.ts'
import { asksAboutHarm } from '#surveys/model/handling.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { QuickExitNote } from './care.tsx'
import { NotAComplaint } from './complaint.tsx'
import { Explained } from './explained.tsx'
import { promiseSentence } from './promised-words.ts'
import { Start } from './start.tsx'

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
  /** ISO date on which a public page was promised; null where none was. */
  readonly promisedOn: string | null
  /** Other languages of the questions; null where they are not offered. */
  readonly languages: ReactNode
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

/** What explains and warns of nothing. */
function Explanations({ keeps }: { keeps: boolean }) {
  return (
    <details>
      <summary>Quién ve los resultados, y qué queda en este aparato</summary>
      <ul>
        <li>
          La entidad y el Ministerio ven esos resultados cuando termina el plazo, y la entidad hace un plan de mejora.
        </li>
        {keeps ? null : (
          <li>
            Si cuenta que algo le pasó, entra en números a los que se suma o resta un poco de azar. Ni quien conozca
            todas las demás respuestas puede estar seguro de lo que usted contó.
          </li>
        )}
        <li>Nadie puede pedirle que muestre la pantalla ni preguntarle qué respondió.</li>
        {keeps ? (
          <li>
            Mientras responde, lo marcado queda solo en esta pestaña: puede recargarla. Se borra al enviar, al salir de
            la página o con «Borrar y salir».
          </li>
        ) : null}
        <li>
          En una ventana común el navegador puede guardar la dirección de esta página y, mientras no lo envíe o borre,
          lo marcado.
        </li>
      </ul>
    </details>
  )
}

/**
 * What a person must know before the first question; nothing in it promises more than the system does. What she could
 * regret not having read stands open, what only explains is folded below "Empezar".
 */
export function Notice(props: NoticeProps) {
  const { instrument, entity, entityName, closesOn, k, admission, complaintChannel, promisedOn } = props
  const keeps = !asksAboutHarm(instrument)
  return (
    <section id="aviso" aria-labelledby="aviso-titulo">
      <h1 id="aviso-titulo">{instrument.publicTitle}</h1>
      {props.languages}
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
        <li>Ninguna página muestra respuestas una por una: solo resultados de {k} respuestas o más.</li>
        {promisedOn === null ? null : <li>{promiseSentence(instrument, promisedOn)}</li>}
        <li>Es voluntaria. Puede dejar preguntas sin responder o salir cuando quiera.</li>
        <li>Después de enviar no se puede retirar lo respondido, porque nadie puede encontrarlo.</li>
        {keeps ? null : (
          <li>Mientras responde no se guarda nada en este aparato: si cierra o recarga la página, empieza de nuevo.</li>
        )}
        <li>
          Si otras personas usan este aparato, responda en una ventana privada y ciérrela al terminar. Si el aparato o
          la red son del trabajo, quien los administra podría ver que entró a esta página: puede usar su celular.
        </li>
      </ul>
      {complaintChannel === null ? null : <NotAComplaint channel={complaintChannel} />}
      {keeps ? null : (
        <>
          <p>
            <a href="#ayuda">Ayuda para hoy</a>: los teléfonos y el canal de su entidad están al final de la página todo
            el tiempo.
          </p>
          <QuickExitNote marking />
        </>
      )}
      <Explained entity={entity} quickExit={!keeps} />
      <p>
        <Start words="Empezar" harm={!keeps} />
      </p>
      <Explanations keeps={keeps} />
    </section>
  )
}
