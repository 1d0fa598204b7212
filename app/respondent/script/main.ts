import { tellAnswered } from './answered.ts'
import { addClearButtons } from './clear-answer.ts'
import { watchConditions } from './conditions.ts'
import { arrival, keepDraft, keepsDraft, readDraft, wipeDraft, wipeTab } from './draft.ts'
import { button, made } from './elements.ts'
import { answersOf, markAnswers } from './form.ts'
import { foldHelp } from './help.ts'
import { goByParts } from './parts.ts'
import { armQuickExit } from './quick-exit.ts'
import { createSender } from './send.ts'

type Page = {
  readonly notice: HTMLElement
  /** Where "Empezar" stands: until now as a link. */
  readonly start: HTMLElement
  readonly form: HTMLFormElement
  readonly status: HTMLElement
}

function findPage(): Page | null {
  const notice = document.getElementById('aviso')
  const start = document.getElementById('empezar')
  const form = document.getElementById('cuestionario')
  const status = document.getElementById('estado')
  if (!notice || !start || !(form instanceof HTMLFormElement) || !status) return null
  return { notice, start, form, status }
}

function armSending(form: HTMLFormElement, status: HTMLElement): void {
  const sender = createSender(form, status)
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
}

/** Whoever leaves, by whatever way, leaves nothing marked. */
function armLeaving(form: HTMLFormElement): void {
  const forget = () => {
    wipeDraft()
    form.reset()
  }
  armQuickExit(forget)
  document.getElementById('borrar-salir')?.addEventListener('click', forget)
  // A page that comes back from the browser's memory must not show what was marked, not even while it loads again.
  window.addEventListener('pagehide', (event) => {
    if (!event.persisted) return
    forget()
    document.body.replaceChildren()
  })
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload()
  })
}

/**
 * Where somebody is who began before this script came: she marked something, or followed "Empezar". Only of a page that
 * she opened is it known that she did so herself, and not who sat here before her.
 */
function begunAt({ start, form }: Page): HTMLElement | null {
  const touched = navigator.userActivation?.hasBeenActive
  if (arrival() !== 'opened' || touched === false) return null
  const { activeElement } = document
  const focused = activeElement instanceof HTMLElement && form.contains(activeElement) ? activeElement : null
  const marked = [...form.querySelectorAll<HTMLElement>('input:checked')].at(-1)
  if (marked) return focused ?? marked
  const { hash } = start.querySelector('a') ?? { hash: '' }
  if (!touched || !hash || hash !== location.hash) return null
  return focused ?? form.querySelector<HTMLElement>(hash)
}

function run(page: Page): void {
  const { notice, start, form, status } = page
  const begun = begunAt(page)
  const top = begun?.getBoundingClientRect().top ?? 0
  const isRefused = document.querySelector('.resumen') !== null
  const draft = isRefused ? null : readDraft()
  if (draft) markAnswers(form, draft.answers)
  else if (!begun && !isRefused) form.reset()
  document.getElementById('lenguas')?.removeAttribute('hidden')
  armSending(form, status)
  armLeaving(form)
  addClearButtons(form)
  const concerns = watchConditions(form)
  if (isRefused) {
    // All of the form stands there, and the notice folded under what has to be mended.
    const tell = () => tellAnswered(form, null)
    form.addEventListener('change', tell)
    return tell()
  }

  let part = 0
  const fold = foldHelp()
  const save = () => keepDraft({ answers: answersOf(form), part })
  const parts = goByParts(form, concerns, (now, isLast) => {
    part = now
    fold()
    save()
    if (isLast) tellAnswered(form, parts.reach)
  })
  form.addEventListener('change', save)
  const begin = (show: () => void) => {
    // Where the page stands is said here: a browser that moves it too moves it twice.
    history.scrollRestoration = 'manual'
    document.documentElement.style.overflowAnchor = 'none'
    form.classList.add('por-partes')
    notice.hidden = true
    form.hidden = false
    show()
  }
  if (draft) return begin(() => parts.show(draft.part))
  if (begun) {
    history.replaceState(null, '', location.pathname + location.search)
    return begin(() => parts.showAround(begun, top))
  }
  form.hidden = true
  if (!keepsDraft() && arrival() === 'goes-on')
    notice.prepend(made('p', 'recargada', 'La página se recargó. Aquí no se guarda nada: empieza de nuevo.'))
  const begins = button(start.textContent ?? '', 'boton')
  begins.addEventListener('click', () => begin(() => parts.show(0)))
  start.replaceChildren(begins)
  start.hidden = false
}

const page = findPage()
if (page) run(page)
else {
  // The thanks, help, and why there is no form: leaving is quick.
  if (document.body.dataset['sent']) wipeTab()
  armQuickExit(() => undefined)
}
