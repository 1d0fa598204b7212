import { Link } from '@remix-run/react'
import { formatCount } from '#app/kit/format.ts'

type Listed = { readonly name: string; readonly title: string; readonly toCheck: number }

/** Papers to download, each with how much of it is left to a person. */
export function LegalPapersPage({ papers, entityId }: { papers: readonly Listed[]; entityId: string }) {
  return (
    <>
      <h1>Documentos de protección de datos</h1>
      <p>
        Borradores en DOCX, llenos con lo que sabe la plataforma. Lo que debe completar la entidad o revisar su asesoría
        jurídica está marcado en amarillo con «REVISAR». Así ve su personal quién responde por sus datos:{' '}
        <Link to={`/privacidad?entidad=${entityId}`}>aviso de privacidad de la entidad</Link>. Sus datos se escriben en{' '}
        <Link to="/panel/entidad">la página de la entidad</Link>.
      </p>
      <ul className="tareas">
        {papers.map(({ name, title, toCheck }) => (
          <li key={name}>
            <div>
              <a href={`/panel/documentos/${name}.docx`}>{title}</a>
            </div>
            <span className="estado tenue">
              {toCheck === 0 ? 'Completo' : `${formatCount(toCheck, 'punto', 'puntos')} por revisar`}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
