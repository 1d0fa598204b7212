import { ministryContact, ministryWords } from '#app/features/ministry-settings/view-settings.server.ts'

/** What the Ministry adds to the terms, and where one may ask about them. */
export function viewTerms() {
  return { added: ministryWords().terms, contact: ministryContact() }
}

export type TermsView = ReturnType<typeof viewTerms>
