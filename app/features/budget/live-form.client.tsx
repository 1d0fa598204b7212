import { Notice } from '#app/kit/shell/notice.tsx'
import { useEffect, useRef, useState } from 'react'
import { Model, QuestionFileModel } from 'survey-core'
import 'survey-core/i18n/spanish'
import 'survey-core/survey-core.fontless.min.css'
import { Survey } from 'survey-react-ui'
import { adoptTheme } from './adopt-theme.ts'
import './survey.css'
import './live-form.css'
import type { DimensionView } from './view-assessment.server.ts'
import { useSavingOnLeave } from '#app/kit/forms/quiet-saving.ts'
import { UNSENT_WORDS } from '#app/kit/forms/send-quietly.ts'
import { autosave, type Tell } from './live-autosave.ts'
import {
  describingFields,
  fieldsOf,
  itemOfField,
  liveData,
  liveDefinition,
  nameApart,
  type LiveFile,
} from './live-definition.ts'
import { removeFile, uploadFile, type Clash } from './send-live-form.ts'
import { formatMoment } from '#app/kit/format.ts'
import { levelName } from './words.ts'

const filesIn = (value: unknown) => (Array.isArray(value) ? value : value ? [value] : []) as LiveFile[]

/** Sends files with what was typed about them, and takes files off. What was typed counts for one upload only. */
function files(model: Model, year: number) {
  model.onUploadFiles.add(async (_, { name, files: chosen, callback }) => {
    const item = itemOfField(name)
    const fields = describingFields(item)
    const description = Object.fromEntries(fields.map((each) => [each.field, String(model.getValue(each.name) ?? '')]))
    const taken = filesIn(model.getValue(name)).map((file) => file.name)
    const done: { file: File; content: string }[] = []
    const problems: string[] = []
    for (const file of chosen) {
      const uploaded = await uploadFile(year, item, file, description)
      if (typeof uploaded === 'string') problems.push(UNSENT_WORDS[uploaded])
      else if (uploaded.ok) {
        const apart = nameApart(file.name, taken)
        taken.push(apart)
        done.push({ file: new File([], apart, { type: file.type }), content: `/evidencias/${uploaded.id}` })
      } else problems.push(Object.values(uploaded.problems).join('. '))
    }
    callback(done, problems)
    if (done.length > 0) for (const each of fields) model.clearValue(each.name)
  })
  model.onClearFiles.add(async (_, { name, value, fileName, callback }) => {
    const gone = filesIn(value).filter((each) => fileName === null || each.name === fileName)
    const results = await Promise.all(
      gone.map(({ content }) => removeFile(year, itemOfField(name), content.replace('/evidencias/', ''))),
    )
    callback(results.every(Boolean) ? 'success' : 'error')
  })
}

function ClashNotice({
  clash,
  title,
  onMine,
  onTheirs,
}: {
  clash: Clash
  title: string
  onMine: () => void
  onTheirs: () => void
}) {
  const { now, typed } = clash
  return (
    <Notice kind="warning" role="alert">
      <p>
        <strong>
          {now.changedBy} cambió «{title}» mientras usted escribía
        </strong>{' '}
        ({formatMoment(now.changedAt)}). Ahora dice: {levelName(now.level).toLowerCase()}
        {now.note ? `; nota: ${now.note}` : ''}. Usted puso: {levelName(typed.level || null).toLowerCase()}
        {typed.note ? `; nota: ${typed.note}` : ''}. Nada se guardó encima.
      </p>
      <div className="botones">
        <button type="button" className="boton segundo" onClick={onTheirs}>
          Quedarme con lo de {now.changedBy}
        </button>
        <button type="button" className="boton segundo" onClick={onMine}>
          Guardar lo mío
        </button>
      </div>
    </Notice>
  )
}

function SessionEnded({ onRetry }: { onRetry: () => void }) {
  return (
    <Notice kind="warning" role="alert">
      <p>
        <strong>Su sesión terminó: lo último no se guardó.</strong> Lo escrito sigue en esta página. Ingrese en otra
        pestaña y vuelva aquí.
      </p>
      <div className="botones">
        <a className="boton segundo" href="/ingresar" target="_blank" rel="noopener">
          Ingresar en otra pestaña
        </a>
        <button type="button" className="boton segundo" onClick={onRetry}>
          Ya ingresé: guardar
        </button>
      </div>
    </Notice>
  )
}

/** The library speaks to a friend; the platform to a colleague. */
function politely(model: Model): void {
  for (const question of model.getAllQuestions()) {
    if (!(question instanceof QuestionFileModel)) continue
    question.confirmRemoveMessage = '¿Retirar el archivo {0}? Para que vuelva a contar tendrá que agregarlo otra vez.'
    question.confirmRemoveAllMessage =
      '¿Retirar todos los archivos de esta pregunta? Para que vuelvan a contar tendrá que agregarlos otra vez.'
    question.removeFileCaption = 'Retirar este archivo'
    question.clearButtonCaption = 'Retirar todos'
    question.chooseButtonCaption = 'Elegir archivo'
    question.filePlaceholder = 'Arrastre aquí el archivo o use el botón'
  }
}

function start(dimension: DimensionView, year: number, tell: Tell) {
  adoptTheme()
  const model = new Model(liveDefinition(dimension, year))
  model.showNavigationButtons = false
  model.showQuestionNumbers = false
  model.showTitle = false
  model.questionErrorLocation = 'bottom'
  model.textUpdateMode = 'onTyping'
  model.data = liveData(dimension)
  politely(model)
  const revisions = new Map(dimension.items.map(({ id, revision }) => [id, revision]))
  files(model, year)
  return { model, revisions, saving: autosave(model, year, revisions, tell) }
}

/** A dimension drawn by SurveyJS: saves by itself, tells of every clash, takes files. The server decides everything. */
export default function LiveForm({ year, dimension }: { year: number; dimension: DimensionView }) {
  const [status, setStatus] = useState('')
  const [clashes, setClashes] = useState<readonly Clash[]>([])
  const [ended, setEnded] = useState(false)
  const live = useRef<ReturnType<typeof start> | null>(null)
  const without = (item: string) => (present: readonly Clash[]) => present.filter((each) => each.item !== item)
  live.current ??= start(dimension, year, {
    status: setStatus,
    sessionEnded: setEnded,
    clash: (clash) => setClashes((present) => [...without(clash.item)(present), clash]),
  })
  const { model, revisions, saving } = live.current
  useSavingOnLeave(saving)
  useEffect(() => () => model.dispose(), [model])
  const settle = ({ item, now }: Clash, mine: boolean) => {
    revisions.set(item, now.revision)
    setClashes(without(item))
    if (mine) return saving.saveNow(item)
    const names = fieldsOf(item)
    model.mergeData({ [names.level]: now.level, [names.reason]: now.reason, [names.note]: now.note })
    setStatus('Se quedó con lo que ya estaba guardado.')
  }
  const titleOf = (item: string) => dimension.items.find(({ id }) => id === item)?.title ?? ''
  return (
    <>
      {ended ? <SessionEnded onRetry={saving.retry} /> : null}
      {clashes.map((clash) => (
        <ClashNotice
          key={clash.item}
          clash={clash}
          title={titleOf(clash.item)}
          onMine={() => settle(clash, true)}
          onTheirs={() => settle(clash, false)}
        />
      ))}
      <div id="encuesta">
        <Survey model={model} />
      </div>
      <p role="status" className="guardado">
        {status}
      </p>
    </>
  )
}
