import type { NewPromise } from '#db/queries/commitments.server.ts'
import { newPublicId } from '#app/kit/codes/public-id.server.ts'

/** The public page that a notice fixed on a day promises, under a random address. @param today ISO date in Lima time. */
export function newPromise(today: string): NewPromise {
  return { publicId: newPublicId(), promisedOn: today }
}
