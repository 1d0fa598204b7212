import type { RefusalProblem } from '../contract.ts'

/** What a person does about a refused sending. */
export const REFUSAL_WORDS: Record<RefusalProblem['kind'], string> = {
  'no-consent': 'Marque «He leído y acepto participar» al final de la página.',
  'unknown-choice': 'Elija otra vez una respuesta de la lista.',
  'unknown-field': 'El formulario trae un dato que no pedimos. Vuelva a enviar desde esta página.',
  'nothing-answered': 'Todavía no hay ninguna respuesta. Responda al menos una pregunta, o salga sin enviar.',
}
