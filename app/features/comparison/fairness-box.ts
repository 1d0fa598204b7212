import type { AdmissionWay } from '#db/schema/campaigns.ts'

/** Ways of answering, as the box says them. */
export const WAYS: Readonly<Record<AdmissionWay, string>> = {
  'single-link': 'enlace único',
  slips: 'códigos sorteados en papel',
  'email-swap': 'enlace por correo',
}

/** What stands beside one side of a comparison. */
export type Fairness = {
  readonly id: string
  readonly name: string
  /** Of an entity, whose result can be opened. */
  readonly campaignId: string | null
  readonly facts: readonly (readonly [name: string, said: string])[]
  readonly warnings: readonly string[]
}
