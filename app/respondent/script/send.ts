import { ownAnswerOf } from '#app/kit/program/own-answer.ts'
import { wipeDraft } from './draft.ts'

/** Shows a page that the server answered with, in place of this one: Back then finds no answers. */
function replacePage(html: string): void {
  const answered = new DOMParser().parseFromString(html, 'text/html')
  document.title = answered.title
  document.body.replaceChildren(...answered.body.childNodes)
  history.replaceState(null, '', location.pathname)
  window.scrollTo(0, 0)
  const heading = document.querySelector<HTMLElement>('h1')
  heading?.setAttribute('tabindex', '-1')
  heading?.focus()
}

const NO_LINE = 'No hay conexión.'
const NO_ANSWER = 'Espejo no pudo contestar.'
const NOT_OURS = 'Contestó la red y no Espejo: quizá pide ingresar al wifi. Ábralo en otra pestaña y reintente.'

type Sender = { send: () => Promise<void> }

/**
 * Sends the form over a bad line: the same form id each time, so that it is stored once however often it is sent.
 * What the server refuses is sent the plain way, and its page keeps what was marked. An answer that is not ours, as of a
 * network that wants somebody to sign in first, is no answer.
 */
export function createSender(form: HTMLFormElement, status: HTMLElement): Sender {
  let sending = false

  function failed(why: string): void {
    status.textContent = `Todavía no se envió. ${why} Sus respuestas siguen en esta pantalla. `
    const retry = document.createElement('button')
    retry.type = 'button'
    retry.className = 'boton segundo'
    retry.textContent = 'Reintentar'
    retry.addEventListener('click', () => void send())
    status.append(retry)
  }

  async function send(): Promise<void> {
    if (sending) return
    sending = true
    status.textContent = 'Enviando…'
    const body = new URLSearchParams(
      [...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)]),
    )
    try {
      const answer = await fetch(location.pathname, { method: 'POST', body, redirect: 'manual' })
      const own = ownAnswerOf(answer)
      if (answer.status >= 500) return failed(NO_ANSWER)
      if (own === null) return failed(NOT_OURS)
      if (own !== 'gracias') return form.submit()
      const html = await answer.text()
      wipeDraft()
      form.reset()
      replacePage(html)
    } catch {
      failed(NO_LINE)
    } finally {
      sending = false
    }
  }

  window.addEventListener('online', () => {
    if (status.querySelector('button')) void send()
  })
  return { send }
}
