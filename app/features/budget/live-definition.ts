import type { DimensionView, ItemView } from './view-assessment.server.ts'
import { DOCUMENT_LEVEL_WORDS, levelName } from './words.ts'

/** What the server asks of a document, by its own field names; they never save a level. */
const DESCRIPTION = ['prueba', 'documento', 'fecha', 'unidad', 'anio', 'pagina', 'muestra'] as const

/** Names of the fields that SurveyJS keeps for one item. */
export const fieldsOf = (id: string) => ({
  level: id,
  reason: `${id}-razon`,
  note: `${id}-nota`,
  file: `${id}-archivo`,
})

/** Fields that describe the next document of an item, each with its name for the server. */
export const describingFields = (id: string) => DESCRIPTION.map((field) => ({ field, name: `${id}-${field}` }))

const OF_DOCUMENTS = new RegExp(`-(${[...DESCRIPTION, 'archivo'].join('|')})$`)

/** Item to which a field belongs. */
export const itemOfField = (name: string) => name.replace(/-(razon|nota)$/, '').replace(OF_DOCUMENTS, '')

/** Whether a change of the field changes level, reason or note. */
export const isOfLevel = (name: string) => !OF_DOCUMENTS.test(name)

/** Documents, links, answers to the review and history stand on the page of the item. */
function linkToItem(item: ItemView, year: number): string {
  const count = item.evidence.length
  const documents = count === 0 ? 'Sin documentos' : count === 1 ? '1 documento' : `${count} documentos`
  const back = item.review === 'returned' ? 'responder al MIMP, ' : ''
  return `<p>${documents}. <a href="/panel/presupuesto/${year}/preguntas/${item.id}">Abrir la pregunta ${item.number}: ${back}enlaces, números de documento e historial</a></p>`
}

function describing(item: ItemView, year: number): object[] {
  const name = (field: (typeof DESCRIPTION)[number]) => `${item.id}-${field}`
  const ofUse = item.documentChoices.filter(({ level }) => level === 3).map(({ value }) => `'${value}'`)
  return [
    {
      type: 'radiogroup',
      name: name('prueba'),
      title: 'Qué documento es',
      choices: item.documentChoices.map(({ value, level, name: text }) => ({
        value,
        text: `${DOCUMENT_LEVEL_WORDS[level]}: ${text}`,
      })),
    },
    { type: 'text', name: name('documento'), title: 'Tipo y número, si lo tiene' },
    { type: 'text', inputType: 'date', name: name('fecha'), title: 'Fecha del documento' },
    { type: 'text', name: name('unidad'), title: 'Unidad que lo emitió' },
    {
      type: 'text',
      name: name('anio'),
      title: `Año fiscal que prueba (el último cerrado es ${year - 1})`,
      visibleIf: `{${name('prueba')}} anyof [${ofUse.join(', ')}]`,
    },
    { type: 'text', name: name('pagina'), title: 'Página o sección donde está la prueba' },
    { type: 'text', name: name('muestra'), title: 'Qué demuestra, en una línea' },
  ]
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
      {
        type: 'radiogroup',
        name: names.level,
        title: 'Nivel',
        choices: item.choices.map(({ value, text }) => ({
          value,
          text: value === 'na' ? 'No aplica a esta entidad' : `${levelName(value)}. ${text}`,
        })),
      },
      { type: 'text', name: names.reason, title: 'Por qué no aplica', visibleIf: `{${names.level}} = 'na'` },
      { type: 'comment', name: names.note, title: 'Nota para el equipo y la revisión', rows: 2 },
      { type: 'html', name: `enlace-${item.id}`, html: linkToItem(item, year) },
      {
        type: 'panel',
        name: `documentos-${item.id}`,
        title: 'Adjuntar un archivo',
        description: 'Primero diga qué documento es; después elija el archivo.',
        state: 'collapsed',
        elements: [
          ...describing(item, year),
          {
            type: 'file',
            name: names.file,
            title: 'Archivo',
            description:
              'PDF, imagen, XLSX o DOCX de hasta 10 MB; hasta 3 por pregunta. Borre los DNI y los nombres que no hacen falta.',
            storeDataAsText: false,
            allowMultiple: true,
            allowImagesPreview: false,
            acceptedTypes: '.pdf,.png,.jpg,.jpeg,.xlsx,.docx',
            maxSize: 10 * 1024 * 1024,
            needConfirmRemoveFile: true,
          },
        ],
      },
    ],
  }
}

/** The questions of a dimension as SurveyJS draws them. */
export function liveDefinition({ id, items }: DimensionView, year: number): object {
  return { locale: 'es', pages: [{ name: `dimension-${id}`, elements: items.map((item) => panelOf(item, year)) }] }
}

/** A file that SurveyJS shows; it knows a file to take off by its name alone. */
export type LiveFile = { readonly name: string; readonly content: string }

/** A name that none of the others has: "acta.pdf", "acta (2).pdf". */
export function nameApart(name: string, taken: readonly string[]): string {
  const [, stem = name, ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(name) ?? []
  let apart = name
  for (let count = 2; taken.includes(apart); count += 1) apart = `${stem} (${count})${ending}`
  return apart
}

function filesOf({ evidence }: ItemView): LiveFile[] {
  return evidence
    .filter(({ kind }) => kind === 'file')
    .reduce<LiveFile[]>(
      (files, { id, fileName }) => [
        ...files,
        {
          name: nameApart(
            fileName ?? id,
            files.map(({ name }) => name),
          ),
          content: `/evidencias/${id}`,
        },
      ],
      [],
    )
}

/** What stands in the items now. */
export function liveData({ items }: DimensionView): Record<string, unknown> {
  const entries = items.flatMap((item): [string, unknown][] => {
    const names = fieldsOf(item.id)
    return [
      [names.level, item.level],
      [names.reason, item.reason],
      [names.note, item.note],
      [names.file, filesOf(item).map((file) => ({ ...file, type: 'application/octet-stream' }))],
    ]
  })
  return Object.fromEntries(
    entries.filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)),
  )
}
