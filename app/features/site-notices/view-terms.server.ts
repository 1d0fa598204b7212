import { ministryContact, ministryWords } from '#app/features/ministry-settings/view-settings.server.ts'

/** What the Ministry adds to the terms, empty where it adds nothing, and where one writes. */
export function viewTerms() {
  return { added: ministryWords().terms, contact: ministryContact() }
}

export type TermsView = ReturnType<typeof viewTerms>
