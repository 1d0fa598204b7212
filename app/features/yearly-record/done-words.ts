import { formatCount } from '#app/kit/format.ts'
import type { LineCounts } from '#app/features/imports/report.ts'
import type { FactOrder, RecordOrder } from './form.ts'
import { KIND_WORDS } from './words.ts'

/** What was done on the page of a record, in one sentence. @param facts how many it was done to. */
export function recordDone(order: RecordOrder, facts: number): string {
  if (order.kind === 'nothing') return `Queda dicho que no hubo nada: ${KIND_WORDS[order.of].title}.`
  const count = formatCount(facts, 'dato', 'datos')
  return order.kind === 'submit'
    ? `El registro se envió al MIMP: ${count}.`
    : `Se trajo lo que sigue vigente: ${count}. Confirme cada uno antes de que se envíe.`
}

const DONE: Readonly<Record<FactOrder['kind'], string>> = {
  save: 'El dato se guardó.',
  'add-proof': 'El medio de verificación se agregó.',
  'remove-proof': 'El medio de verificación se retiró.',
  delete: 'El dato se borró.',
  'take-back': 'El dato es otra vez un borrador.',
  answer: 'La respuesta se envió al MIMP.',
  validate: 'El dato quedó validado.',
  observe: 'La observación se envió a la entidad.',
}

export function factDone(kind: FactOrder['kind']): string {
  return DONE[kind]
}

/** What a sheet of a record did. */
export function sheetDone({ added, changed }: LineCounts): string {
  const count = formatCount(added + changed, 'dato', 'datos')
  return `De la planilla se guardaron ${count} en borrador.`
}
