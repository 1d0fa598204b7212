import { Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { WithContents } from '#app/kit/shell/page-contents.tsx'
import type { EntityRecord } from './view-directory.server.ts'
import { SeriesSection } from './series-section.tsx'
import { HistoryTable, RecordFacts, StaffTable } from './record-facts.tsx'

type Props = {
  readonly record: EntityRecord
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
  /** Mark of what it says now; whether that is not what this person had seen. */
  readonly seen: string
  readonly moved: boolean
}

function PrivacyForm({ record: { entity }, problems, values, seen, moved }: Props) {
  const saved = (text: string) => (moved ? text : undefined)
  return (
    <section aria-labelledby="privacidad">
      <h2 id="privacidad">Quién responde por los datos personales</h2>
      <p>
        Se muestra en el <Link to={`/privacidad?entidad=${entity.id}`}>aviso de privacidad</Link> que lee su personal y
        en los <Link to="/panel/documentos">documentos</Link>. Lo que deje vacío no se muestra.
      </p>
      <SendForm noValidate>
        <SeenField name="revision" value={seen} />
        <Field
          name="direccion"
          label="Dirección de la entidad"
          defaultValue={values['direccion'] ?? entity.privacyAddress}
          problem={problems['direccion']}
          saved={saved(entity.privacyAddress)}
          autoComplete="off"
        />
        <Field
          name="contacto"
          label="Correo o teléfono para ejercer derechos"
          defaultValue={values['contacto'] ?? entity.privacyContact}
          problem={problems['contacto']}
          saved={saved(entity.privacyContact)}
          autoComplete="off"
        />
        <Field
          name="oficial"
          label="Oficial de Datos Personales, con su resolución"
          defaultValue={values['oficial'] ?? entity.dataOfficer}
          problem={problems['oficial']}
          saved={saved(entity.dataOfficer)}
          autoComplete="off"
        />
        <SendButton className="boton" name="accion" value="privacidad">
          Guardar
        </SendButton>
      </SendForm>
    </section>
  )
}

const CONTENTS = [
  { id: 'personal', title: 'Personas que trabajan en la entidad' },
  { id: 'logotipo', title: 'Logotipo' },
  { id: 'privacidad', title: 'Quién responde por los datos personales' },
  { id: 'historia', title: 'Historia' },
] as const

/** One's own entity: what the directory says of it, and what it may say itself. */
export function OwnEntityPage(props: Props) {
  const { record, problems } = props
  return (
    <>
      <Link className="volver" to="/panel">
        Volver
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <h1>{record.entity.name}</h1>
      <WithContents contents={CONTENTS}>
        <RecordFacts record={record} to={null} />
        <SeriesSection series={record.series} to={null} />
        <p className="nota">
          Si el nombre, el nivel o la dependencia no son correctos, pida el cambio a la administración del MIMP con la
          norma que lo dispone.
        </p>
        <section aria-labelledby="personal">
          <h2 id="personal">Personas que trabajan en la entidad</h2>
          <p>
            Las cifras que valen para las aplicaciones están en{' '}
            <Link to="/panel/entidad/personal">Personal de la entidad</Link>: las propone la entidad y las confirma el
            MIMP.
          </p>
          <StaffTable staff={record.staff} />
        </section>
        <section aria-labelledby="logotipo">
          <h2 id="logotipo">Logotipo</h2>
          <p>
            Se ve en sus páginas y en lo que se imprime.{' '}
            <Link to="/panel/entidad/logotipo">Ver o cambiar el logotipo</Link>
          </p>
        </section>
        <PrivacyForm {...props} />
        <section aria-labelledby="historia">
          <h2 id="historia">Historia</h2>
          <HistoryTable history={record.history} />
        </section>
      </WithContents>
    </>
  )
}
