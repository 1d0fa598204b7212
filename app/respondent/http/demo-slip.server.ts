import { demoSlipPage } from '#app/respondent/pages/pages.server.tsx'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { handOutDemoSlip, isDemoSlips } from '../desk/demo-slip.server.ts'
import { leadTo, pageAnswer, type Answer, type AskedHeader } from './answer.ts'

/** Whether an address is that of the slips of the demonstration; anywhere else it is a code that does not exist. */
export function handsOutSlips(code: string): boolean {
  return runtime().environment.ESPEJO_MODE === 'demo' && isDemoSlips(code)
}

/** The page that offers a slip: looking at it hands out none. */
export function openDemoSlips(header: AskedHeader): Answer {
  return pageAnswer(header, demoSlipPage('offered'))
}

/** Hands out a fresh slip, and leads on to its questionnaire. */
export async function drawDemoSlip(header: AskedHeader): Promise<Answer> {
  const { database, environment } = runtime()
  const code = await handOutDemoSlip(database, environment.ESPEJO_CODE_KEY)
  return code === null ? pageAnswer(header, demoSlipPage('used-up'), 410) : leadTo(`/r/${code}`)
}
