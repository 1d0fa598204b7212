import { codeEntryPage } from '#app/respondent/pages/pages.server.tsx'
import { readCode, swapTokenIn } from '#app/kit/codes/typed-code.ts'
import { oneLine } from '#surveys/text/written-text.ts'
import { leadTo, pageAnswer, type Answer, type AskedHeader } from './answer.ts'

/** A pasted message has less; what is longer is cut. */
const LONGEST_FORM = 8000
/** What is shown again of a text in which no code can be made out. */
const LONGEST_SHOWN = 200

/** The page where a code is typed. @param forgets after "Borrar y salir". */
export function openCodeEntry(header: AskedHeader, forgets: boolean): Answer {
  return pageAnswer(header, codeEntryPage(null, '', forgets))
}

/**
 * Leads on to the questionnaire of a code, without asking whether there is one. A pasted link by mail leads to its page.
 * @param body null where it was too large to be read.
 */
export function enterCode(header: AskedHeader, body: Buffer | null): Answer {
  if (!body) return pageAnswer(header, codeEntryPage('malformed', ''), 413)
  const typed = new URLSearchParams(body.toString().slice(0, LONGEST_FORM)).get('codigo') ?? ''
  const token = swapTokenIn(typed)
  const code = readCode(typed)
  const place = token ? `canje/${token}` : code
  if (place) return leadTo(`/r/${place}`)
  const shown = codeEntryPage(oneLine(typed) === '' ? 'empty' : 'malformed', typed.slice(0, LONGEST_SHOWN))
  return pageAnswer(header, shown, 422)
}
