import { z } from 'zod'
import { oneLine } from '#surveys/text/written-text.ts'
import { pageNumber } from '#app/kit/forms/address-fields.ts'
import { ORIGINS, SORTS, STATE_WORDS } from './carried-actions.ts'
import { VIEWS, type CarryOutSearch } from './carry-out-address.ts'

const LONGEST = 500
const text = z
  .string()
  .default('')
  .transform((given) => oneLine(given).slice(0, LONGEST))
const ticked = z
  .string()
  .optional()
  .transform((given) => given === 'si')

/** Fields of the address of the page on which a plan is carried out; what is not understood counts as not given. */
export const CARRY_OUT_SEARCH = {
  entidad: text,
  vista: z.enum(VIEWS).catch('tabla'),
  origen: z.enum(['', ...ORIGINS]).catch(''),
  unidad: text,
  persona: text,
  estado: z.enum(['', ...STATE_WORDS]).catch(''),
  vencidas: ticked,
  orden: z.enum(SORTS).catch('plan'),
  pagina: pageNumber,
  todas: ticked,
} as const

type Fields = { readonly [Name in keyof typeof CARRY_OUT_SEARCH]: z.infer<(typeof CARRY_OUT_SEARCH)[Name]> }

export function carryOutSearch(fields: Fields): CarryOutSearch {
  return {
    entityId: fields.entidad === '' ? null : fields.entidad,
    view: fields.vista,
    filters: {
      ...{ origin: fields.origen, unit: fields.unidad, person: fields.persona, state: fields.estado },
      ...{ overdue: fields.vencidas, sort: fields.orden },
    },
    page: fields.pagina,
    whole: fields.todas,
  }
}

/** The same of the fields as they stand in an address. */
export function readCarryOutSearch(fields: Readonly<Record<string, string>>): CarryOutSearch {
  return carryOutSearch(z.object(CARRY_OUT_SEARCH).parse(fields))
}
