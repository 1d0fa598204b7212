import { ContactLine } from '#app/kit/shell/contact-line.tsx'
import type { Settings } from './settings-fields.ts'

/** Paragraphs of a text that somebody wrote, in the order in which they stand. */
export function Paragraphs({ text }: { readonly text: string }) {
  const paragraphs = text.split(/\n{2,}/).filter(Boolean)
  return (
    <>
      {paragraphs.map((paragraph, place) => (
        <p key={place}>{paragraph}</p>
      ))}
    </>
  )
}

/** How mails and pages look with these values. */
export function SettingsPreview({ settings }: { readonly settings: Settings }) {
  const { office, senderName, senderAddress, contactMail, contactPhone, terms } = settings
  const hasContact = contactMail !== '' || contactPhone !== ''
  return (
    <dl className="definiciones">
      <dt>Un correo llega de</dt>
      <dd>
        {senderAddress === ''
          ? 'Lo que dice la configuración de la máquina.'
          : senderName === ''
            ? senderAddress
            : `${senderName} <${senderAddress}>`}
      </dd>
      <dt>Al pie de las páginas y de los correos a cuentas</dt>
      <dd>
        {hasContact ? (
          <ContactLine office={office} mail={contactMail} phone={contactPhone} />
        ) : (
          'Nada: falta un correo o un teléfono.'
        )}
      </dd>
      <dt>En Privacidad, quién opera la plataforma</dt>
      <dd>Ministerio de la Mujer y Poblaciones Vulnerables (MIMP){office ? `, ${office}` : ''}.</dd>
      <dt>En Términos de uso, lo que agrega el Ministerio</dt>
      <dd>{terms === '' ? 'Nada.' : <Paragraphs text={terms} />}</dd>
    </dl>
  )
}
