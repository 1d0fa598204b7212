import { Link } from '@remix-run/react'
import type { ShownContact } from '#app/kit/shell/contact-line.tsx'

/** Mail and telephone, where the Ministry says any. */
function Ways({ mail, phone }: ShownContact) {
  return (
    <>
      {mail ? <a href={`mailto:${mail}`}>{mail}</a> : null}
      {mail && phone ? ', ' : null}
      {phone ? `teléfono ${phone}` : null}
    </>
  )
}

/** Where somebody writes who found a fault of these pages, or doubts what they say. */
export function WhereToWrite({ about, contact }: { about: string; contact: ShownContact | null }) {
  return (
    <p>
      Escriba al Ministerio de la Mujer y Poblaciones Vulnerables (MIMP)
      {contact?.office ? `, ${contact.office}` : ''}, que aloja y mantiene Espejo
      {contact ? (
        <>
          : <Ways {...contact} />
        </>
      ) : (
        ', por su mesa de partes'
      )}
      . Ponga como asunto «Espejo: {about}». Si tiene una cuenta, también puede decírselo a quien coordina en su
      entidad. No escriba su código de acceso ni lo que respondió. Sobre datos personales, vea a quién dirigirse en{' '}
      <Link to="/privacidad">Privacidad</Link>.
    </p>
  )
}
