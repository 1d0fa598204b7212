import { Link } from '@remix-run/react'
import { TickField } from '#app/kit/forms/choice.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { SheetStanding, SheetTable } from './sheet-table.tsx'
import type { AdaptationView } from './view-adaptation.server.ts'
import { pendingWords } from './words.ts'

/** What the law asks, and what is asked here. */
export function WhatIsAsked() {
  return (
    <p>
      La Ley 32535 (cuarta disposición complementaria final) dio un año, desde el 25 de diciembre de 2025, para adecuar
      a la igualdad de oportunidades entre mujeres y hombres los documentos de gestión de las entidades de los tres
      niveles de gobierno. Aquí se anota cómo va cada uno. «Sin revisar» no es lo mismo que «No requiere cambios».
    </p>
  )
}

function EndForm({ view, problems }: { view: AdaptationView; problems: FieldProblems }) {
  if (view.endedOn !== null)
    return (
      <section aria-labelledby="reabrir">
        <h2 id="reabrir">Si falta algo</h2>
        <p>Puede volver a abrir la hoja. Queda anotado quién lo hizo y cuándo.</p>
        {problems['seguro'] ? <p className="error">{problems['seguro']}</p> : null}
        <SendForm>
          <SendButton className="boton segundo" name="accion" value="reabrir">
            Volver a abrir la hoja
          </SendButton>
        </SendForm>
      </section>
    )
  return (
    <section aria-labelledby="terminar">
      <h2 id="terminar">Dar por terminada la hoja</h2>
      {view.pending > 0 ? <p>Se puede terminar cuando no falte ninguno. {pendingWords(view.pending)}.</p> : null}
      <SendForm>
        <TickField
          name="seguro"
          checked={false}
          problem={problems['seguro']}
          label="Confirmo que se revisaron todos los documentos de la entidad y que ninguno queda por adecuar."
        />
        <SendButton className="boton" name="accion" value="terminar">
          Dar por terminada
        </SendButton>
      </SendForm>
    </section>
  )
}

type Props = {
  readonly view: AdaptationView
  readonly mayWrite: boolean
  readonly mayEnd: boolean
  /** Where the page was come from; null where there is no such page. */
  readonly back: string | null
  readonly problems: FieldProblems
}

/** "Adecuación a la Ley 32535": the sheet of one's own entity. */
export function AdaptationPage({ view, mayWrite, mayEnd, back, problems }: Props) {
  return (
    <>
      {back === null ? null : (
        <Link className="volver" to={back}>
          Volver
        </Link>
      )}
      <p className="tenue">{view.entityName}</p>
      <h1>Adecuación a la Ley 32535</h1>
      <WhatIsAsked />
      <SheetStanding view={view} />
      {mayWrite ? (
        <p className="botones">
          <Link className="boton segundo" to="/panel/adecuacion/nuevo">
            Agregar otro documento
          </Link>
        </p>
      ) : null}
      <SheetTable view={view} mayWrite={mayWrite} />
      {mayEnd ? <EndForm view={view} problems={problems} /> : null}
    </>
  )
}

/** The sheet of an entity, as the Ministry reads it. */
export function EntityAdaptationPage({ view }: { view: AdaptationView }) {
  return (
    <>
      <Link className="volver" to="/nacional/adecuacion">
        Adecuación en el país
      </Link>
      <p className="tenue">{view.entityName}</p>
      <h1>Adecuación a la Ley 32535</h1>
      <SheetStanding view={view} />
      {view.startedOn === null ? null : <SheetTable view={view} mayWrite={false} />}
    </>
  )
}
