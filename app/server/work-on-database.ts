import { parentPort } from 'node:worker_threads'
import type { DatabaseWork, DatabaseWorks, WorkName } from '#app/kit/program/beside-loop.server.ts'
import type { Answered } from '#app/kit/program/thread.server.ts'
import { openBeside, type Database } from '#db/client.server.ts'
type Made<Name extends WorkName> = DatabaseWorks[Name]['made']

type Working<Name extends WorkName> = (
  database: Database,
  facts: DatabaseWorks[Name]['facts'],
) => Made<Name> | Promise<Made<Name>>

/** All that is done on a database beside the loop. What does it is loaded when it is first asked for: a close needs no sheets. */
const WORKERS: { readonly [Name in WorkName]: () => Promise<Working<Name>> } = {
  'experience-counts': async () =>
    (await import('#app/features/national/freeze-experience-pools.server.ts')).experienceCounts,
  'freeze-release': async () => (await import('#app/features/campaigns/freeze-campaign.server.ts')).freezeCampaign,
  'item-totals': async () => (await import('#app/features/item-analysis/count-items.server.ts')).totalsOfRows,
  'make-edition': async () => (await import('#app/features/open-data/make-edition.server.ts')).editionOf,
  'pool-moments': async () => (await import('#app/features/national/freeze-pools.server.ts')).poolMoments,
  'review-import': async () => (await import('#app/features/imports/store-import.server.ts')).reviewSheet,
  'review-mef': async () => (await import('#app/features/mef-budget/store-mef.server.ts')).reviewMefSheet,
  'review-record': async () => (await import('#app/features/yearly-record/store-sheet.server.ts')).reviewRecordSheet,
  'rewrite-file': async () => {
    const { rewriteFile } = await import('#db/rewrite-file.server.ts')
    return (database, { day }) => rewriteFile(database, day)
  },
  'store-import': async () => (await import('#app/features/imports/store-import.server.ts')).storeImport,
  'store-mef': async () => (await import('#app/features/mef-budget/store-mef.server.ts')).storeMefSheet,
  'store-record': async () => (await import('#app/features/yearly-record/store-sheet.server.ts')).storeRecordSheet,
  'walk-chain': async () => {
    const { walkChain } = await import('#app/features/audit/verify-chain.server.ts')
    return (database, { now }) => walkChain(database, now, () => undefined)
  },
}

async function work<Name extends WorkName>(database: Database, { name, facts }: DatabaseWork<Name>) {
  const working = await WORKERS[name]()
  return working(database, facts)
}

/** An error as it can cross: what the driver throws would arrive as a bare code, and what was thrown of ours without its class. */
function crossing(fault: unknown): unknown {
  return fault instanceof Error ? Object.assign(new Error(fault.message), { stack: fault.stack }) : fault
}

async function answer(asked: DatabaseWork): Promise<Answered<Made<WorkName>>> {
  try {
    const database = openBeside(asked.file)
    try {
      return { made: await work(database, asked) }
    } finally {
      // Nothing is kept open that would keep the write-ahead log.
      database.$client.close()
    }
  } catch (fault) {
    return { fault: crossing(fault) }
  }
}

parentPort?.on('message', (asked: DatabaseWork) => {
  void answer(asked).then((answered) => parentPort?.postMessage(answered))
})
