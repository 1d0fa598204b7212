import { codeEntryPage } from '#app/respondent/pages/pages.server.tsx'
import { readCode, swapTokenIn } from '#app/kit/codes/typed-code.ts'
import { oneLine } from '#surveys/text/written-text.ts'
import { respondentResponse } from './response.server.ts'

/** A pasted message has less; what is longer is cut. */
const LONGEST_FORM = 8000
/** What is shown again of a text in which no code can be made out. */
const LONGEST_SHOWN = 200

/** The page where a code is typed. @param forgets after "Borrar y salir". */
export function openCodeEntry(request: Request, forgets: boolean): Response {
  return respondentResponse(request, codeEntryPage(null, '', forgets))
}

/** Leads on to the questionnaire of a code, without asking whether there is one. A pasted link by mail leads to its page. */
export async function enterCode(request: Request): Promise<Response> {
  const typed = new URLSearchParams((await request.text()).slice(0, LONGEST_FORM)).get('codigo') ?? ''
  const token = swapTokenIn(typed)
  const code = readCode(typed)
  const place = token ? `canje/${token}` : code
  if (place)
    return new Response(null, { status: 303, headers: { Location: `/r/${place}`, 'Cache-Control': 'no-store' } })
  const shown = codeEntryPage(oneLine(typed) === '' ? 'empty' : 'malformed', typed.slice(0, LONGEST_SHOWN))
  return respondentResponse(request, shown, 422)
}
