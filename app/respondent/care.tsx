import { HELP_SERVICES } from '#surveys/norms/services.ts'
import { QUICK_EXIT_ADDRESS } from './contract.ts'

/** A plain link that works without a script; with one, also three times the Shift key. */
export function QuickExit() {
  return (
    <p className="barra-salir">
      <a id="salir-rapido" className="boton grave" href={QUICK_EXIT_ADDRESS} rel="nofollow noreferrer">
        Salir rápido
      </a>
      <span id="salir-rapido-estado" role="status" />
    </p>
  )
}

/** Help that can be asked for today. Names and hours are data with the day on which they were checked. */
export function HelpLines({ title }: { title: string }) {
  return (
    <section aria-labelledby="ayuda">
      <h2 id="ayuda">{title}</h2>
      <ul>
        {HELP_SERVICES.filter(({ id }) => id !== 'servir').map(({ id, name, phone, says, lastChecked }) => (
          <li key={id}>
            <strong>{phone ? <a href={`tel:${phone}`}>{name}</a> : name}.</strong> {says} {lastChecked ? '' : '(Por verificar.)'}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Said before the first question of the harassment instrument, and kept in sight below the form. */
export function NotAComplaint({ channel }: { channel: string }) {
  return (
    <section aria-labelledby="denuncia">
      <h2 id="denuncia">Esto no es una denuncia</h2>
      <ul>
        <li>
          Responder no inicia un procedimiento. Para denunciar en su entidad: <strong>{channel}</strong>. Recursos Humanos da la protección y la Secretaría
          Técnica investiga.
        </li>
        <li>Puede denunciar de palabra o por escrito; hay formatos en la R.M. 115-2020-MIMP.</li>
        <li>Puede acudir a una instancia de fuera sin pasar antes por la entidad (D.S. 014-2019-MIMP, artículo 8).</li>
        <li>La atención médica y psicológica se ofrece en un día hábil, y la protección en tres. Nadie puede obligarle a trasladarse ni a tomar vacaciones.</li>
        <li>Si le pasó algo así, no es su culpa.</li>
      </ul>
    </section>
  )
}

/** What "Salir rápido" does and does not do. */
export function QuickExitNote() {
  return (
    <p className="nota">
      «Salir rápido» abre una página del clima y borra lo marcado. No borra el historial del aparato ni lo que registre la red del trabajo.
      Con teclado: pulse tres veces la tecla Mayúsculas.
    </p>
  )
}
