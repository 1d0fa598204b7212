import { createRoot } from 'react-dom/client'
import { Model } from 'survey-core'
import 'survey-core/i18n/spanish'
import 'survey-core/survey-core.fontless.min.css'
import { Survey } from 'survey-react-ui'
import { adoptTheme } from './adopt-theme.ts'
import './survey.css'

type Answers = Readonly<Record<string, string>>
type Events = { readonly changed: (answers: Answers) => void; readonly completed: (answers: Answers) => void }
export type TakeOver = (place: HTMLElement, definition: object, events: Events) => void

function createModel(definition: object): Model {
  const model = new Model(definition)
  model.locale = 'es'
  model.showTitle = false
  model.showQuestionNumbers = false
  model.showCompletePage = false
  model.showProgressBar = false
  model.questionErrorLocation = 'bottom'
  model.completeText = 'Continuar'
  model.pageNextText = 'Continuar'
  model.pagePrevText = 'Volver'
  model.focusFirstQuestionAutomatic = false
  const total = model.pages.length + 1
  model.pages.forEach((page, index) => {
    page.title = `Parte ${index + 1} de ${total}: ${page.title}`
  })
  return model
}

/** "Borrar esta respuesta" under each answered question: a radio cannot be unmarked by itself. */
function addClearButtons(model: Model): void {
  const buttons = new Map<string, HTMLButtonElement>()
  model.onAfterRenderQuestion.add((_, { question, htmlElement }) => {
    const clear = document.createElement('button')
    clear.type = 'button'
    clear.className = 'llano'
    clear.textContent = 'Borrar esta respuesta'
    clear.hidden = question.isEmpty()
    clear.addEventListener('click', () => question.clearValue())
    buttons.set(question.name, clear)
    htmlElement.append(clear)
  })
  model.onValueChanged.add((_, { name, question }) => {
    const clear = buttons.get(name)
    if (clear) clear.hidden = question.isEmpty()
  })
}

/** Help that the plain form has beside a question stands there too. */
function addHelp(model: Model): void {
  model.onAfterRenderQuestion.add((_, { question, htmlElement }) => {
    const help = document.querySelector(`#cuestionario [data-item="${question.name}"] .ayuda-cerca`)
    if (help) htmlElement.append(help.cloneNode(true))
  })
}

/** Draws the form with SurveyJS, part by part; it decides nothing: answers go back into the plain form, which is sent. */
export const takeOver: TakeOver = (place, definition, { changed, completed }) => {
  adoptTheme()
  const model = createModel(definition)
  addClearButtons(model)
  addHelp(model)
  const answers = () => ({ ...(model.data as Answers) })
  model.onValueChanged.add(() => changed(answers()))
  model.onCurrentPageChanged.add(() => {
    window.scrollTo(0, 0)
    place.querySelector<HTMLElement>('.sd-page__title')?.focus()
  })
  const root = createRoot(place)
  model.onComplete.add(() => {
    const given = answers()
    root.unmount()
    completed(given)
  })
  root.render(<Survey model={model} />)
}
