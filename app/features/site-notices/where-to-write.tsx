import { Link } from '@remix-run/react'
import { ContactLine, type ShownContact } from '#app/kit/shell/contact-line.tsx'

/** Where somebody writes who found a fault of these pages, or doubts what they say. */
export function WhereToWrite({ about, contact }: { about: string; contact: ShownContact | null }) {
  return (
    <p>
      {contact ? (
        <>
          <ContactLine {...contact} />.{' '}
        </>
      ) : null}
      {contact ? 'También puede escribir' : 'Escriba'} al Ministerio de la Mujer y Poblaciones Vulnerables (MIMP), que
      aloja y mantiene Espejo, por su mesa de partes, con el asunto «Espejo: {about}». Si tiene una cuenta, también
      puede decírselo a quien coordina en su entidad. No escriba su código de acceso ni lo que respondió. Sobre datos
      personales, vea a quién dirigirse en <Link to="/privacidad">Privacidad</Link>.
    </p>
  )
}
