import { z } from 'zod'
import { YEAR } from '#app/door/year-param.ts'
import { pageNumber } from '#app/kit/forms/address-fields.ts'
import { figureOfSlot } from '#surveys/country-report/figures.ts'

const VERSION = z
  .string()
  .regex(/^[1-9]\d{0,3}$/)
  .transform(Number)
  .optional()

/** A figure by the name that it has in a text: `normas-nacional`. */
const FIGURE = z.string().transform((slot, context) => {
  const figure = figureOfSlot(slot)
  if (figure !== null) return figure
  context.addIssue({ code: 'custom', message: 'There is no such figure' })
  return z.NEVER
})

/** Which edition of which year an address asks for. */
export const EDITION_ADDRESS = { params: { year: YEAR }, search: { version: VERSION } }

/** Which figure of an edition, and which page of what it counts. */
export const FIGURE_ADDRESS = {
  params: { year: YEAR, figure: FIGURE },
  search: { version: VERSION, pagina: pageNumber },
}

/** The same of the report that is being composed. */
export const DRAFT_FIGURE_ADDRESS = { params: { figure: FIGURE }, search: { anio: YEAR, pagina: pageNumber } }
