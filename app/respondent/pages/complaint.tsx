import { cited } from './care.tsx'

/** What anybody should know before filing a complaint in a public entity. */
export function ComplaintRules() {
  return (
    <>
      <li>Recursos Humanos da la protección y la Secretaría Técnica investiga.</li>
      <li>Puede denunciar de palabra o por escrito; hay formatos de referencia ({cited('rm-115-2020-mimp')}).</li>
      <li>Puede acudir a una instancia de fuera sin pasar antes por la entidad ({cited('ds-014-2019-mimp', '8')}).</li>
      <li>
        La atención médica y psicológica se ofrece en un día hábil, y la protección en tres. Nadie puede obligarle a
        trasladarse ni a tomar vacaciones.
      </li>
    </>
  )
}

/** Said before the first question of the harassment instrument. @param channel where the entity takes complaints. */
export function NotAComplaint({ channel }: { channel: string }) {
  return (
    <section aria-labelledby="denuncia">
      <h2 id="denuncia">Esto no es una denuncia</h2>
      <ul>
        <li>
          Responder no inicia un procedimiento. Para denunciar en su entidad: <strong>{channel}</strong>.
        </li>
        <li>Si le pasó algo así, no es su culpa.</li>
      </ul>
      <details>
        <summary>Cómo se denuncia</summary>
        <ul>
          <ComplaintRules />
        </ul>
      </details>
    </section>
  )
}
