import { Link } from '@remix-run/react'
import { formatDate } from '#app/kit/format.ts'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Logo } from '#app/kit/shell/logo.tsx'
import { Empty } from '#app/kit/shell/notice.tsx'
import { WithAside } from '#app/kit/shell/with-aside.tsx'
import type { LogoView } from './view-logo.server.ts'

type Props = { readonly view: LogoView; readonly back: string; readonly problems: FieldProblems }

const ENTITY_PLACES = [
  'Arriba, en las páginas de quienes trabajan con la entidad',
  'En el informe de resultados, el plan y la hoja para el personal, también impresos',
  'En el afiche de la aplicación, la constancia y los documentos en Word',
]
const MINISTRY_PLACES = [
  'Arriba, en las páginas de quienes trabajan en el Ministerio, y en las que lee cualquiera sin cuenta',
  'En el informe del país: el publicado, en PDF y en Word, y su borrador, en Word',
]

function WhereItStands({ isMinistry }: Pick<LogoView, 'isMinistry'>) {
  return (
    <>
      <h2>Dónde se ve</h2>
      <ul>
        {(isMinistry ? MINISTRY_PLACES : ENTITY_PLACES).map((place) => (
          <li key={place}>{place}</li>
        ))}
      </ul>
      <p>No se ve en los cuestionarios: así se abren más rápido en un celular.</p>
      <h2>Qué se guarda</h2>
      <p>
        Solo la imagen, dibujada de nuevo sobre fondo blanco, de hasta 480 por 160 puntos. Lo que el archivo trae además
        (lugar, fecha, equipo, autoría) no se guarda.
      </p>
      <p>
        Cada cambio queda en {isMinistry ? 'el registro' : 'la historia de la entidad'}, con quién lo hizo y cuándo.
      </p>
    </>
  )
}

function Now({ view: { logo, savedOn, seen } }: Pick<Props, 'view'>) {
  if (!logo) return <Empty>Aún no hay un logotipo. Las páginas se ven bien también sin él.</Empty>
  return (
    <>
      <figure>
        <Logo logo={logo} />
        <figcaption>Desde el {formatDate(savedOn ?? '')}</figcaption>
      </figure>
      <SendForm>
        <SeenField name="revision" value={seen} />
        <SendButton className="boton segundo" name="accion" value="quitar" busy="Quitando…">
          Quitar el logotipo
        </SendButton>
      </SendForm>
    </>
  )
}

/** How the logo of an entity or of the Ministry is now, and the ways to change it. */
export function LogoPage({ view, back, problems }: Props) {
  return (
    <>
      <Link className="volver" to={back}>
        Volver
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <h1>Logotipo</h1>
      <p className="tenue">{view.name}</p>
      <WithAside aside={<WhereItStands isMinistry={view.isMinistry} />}>
        <Now view={view} />
        <h2>{view.logo ? 'Reemplazar' : 'Subir'}</h2>
        <SendForm encType="multipart/form-data" noValidate>
          <SeenField name="revision" value={view.seen} />
          <Field
            name="logotipo"
            label="Imagen"
            type="file"
            accept="image/png,image/jpeg"
            help="PNG o JPG de hasta 200 KB, mejor ancha que alta y con al menos 160 puntos de alto."
            problem={problems['logotipo']}
          />
          <SendButton className="boton" name="accion" value="poner">
            {view.logo ? 'Reemplazar el logotipo' : 'Guardar el logotipo'}
          </SendButton>
        </SendForm>
      </WithAside>
    </>
  )
}
