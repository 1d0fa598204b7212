import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createRespondentDesk } from '#app/respondent/desk/desk.server.ts'
import { readForm } from '#app/respondent/http/read-form.ts'
import { makeBackup, listFaults } from '#db/queries/backup.server.ts'
import { moveDueLots } from '#db/queries/lots.server.ts'
import { insertMail } from '#db/queries/mails.server.ts'
import { answersLike, createTestDatabase, insertEntity, openCampaign, TEST_KEY } from '#tests/support/test-database.ts'
import { waitingIn } from '#tests/support/waiting.ts'

const { database } = createTestDatabase()
insertEntity(database, 'e1')
await openCampaign(database, 'c1', 'e1', { opensOn: '2026-11-02', closesOn: '2026-11-27' })
const desk = createRespondentDesk(database, TEST_KEY, () => new Date('2026-11-10T17:00:00Z'))
let forms = 0
async function send(people: number): Promise<void> {
  for (let person = 0; person < people; person += 1) {
    forms += 1
    await desk.send(
      'LINKC1',
      '192.0.2.7',
      readForm(
        new Map(
          Object.entries({
            formulario: forms.toString(16).padStart(32, '0'),
            consentimiento: 'si',
            ...answersLike(3, forms),
            sex: 'mujer',
          }),
        ),
      ),
    )
    moveDueLots(database)
  }
}

function rowsIn(bytes: Buffer, table: string): number {
  const copy = new Sqlite(bytes)
  const { n } = copy.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get() ?? { n: -1 }
  copy.close()
  return n
}

test('a backup is sound and leaves out what waits, its freed pages included', async () => {
  await send(13)
  insertMail(
    database,
    { kind: 'invitation', recipient: 'x@y.test', subject: 'Invitación', body: 'enlace-canario-de-un-solo-uso' },
    '2026-11-10T17:00:00.000Z',
  )
  const bytes = makeBackup(database)
  expect(listFaults(bytes)).toEqual([])
  expect([rowsIn(bytes, 'responses'), rowsIn(bytes, 'mails')]).toEqual([10, 0])
  expect(bytes.includes('enlace-canario-de-un-solo-uso')).toBe(false)
  expect(waitingIn(database)).toHaveLength(3)
})

test('two backups never differ by one answer, but by none or by a whole lot', async () => {
  const before = rowsIn(makeBackup(database), 'responses')
  const differences = []
  for (let person = 0; person < 25; person += 1) {
    await send(1)
    differences.push(rowsIn(makeBackup(database), 'responses') - before)
  }
  expect(new Set(differences)).toEqual(new Set([0, 10, 20]))
})

test('a damaged backup is told', () => {
  const bytes = makeBackup(database)
  const damaged = Buffer.from(bytes)
  damaged.fill(0xff, bytes.length - 4096)
  expect(listFaults(bytes)).toEqual([])
  expect(listFaults(damaged)).not.toEqual([])
})
