import { pageNumber, searchedText } from '#app/kit/forms/address-fields.ts'

/** Fields of the address of the list of attached bodies. */
export const ATTACHED_SEARCH = { buscar: searchedText, pagina: pageNumber } as const
