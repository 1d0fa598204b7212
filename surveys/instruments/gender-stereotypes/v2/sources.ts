import { work } from '#surveys/instruments/bibliography.ts'
import type { SourcePart } from '#surveys/model/instrument.ts'
import { sources as before } from '../v1/sources.ts'

const kept = Object.fromEntries(Object.entries(before).filter(([id]) => id !== 'mas-03'))

export const sources: Readonly<Record<string, readonly SourcePart[]>> = {
  ...kept,
  'mas-06': [work('nmx', 'corresponsabilidad'), work('issp')],
}
