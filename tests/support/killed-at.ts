import { codeMac, contentMac, formMac } from '#app/respondent/desk/access-code.ts'
import { openDatabase, truncateLog } from '#db/client.server.ts'
import { storeSendings } from '#db/queries/sendings.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { beginClose, deleteReceipts, endClose, freezeRelease, moveAll } from '#db/queries/closing.server.ts'
import { insertLot, moveDueLots, spendCodes } from '#db/queries/lots.server.ts'
import { waitingOf } from '#db/waiting-file.server.ts'
import { makeRelease } from '#surveys/disclosure/make-release.ts'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { aggregateOf } from './aggregates.ts'
import { NO_NOISE } from '#tests/support/noise.ts'
import { answersLike, TEST_KEY } from './test-database.ts'

/**
 * A program that takes the steps of the product one by one on a real file and is killed between two of them, as by
 * `kill -9`: nothing is flushed and no handler runs. `node --import tsx tests/support/killed-at.ts FILE STEP`
 */
const [file = '', step = ''] = process.argv.slice(2)
const database = openDatabase(file)
const waiting = waitingOf(database)

function reached(name: string): void {
  if (name === step) process.kill(process.pid, 'SIGKILL')
}

const sendings = Array.from({ length: 13 }, (_, person) => {
  const id = person.toString(16).padStart(32, '0')
  const answers = JSON.stringify(answersLike(3, person))
  return {
    ...{ campaignId: 'c1', experience: null, sex: 'mujer', extraSegment: null },
    ...{ formMac: formMac(TEST_KEY, id), contentMac: contentMac(TEST_KEY, id, answers), answers },
    codeMac: codeMac(TEST_KEY, `CODIGO${person}`),
  }
})
const send = (from: number, until: number) =>
  sendings.slice(from, until).forEach((each) => storeSendings(database, [each]))

send(0, 9)
reached('nine sent')
send(9, 10)
reached('ten sent')
for (const { campaignId, macs } of waiting.listUsedCodes(10)) {
  spendCodes(database, campaignId, macs)
  reached('codes marked')
  waiting.deleteUsedCodes(campaignId, macs)
}
reached('codes forgotten')
for (const lot of waiting.listLots(10)) {
  insertLot(database, lot)
  reached('lot inserted')
  waiting.deleteLot(lot)
}
reached('lot deleted')
moveDueLots(database)
send(10, 13)
const closing = { campaignId: 'c1', today: '2026-11-28', earlyReason: null, noteBegin: () => {}, note: NO_NOTE }
beginClose(database, closing)
reached('close begun')
for (const lot of waiting.listLots(1)) insertLot(database, lot)
reached('last lot inserted')
moveAll(database, 'c1')
reached('all moved')
const rows = sendings.map(({ answers }) => ({ answers: JSON.parse(answers) as Record<string, string> }))
const release = makeRelease(instrument, aggregateOf(instrument, rows), { k: 10, population: null, noise: NO_NOISE })
const keptSexes = new Set<string>()
freezeRelease(database, closing, (_, rows) => {
  // As the product does: each row is read once.
  for (const row of rows) void row
  return { kind: 'released', release, digest: 'drawn once', keptSexes, proposals: [] }
})
reached('release frozen')
deleteReceipts(database, 'c1')
reached('receipts deleted')
truncateLog(database)
reached('log emptied')
endClose(database, closing, 'released')
reached('close ended')
throw new Error(`There is no step ${step}`)
