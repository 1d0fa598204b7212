/** Where people ask; what is empty is not shown. */
export type ShownContact = { readonly office: string; readonly mail: string; readonly phone: string }

/** The same in one line. */
export function ContactLine({ office, mail, phone }: ShownContact) {
  return (
    <>
      {office ? `${office}. ` : null}Consultas: {mail ? <a href={`mailto:${mail}`}>{mail}</a> : null}
      {mail && phone ? ', ' : null}
      {phone || null}
    </>
  )
}
