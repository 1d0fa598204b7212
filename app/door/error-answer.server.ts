import { statusOf, type AppError } from '#app/kit/program/app-error.server.ts'
import { BUSY } from '#app/kit/words/error-words.ts'
import { ruleSentence } from '#app/kit/words/rule-words.ts'

/** A document has no page around it that would say more: whoever asked for it reads this. */
export function busyAnswer(told: AppError): Response {
  return new Response(`${BUSY.title}. ${BUSY.text}`, {
    status: statusOf(told),
    statusText: told.code,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', 'Retry-After': '60' },
  })
}

/** What the page of an error is told: the sentence of the rule that refused, or a code. The sentences stay on the server. */
export function sayingOf(rule: string | null | undefined, code: string): string {
  return rule ? (ruleSentence(rule) ?? rule) : code
}
