/**
 * Header by which a script knows that an answer is ours, and what it is. A hotel's sign-in page or a proxy that answers 200
 * has none, so nothing is taken for stored that never arrived.
 */
export const OWN_ANSWER_HEADER = 'X-Espejo'

/** `gracias`: the questionnaire is stored. `sesion`: nobody is signed in. `datos`: data for a script. */
export type OwnAnswer = 'pagina' | 'gracias' | 'sesion' | 'datos'

export function ownAnswerOf(answer: { readonly headers: Pick<Headers, 'get'> }): string | null {
  return answer.headers.get(OWN_ANSWER_HEADER)
}
