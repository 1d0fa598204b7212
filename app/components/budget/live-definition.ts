import { EVIDENCE_CLASS_NAMES } from '#app/i18n/es.ts'
import type { DimensionView, ItemView } from '#app/services/assessments/view.server.ts'
import { levelName } from './words.ts'

/** Names of the fields that SurveyJS keeps for one item. */
export const fieldsOf = (id: string) => ({ level: id, reason: `${id}-razon`, note: `${id}-nota`, class: `${id}-clase`, shows: `${id}-muestra`, file: `${id}-archivo` })

/** Item to which a field belongs. */
export const itemOfField = (name: string) => name.replace(/-(razon|nota|clase|muestra|archivo)$/, '')

function documentsWords({ documents }: ItemView): string {
  return ([1, 2, 3] as const).map((level) => `Nivel ${level}: ${documents[level].join('; ')}`).join('. ')
}

/** Documents, links, answers to the review and history stand on the page of the item. */
function linkToItem(item: ItemView, year: number): string {
  const count = item.evidence.length
  const documents = count === 0 ? 'Sin documentos' : count === 1 ? '1 documento' : `${count} documentos`
  const back = item.review === 'returned' ? 'responder al MIMP, ' : ''
  return `<p>${documents}. <a href="/panel/presupuesto/${year}/preguntas/${item.id}">Abrir la pregunta ${item.number}: ${back}enlaces, números de documento e historial</a></p>`
}

function panelOf(item: ItemView, year: number) {
  const names = fieldsOf(item.id)
  return {
    type: 'panel',
    name: `panel-${item.id}`,
    title: `${item.number}. ${item.title}`,
    description: item.review === 'returned' ? `Devuelta por el MIMP: ${item.reviewComment}` : '',
    readOnly: !item.editable,
    elements: [
      { type: 'radiogroup', name: names.level, title: 'Nivel', choices: item.choices.map(({ value, text }) => ({ value, text: value === 'na' ? 'No aplica a esta entidad' : `${levelName(value)}. ${text}` })) },
      { type: 'text', name: names.reason, title: 'Por qué no aplica', visibleIf: `{${names.level}} = 'na'` },
      { type: 'comment', name: names.note, title: 'Nota para el equipo y la revisión', rows: 2 },
      { type: 'html', name: `enlace-${item.id}`, html: linkToItem(item, year) },
      {
        type: 'panel',
        name: `documentos-${item.id}`,
        title: 'Adjuntar un archivo',
        description: documentsWords(item),
        state: 'collapsed',
        elements: [
          { type: 'radiogroup', name: names.class, title: 'Qué prueba', choices: Object.entries(EVIDENCE_CLASS_NAMES).map(([value, text]) => ({ value, text })) },
          { type: 'text', name: names.shows, title: 'Qué demuestra, en una línea' },
          { type: 'file', name: names.file, title: 'Archivo', description: 'PDF, imagen, XLSX o DOCX de hasta 10 MB. Borre los DNI y los nombres que no hacen falta.', storeDataAsText: false, allowMultiple: true, allowImagesPreview: false, acceptedTypes: '.pdf,.png,.jpg,.jpeg,.xlsx,.docx', maxSize: 10 * 1024 * 1024, needConfirmRemoveFile: true },
        ],
      },
    ],
  }
}

/** The questions of a dimension as SurveyJS draws them. */
export function liveDefinition({ id, items }: DimensionView, year: number): object {
  return { locale: 'es', pages: [{ name: `dimension-${id}`, elements: items.map((item) => panelOf(item, year)) }] }
}

/** What stands in the items now. */
export function liveData({ items }: DimensionView): Record<string, unknown> {
  const entries = items.flatMap((item): [string, unknown][] => {
    const names = fieldsOf(item.id)
    const files = item.evidence.filter(({ kind }) => kind === 'file').map(({ id, fileName }) => ({ name: fileName, type: 'application/octet-stream', content: `/evidencias/${id}` }))
    return [[names.level, item.level], [names.reason, item.reason], [names.note, item.note], [names.file, files]]
  })
  return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)))
}
