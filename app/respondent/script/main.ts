import { tellAnswered } from './answered.ts'
import { keepDraft, readDraft, wipeDraft } from './draft.ts'
import { watchConditions } from './conditions.ts'
import { answersOf, markAnswers } from './form.ts'
import { goByParts } from './parts.ts'
import { armQuickExit } from './quick-exit.ts'
import { createSender } from './send.ts'
import { loadSurvey, mayLoadSurvey, type LoadedSurvey } from './survey-loader.ts'

type Page = {
  readonly notice: HTMLElement
  readonly start: HTMLButtonElement
  readonly form: HTMLFormElement
  readonly status: HTMLElement
}

function findPage(): Page | null {
  const notice = document.getElementById('aviso')
  const start = document.getElementById('empezar')
  const form = document.getElementById('cuestionario')
  const status = document.getElementById('estado')
  if (!notice || !(start instanceof HTMLButtonElement) || !(form instanceof HTMLFormElement) || !status) return null
  return { notice, start, form, status }
}

function run({ notice, start, form, status }: Page): void {
  let part = 0
  let loaded: LoadedSurvey | null = null
  const save = () => keepDraft({ answers: answersOf(form), part })
  const show = goByParts(form, watchConditions(form), (now) => {
    part = now
    save()
    tellAnswered(form)
  })
  const last = form.querySelectorAll('.parte').length - 1
  const sender = createSender(form, status)
  const refused = document.querySelector('.resumen') !== null

  function begin(at: number): void {
    notice.hidden = true
    form.hidden = false
    show(at)
  }

  function beginWithSurvey(survey: LoadedSurvey): void {
    notice.hidden = true
    const place = document.createElement('div')
    place.id = 'encuesta'
    form.before(place)
    survey.takeOver(place, survey.definition, {
      changed: (answers) => {
        markAnswers(form, answers)
        save()
      },
      completed: (answers) => {
        place.remove()
        markAnswers(form, answers)
        form.hidden = false
        show(last)
      },
    })
  }

  form.addEventListener('change', () => {
    save()
    tellAnswered(form)
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const consent = form.querySelector<HTMLInputElement>('#consentimiento')
    // A form to try asks for no consent, and is never sent.
    if (!consent) return
    if (!consent.checked) {
      status.textContent = 'Para enviar, marque «He leído y acepto participar».'
      return consent.focus()
    }
    void sender.send()
  })
  armQuickExit(() => {
    wipeDraft()
    form.reset()
  })
  document.getElementById('borrar-salir')?.addEventListener('click', () => {
    wipeDraft()
    form.reset()
  })
  // A page that comes back from the browser's memory must not show what was marked, not even while it loads again.
  window.addEventListener('pagehide', (event) => {
    if (!event.persisted) return
    wipeDraft()
    form.reset()
    document.body.replaceChildren()
  })
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload()
  })

  if (refused) {
    // The notice stands folded under what has to be mended.
    for (const hidden of form.querySelectorAll<HTMLElement>('.parte')) hidden.hidden = false
    tellAnswered(form)
    return
  }
  const draft = readDraft()
  if (draft) {
    markAnswers(form, draft.answers)
    if (Object.keys(draft.answers).length > 0) return begin(draft.part)
  }
  form.reset()
  form.hidden = true
  start.hidden = false
  const address = document.body.dataset['survey']
  if (address && mayLoadSurvey()) void loadSurvey(address).then((survey) => void (loaded = survey))
  start.addEventListener('click', () => (loaded ? beginWithSurvey(loaded) : begin(0)))
}

const page = findPage()
if (page) run(page)
