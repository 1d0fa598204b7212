import { parentPort } from 'node:worker_threads'
import { goBehindOthers } from '#app/kit/program/behind-others.server.ts'
import type { Answered } from '#app/kit/program/thread.server.ts'
import { demonstrateRow, type RowDemonstration } from '#app/features/anonymity/show-row.server.ts'

type Chosen = Readonly<Record<string, string>>

async function answer(chosen: Chosen): Promise<Answered<RowDemonstration>> {
  try {
    return { made: await demonstrateRow(chosen) }
  } catch (fault) {
    return { fault }
  }
}

goBehindOthers()
parentPort?.on('message', (chosen: Chosen) => {
  void answer(chosen).then((answered) => parentPort?.postMessage(answered))
})
