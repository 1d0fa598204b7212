import { codeEntryPage } from '#app/respondent/pages/pages.server.tsx'
import { normaliseCode } from '../desk/access-code.ts'
import { respondentResponse } from './response.server.ts'

const CODE = /^[A-Z0-9]{4,20}$/
/** A form of one field has less; what is longer is cut. */
const LONGEST_FORM = 1000

/** The page where a code is typed. @param forgets after "Borrar y salir". */
export function openCodeEntry(request: Request, forgets: boolean): Response {
  return respondentResponse(request, codeEntryPage(null, '', forgets))
}

/** Leads on to the questionnaire of a code, without asking whether there is one. */
export async function enterCode(request: Request): Promise<Response> {
  const typed = new URLSearchParams((await request.text()).slice(0, LONGEST_FORM)).get('codigo') ?? ''
  const code = normaliseCode(typed)
  if (CODE.test(code)) return new Response(null, { status: 303, headers: { Location: `/r/${code}` } })
  return respondentResponse(request, codeEntryPage(code === '' ? 'empty' : 'malformed', typed), 422)
}
