import { useEffect, useRef, useState } from 'react'
import { Model } from 'survey-core'
import 'survey-core/i18n/spanish'
import 'survey-core/survey-core.fontless.min.css'
import { Survey } from 'survey-react-ui'
import { adoptTheme } from '#app/respondent/survey/adopt-theme.ts'
import '#app/respondent/survey/survey.css'
import type { DimensionView } from '#app/services/assessments/view.server.ts'
import { fieldsOf, itemOfField, liveData, liveDefinition } from './live-definition.ts'
import { removeFile, saveLevel, uploadFile, type Clash, type Typed } from './live-saving.ts'
import { levelName, momentWords } from './words.ts'

const PAUSE = 700

function typedIn(model: Model, item: string): Typed {
  const names = fieldsOf(item)
  const text = (name: string) => String(model.getValue(name) ?? '')
  return { level: text(names.level), reason: text(names.reason), note: text(names.note) }
}

type Tell = { readonly status: (words: string) => void; readonly clash: (clash: Clash) => void }

/** Saves each item a moment after its last change; a save waits for the one before it, so that revisions follow. */
function autosave(model: Model, year: number, revisions: Map<string, number>, tell: Tell) {
  const timers = new Map<string, number>()
  let queue = Promise.resolve()
  const save = async (item: string) => {
    const typed = typedIn(model, item)
    if (typed.level === 'na' && typed.reason.trim().length < 10) return tell.status('Escriba por qué no aplica para que se guarde.')
    const saved = await saveLevel(year, item, typed, revisions.get(item) ?? 1)
    if (!saved) return tell.status('No se pudo guardar: revise su conexión. Lo escrito sigue aquí.')
    if (saved.kind === 'conflict') return tell.clash({ item, typed, now: saved.now })
    if (saved.kind === 'refused') return tell.status(Object.values(saved.problems)[0] ?? 'No se guardó')
    revisions.set(item, saved.revision)
    tell.status(`Guardado a las ${new Date().toLocaleTimeString('es-PE', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })}.`)
  }
  const saveNow = (item: string): void => {
    queue = queue.then(() => save(item))
  }
  const soon = (item: string) => {
    window.clearTimeout(timers.get(item))
    tell.status('Guardando…')
    timers.set(item, window.setTimeout(() => saveNow(item), PAUSE))
  }
  model.onValueChanged.add((_, { name }) => {
    if (!/-(clase|muestra|archivo)$/.test(name)) soon(itemOfField(name))
  })
  return { saveNow }
}

function files(model: Model, year: number) {
  model.onUploadFiles.add(async (_, { name, files: chosen, callback }) => {
    const item = itemOfField(name)
    const names = fieldsOf(item)
    const shows = { class: String(model.getValue(names.class) ?? ''), what: String(model.getValue(names.shows) ?? '') }
    const done: { file: File; content: string }[] = []
    const problems: string[] = []
    for (const file of chosen) {
      const uploaded = await uploadFile(year, item, file, shows)
      if (uploaded?.ok) done.push({ file, content: `/evidencias/${uploaded.id}` })
      else problems.push(uploaded && !uploaded.ok ? Object.values(uploaded.problems).join('. ') : 'No se pudo subir: revise su conexión')
    }
    callback(done, problems)
  })
  model.onClearFiles.add(async (_, { name, value, fileName, callback }) => {
    const kept = (Array.isArray(value) ? value : [value]) as { name: string; content: string }[]
    const gone = kept.filter((each) => fileName === null || each.name === fileName)
    const results = await Promise.all(gone.map(({ content }) => removeFile(year, itemOfField(name), content.replace('/evidencias/', ''))))
    callback(results.every(Boolean) ? 'success' : 'error')
  })
}

function ClashNotice({ clash, title, onMine, onTheirs }: { clash: Clash; title: string; onMine: () => void; onTheirs: () => void }) {
  const { now, typed } = clash
  return (
    <div className="caja aviso" role="alert">
      <p>
        <strong>{now.changedBy} cambió «{title}» mientras usted escribía</strong> ({momentWords(now.changedAt)}). Ahora dice: {levelName(now.level).toLowerCase()}
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
    </div>
  )
}

/** A dimension drawn by SurveyJS: saves by itself, tells of a clash, takes files. The server decides everything. */
export default function LiveForm({ year, dimension }: { year: number; dimension: DimensionView }) {
  const [status, setStatus] = useState('')
  const [clash, setClash] = useState<Clash | null>(null)
  const live = useRef<{ model: Model; saving: ReturnType<typeof autosave>; revisions: Map<string, number> } | null>(null)
  if (!live.current) {
    adoptTheme()
    const model = new Model(liveDefinition(dimension, year))
    model.showNavigationButtons = false
    model.showQuestionNumbers = false
    model.showTitle = false
    model.questionErrorLocation = 'bottom'
    model.textUpdateMode = 'onTyping'
    model.data = liveData(dimension)
    const revisions = new Map(dimension.items.map(({ id, revision }) => [id, revision]))
    live.current = { model, revisions, saving: autosave(model, year, revisions, { status: setStatus, clash: setClash }) }
    files(model, year)
  }
  const { model, revisions, saving } = live.current
  useEffect(() => () => model.dispose(), [model])
  const settle = (mine: boolean) => {
    if (!clash) return
    revisions.set(clash.item, clash.now.revision)
    setClash(null)
    if (mine) return saving.saveNow(clash.item)
    const names = fieldsOf(clash.item)
    model.mergeData({ [names.level]: clash.now.level, [names.reason]: clash.now.reason, [names.note]: clash.now.note })
    setStatus('Se quedó con lo que ya estaba guardado.')
  }
  const title = dimension.items.find(({ id }) => id === clash?.item)?.title ?? ''
  return (
    <>
      {clash ? <ClashNotice clash={clash} title={title} onMine={() => settle(true)} onTheirs={() => settle(false)} /> : null}
      <div id="encuesta">
        <Survey model={model} />
      </div>
      <p role="status" className="guardado">
        {status}
      </p>
    </>
  )
}
