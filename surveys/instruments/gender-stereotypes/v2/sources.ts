import type { ItemSource } from '#surveys/model/instrument.ts'
import { sources as before } from '../v1/sources.ts'

const kept = Object.fromEntries(Object.entries(before).filter(([id]) => id !== 'mas-03'))

export const sources: Readonly<Record<string, ItemSource>> = {
  ...kept,
  'mas-06': { from: 'NMX-R-025-SCFI-2015, corresponsabilidad; ISSP, Family and Gender Roles', read: 'excerpt' },
}
