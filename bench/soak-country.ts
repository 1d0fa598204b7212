import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { newAccessCodes, printedCode } from '#app/respondent/desk/access-code.ts'
import { forgetWaiting } from '#db/waiting-file.server.ts'
import { freePort } from '#tests/support/free-port.ts'
import { catchMail } from '#tests/support/mail-catcher.ts'
import { publishReportOf2019 } from '#tests/support/published-report.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { addCodes, createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'
import { startProduct, type Served } from './processes.ts'

export const METRICS_TOKEN = 'un-token-largo-de-las-metricas-2026'
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** The hour in Lima at which the server's day begins: its jobs of the night are done by then. */
const MORNING = 10
const SLIPS = 20_000
/** Women, and men, of a campaign that closes in a night, and of the one that stays open. */
const [ONE_NIGHT, OPEN_TO_THE_END] = [1000, 10_000]

export type SoakCountry = Served & {
  readonly file: string
  /** Bytes that the program wrote to its log so far, and lines of faults. */
  readonly logged: { bytes: number; faults: string[] }
  readonly mails: () => number
  /** Links of campaigns, of which one is closed each night, and the last never. */
  readonly links: readonly string[]
  /** Codes of slips of the last campaign, printed; each is sent once. */
  readonly codes: readonly string[]
  /** A night passes: the clock of the server goes on by a day. @returns the night's number. */
  readonly passNight: () => Promise<number>
}

/** Milliseconds until it is the morning in Lima. */
function untilMorning(): number {
  const at = new Date(`${limaDate(new Date())}T${String(MORNING).padStart(2, '0')}:00:00-05:00`).getTime()
  return (at - Date.now() + DAY_MS) % DAY_MS
}

/** A small country with work in every state, and campaigns of which one ends each night; its server writes a backup each night and sends mails. */
export async function startSoakCountry(nights: number): Promise<SoakCountry> {
  const { database, file } = createTestDatabase()
  const environment = testEnvironment(file)
  await seedSmallCountry(database, environment)
  publishReportOf2019(database, limaDate(new Date()))
  let ahead = untilMorning()
  // Of the server, for which it may be tomorrow already: its campaigns end by its own days.
  const today = limaDate(new Date(Date.now() + ahead))
  const links: string[] = []
  for (let night = 0; night <= nights; night += 1) {
    const id = `remojo-${night}`
    links.push(`REMOJO${'ACDEFGHJKMNPQRTUVWXY'[night] ?? night}`)
    insertEntity(database, id)
    const people = night === nights ? OPEN_TO_THE_END : ONE_NIGHT
    await openCampaign(database, id, id, {
      ...{ opensOn: addDays(today, -5), closesOn: addDays(today, night === nights ? 60 : night) },
      ...{ linkCode: links.at(-1) ?? null, populationWomen: people, populationMen: people },
    })
  }
  insertEntity(database, 'remojo-papeletas')
  await openCampaign(database, 'remojo-papeletas', 'remojo-papeletas', {
    ...{ opensOn: addDays(today, -5), closesOn: addDays(today, 60), linkCode: null },
    ...{ populationWomen: SLIPS / 2, populationMen: SLIPS / 2 },
  })
  const codes = newAccessCodes(SLIPS)
  await addCodes(database, 'remojo-papeletas', codes)
  forgetWaiting(database.$client)
  database.$client.close()

  const [port, caught] = [await freePort(), { mails: 0 }]
  const mail = await catchMail(() => (caught.mails += 1))
  const backups = mkdtempSync(path.join(tmpdir(), 'espejo-soak-'))
  mkdirSync(backups, { recursive: true })
  const clock = path.resolve('tests/support/moved-clock.js')
  const served = await startProduct(
    file,
    {
      ...{ PORT: String(port), ESPEJO_ORIGIN: `http://127.0.0.1:${port}`, ESPEJO_METRICS_TOKEN: METRICS_TOKEN },
      ...{ ESPEJO_MAIL_URL: `smtp://127.0.0.1:${mail.port}`, ESPEJO_MAIL_FROM: 'Espejo <espejo@espejo.test>' },
      ...{ ESPEJO_BACKUPS: backups, ESPEJO_TEST_AHEAD: String(ahead), NODE_OPTIONS: `--import ${clock}` },
    },
    { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  )
  const logged: SoakCountry['logged'] = { bytes: 0, faults: [] }
  for (const stream of [served.child.stdout, served.child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      logged.bytes += chunk.length
      for (const line of chunk.toString().split('\n'))
        if (/"level":[56]0/.test(line) || /^\S*Error|^ {4}at /.test(line)) logged.faults.push(line)
    })
  let passed = 0
  const passNight = async () => {
    ahead += DAY_MS
    await new Promise((resolve) => {
      served.child.once('message', resolve)
      served.child.send({ ahead })
    })
    return (passed += 1)
  }
  return { ...served, file, logged, links, passNight, mails: () => caught.mails, codes: codes.map(printedCode) }
}
