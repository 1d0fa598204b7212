import { redirect } from '@remix-run/node'
import { codeEntryPage } from '#app/respondent/pages/pages.server.tsx'
import { guarded } from '#app/door/guard.server.ts'
import { normaliseCode } from '#app/respondent/desk/access-code.ts'
import { respondentResponse } from '#app/respondent/http/response.server.ts'

const CODE = /^[A-Z0-9]{4,20}$/

export const loader = guarded('public', ({ request }) =>
  respondentResponse(request, codeEntryPage(null, '', new URL(request.url).searchParams.has('borrar'))),
)

export const action = guarded('public', async ({ request }) => {
  const typed = new URLSearchParams((await request.text()).slice(0, 1000)).get('codigo') ?? ''
  const code = normaliseCode(typed)
  if (CODE.test(code)) return redirect(`/r/${code}`, 303)
  return respondentResponse(request, codeEntryPage(code === '' ? 'empty' : 'malformed', typed), 422)
})
