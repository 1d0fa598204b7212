/** An answer that is none (RFC 9457). */
export type Problem = {
  readonly status: 400 | 404 | 410 | 429
  readonly title: string
  readonly detail: string
}

export const PROBLEMS = {
  invalid: (detail: string): Problem => ({ status: 400, title: 'El pedido tiene un error', detail }),
  unknown: (detail: string): Problem => ({ status: 404, title: 'Aquí no hay nada', detail }),
  withdrawn: (detail: string): Problem => ({ status: 410, title: 'Los datos se retiraron', detail }),
  tooMany: (seconds: number): Problem => ({
    ...{ status: 429, title: 'Demasiados pedidos' },
    detail: `Se atienden hasta 300 pedidos por minuto desde una dirección. Espere ${seconds} segundos y siga.`,
  }),
} as const

/** Members of the answer; `type` leads to the page that explains errors. */
export function problemBody({ status, title, detail }: Problem, origin: string) {
  return { type: `${origin}/datos#programar`, title, status, detail }
}
