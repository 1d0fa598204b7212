import { parentPort } from 'node:worker_threads'
import type { DatabaseWork, DatabaseWorks, WorkName } from '#app/kit/program/beside-loop.server.ts'
import type { Answered } from '#app/kit/program/thread.server.ts'
import { openBeside, type Database } from '#db/client.server.ts'
import { rewriteFile } from '#db/rewrite-file.server.ts'
import { walkChain } from '#app/features/audit/verify-chain.server.ts'
import { freezeCampaign } from '#app/features/campaigns/freeze-campaign.server.ts'
import { reviewSheet, storeImport } from '#app/features/imports/store-import.server.ts'
import { reviewMefSheet, storeMefSheet } from '#app/features/mef-budget/store-mef.server.ts'
import { reviewRecordSheet, storeRecordSheet } from '#app/features/yearly-record/store-sheet.server.ts'
import { totalsOfRows } from '#app/features/item-analysis/count-items.server.ts'
import { experienceCounts } from '#app/features/national/freeze-experience-pools.server.ts'
import { editionOf } from '#app/features/open-data/make-edition.server.ts'
import { poolMoments } from '#app/features/national/freeze-pools.server.ts'

type Made<Name extends WorkName> = DatabaseWorks[Name]['made']

/** All that is done on a database beside the loop. */
const WORKERS: {
  readonly [Name in WorkName]: (
    database: Database,
    facts: DatabaseWorks[Name]['facts'],
  ) => Made<Name> | Promise<Made<Name>>
} = {
  'experience-counts': experienceCounts,
  'freeze-release': freezeCampaign,
  'item-totals': totalsOfRows,
  'make-edition': editionOf,
  'pool-moments': poolMoments,
  'review-import': reviewSheet,
  'review-mef': reviewMefSheet,
  'review-record': reviewRecordSheet,
  'rewrite-file': (database, { day }) => rewriteFile(database, day),
  'store-import': storeImport,
  'store-mef': storeMefSheet,
  'store-record': storeRecordSheet,
  'walk-chain': (database, { now }) => walkChain(database, now, () => undefined),
}

function work<Name extends WorkName>(database: Database, { name, facts }: DatabaseWork<Name>) {
  return WORKERS[name](database, facts)
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
