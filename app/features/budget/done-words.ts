import type { Done } from '#app/kit/shell/done.ts'
import type { ItemOutcome } from './change-item.server.ts'
import type { ItemForm } from './form.ts'
import type { SavedItem } from './save-level.server.ts'
import type { AssessmentView } from './view-assessment.server.ts'
import { levelName } from './words.ts'

type Told = [text: string, more: Pick<Done, 'at' | 'undo'>]

/** What a page says after a level was saved, and how what stood there before comes back. @param action address of its form. */
export function levelDone(action: string, item: string, saved: Extract<SavedItem, { kind: 'saved' }>): Told {
  const { before, revision } = saved
  const text = `La pregunta ${item} se guardó.`
  if (!before) return [text, { at: item }]
  const fields = [
    ['accion', 'nivel'],
    ['pregunta', item],
    ['nivel', before.level ?? ''],
    ['razon', before.reason],
    ['nota', before.note],
    ['revision', String(revision)],
  ] as const
  return [text, { at: item, undo: { action, fields } }]
}

const WORDS: Record<ItemForm['kind'], string> = {
  level: 'La pregunta se guardó.',
  'add-evidence': 'El documento se agregó.',
  'remove-evidence': 'El documento se retiró.',
  'put-back-evidence': 'El documento volvió a su lugar.',
  reply: 'Su respuesta al MIMP se guardó.',
}

/** The deed that takes back what was done with a document; null where there is none. */
function documentBack(asked: ItemForm, outcome: ItemOutcome): readonly (readonly [string, string])[] | null {
  if (asked.kind === 'remove-evidence')
    return [
      ['accion', 'reponer'],
      ['documento', asked.evidenceId],
    ]
  if ('id' in outcome)
    return [
      ['accion', 'retirar'],
      ['documento', outcome.id],
    ]
  return null
}

/** The same on the page of one item, for all that can be done there. */
export function itemDone(action: string, item: string, asked: ItemForm, outcome: ItemOutcome): Told {
  if ('kind' in outcome && outcome.kind === 'saved') return levelDone(action, item, outcome)
  const fields = documentBack(asked, outcome)
  return [WORDS[asked.kind], fields ? { undo: { action, fields } } : {}]
}

/** What a review says after a decision. @param goesOn whether another question waits, which the page shows then. */
export function reviewedWords({ dimensions }: AssessmentView, itemId: string, goesOn: boolean): string {
  const item = dimensions.flatMap(({ items }) => items).find(({ id }) => id === itemId)
  const decided =
    item?.review === 'returned'
      ? `Se devolverá la pregunta ${item.number} con su comentario.`
      : `Se aceptó la pregunta ${item?.number ?? itemId}: ${levelName(item?.verifiedLevel ?? null).toLowerCase()}.`
  return goesOn ? decided : `${decided} Ninguna más espera: ya puede terminar esta vuelta.`
}
