import { ownAnswerOf } from '#app/kit/program/own-answer.ts'
import { FORM_ID_FIELD } from './form-id.ts'

// Of this loading of the page. What got no answer is tried again under the same form id, so that it is done once.
let page: string | null = null
let answers = 0

function pageId(): string {
  page ??= btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .slice(0, 22)
  return page
}

/** Why nothing was saved: no line, a session that ended, or an answer that is not ours, as of a network with a sign-in page. */
export type Unsent = 'no-line' | 'session' | 'not-ours'

/** What is told where nothing was saved. */
export const UNSENT_WORDS: Record<Unsent, string> = {
  'no-line': 'No se pudo guardar: revise su conexión. Lo escrito sigue aquí.',
  'not-ours': 'No se guardó: contestó la red y no Espejo; quizá pide ingresar al wifi. Lo escrito sigue aquí.',
  session: 'No se guardó: su sesión terminó. Lo escrito sigue aquí.',
}

/** Sends a form while the page stays as it is. @returns what a route of ours that answers JSON said, or why it did not. */
export async function sendQuietly<T>(path: string, form: FormData, more: RequestInit = {}): Promise<T | Unsent> {
  form.set(FORM_ID_FIELD, `${pageId()}-${answers}`)
  try {
    const answer = await fetch(path, {
      ...more,
      method: 'POST',
      headers: { Accept: 'application/json' },
      redirect: 'manual',
      body: form,
    })
    const own = ownAnswerOf(answer)
    if (own === 'sesion') return 'session'
    if (own !== 'datos') return answer.status >= 500 ? 'no-line' : 'not-ours'
    answers += 1
    return (await answer.json()) as T
  } catch {
    return 'no-line'
  }
}
