import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { addLargeCountry, LARGE } from '#scripts/demo/large-country.ts'
import { addLargeWork } from '#scripts/demo/large-work.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { addAccount } from '#tests/support/small-country.ts'
import { createTestDatabase, insertEntity, openCampaign, TEST_KEY } from '#tests/support/test-database.ts'

export const SIZES = {
  small: { name: '186 entities × 1 year', entities: 186, years: 1 },
  large: { name: '2,500 entities × 6 years', ...LARGE },
} as const
export type SizeName = keyof typeof SIZES

export const ANALYST = 'analista@bench.test'
export const ADMINISTRATOR = 'administracion@bench.test'

async function makeCountry(size: SizeName): Promise<string> {
  const { entities, years } = SIZES[size]
  const { database, file } = createTestDatabase()
  const environment = testEnvironment(file)
  const today = limaDate(new Date())
  const country = { entities, years, lastYear: Number(today.slice(0, 4)) - 1 }
  database.$client.pragma('synchronous = OFF')
  addLargeCountry(database, country)
  addLargeWork(database, country, { secret: TEST_KEY, today })
  insertEntity(database, 'medida')
  const days = { opensOn: addDays(today, -5), closesOn: addDays(today, 10) }
  await openCampaign(database, 'medida', 'medida', { ...days, linkCode: 'BENCHLINK' })
  await addAccount(database, environment, ANALYST, 'analyst', null)
  await addAccount(database, environment, ADMINISTRATOR, 'administrator', null)
  database.$client.pragma('wal_checkpoint(TRUNCATE)')
  database.$client.close()
  return file
}

/**
 * A file with a generated country. The large one takes minutes to make: where `ESPEJO_BENCH_COUNTRIES` names a folder it
 * is kept there, and every run measures a copy of it.
 * @returns path of a file that is the caller's own.
 */
export async function countryFile(size: SizeName): Promise<string> {
  const folder = process.env['ESPEJO_BENCH_COUNTRIES']
  if (!folder) return makeCountry(size)
  const kept = path.join(folder, `${size}.db`)
  if (!existsSync(kept)) {
    mkdirSync(folder, { recursive: true })
    copyFileSync(await makeCountry(size), kept)
  }
  const own = createTestDatabase()
  own.database.$client.close()
  copyFileSync(kept, own.file)
  testEnvironment(own.file)
  return own.file
}
