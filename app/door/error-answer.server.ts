import { statusOf, type AppError } from '#app/kit/program/app-error.server.ts'
import { BUSY, FILE_LOST } from '#app/kit/words/error-words.ts'
import { ruleSentence } from '#app/kit/words/rule-words.ts'

/**
 * A document has no page around it that would say more: whoever asked for it reads this. Null for what is no end of a
 * document.
 */
export function documentAnswer(told: AppError): Response | null {
  if (told.code !== 'busy' && told.code !== 'file-lost') return null
  const { title, text } = told.code === 'busy' ? BUSY : FILE_LOST
  return new Response(`${title}. ${text}`, {
    status: statusOf(told),
    statusText: told.code,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      ...(told.code === 'busy' ? { 'Retry-After': '60' } : {}),
    },
  })
}

/** What the page of an error is told: the sentence of the rule that refused, or a code. The sentences stay on the server. */
export function sayingOf(rule: string | null | undefined, code: string): string {
  return rule ? (ruleSentence(rule) ?? rule) : code
}
