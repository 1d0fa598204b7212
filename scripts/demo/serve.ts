import { randomBytes } from 'node:crypto'
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '#app/features/sign-in/demo-accounts.ts'
import { DEMO_SECOND_FACTOR } from '#app/features/sign-in/demo-second-factor.ts'
import { backupsFolder, campaignKeysFolder } from '#app/kit/program/backup-places.server.ts'
import { evidenceFolder } from '#app/kit/program/evidence-store.server.ts'
import { daysBetween, limaDate, systemClock } from '#app/kit/program/clock.ts'
import { readEnvironment, type Environment } from '#app/kit/program/environment.server.ts'
import { closeLooseFiles, keepFilesPrivate } from '#app/kit/program/file-modes.server.ts'
import { JOBS } from '#app/schedule/jobs.server.ts'
import { openDatabase, truncateLog } from '#db/client.server.ts'
import { waitingFilesOf } from '#db/waiting-file.server.ts'
import { sourcesHash } from '#scripts/prepare.js'
import { addLargeCountry, LARGE } from './large-country.ts'
import { addLargeWork } from './large-work.ts'
import { seedDemo } from './seed.ts'

const FOLDER = path.resolve('.espejo')
const TEMPLATE = path.join(FOLDER, 'demo-template.db')
const FACTS = path.join(FOLDER, 'demo-template.json')
const SECRETS = path.join(FOLDER, 'demo-secrets.json')
const KEEP_DAYS = 7

type Secrets = { readonly ESPEJO_CODE_KEY: string; readonly ESPEJO_SESSION_SECRET: string }

/** Keys of this machine's demonstration, kept beside the database and never inside it. */
function secrets(): Secrets {
  if (!existsSync(SECRETS)) {
    const made: Secrets = {
      ESPEJO_CODE_KEY: randomBytes(32).toString('hex'),
      ESPEJO_SESSION_SECRET: randomBytes(32).toString('hex'),
    }
    writeFileSync(SECRETS, JSON.stringify(made), { mode: 0o600 })
  }
  return JSON.parse(readFileSync(SECRETS, 'utf8')) as Secrets
}

function templateIsFresh(today: string, sources: string): boolean {
  if (!existsSync(TEMPLATE) || !existsSync(FACTS)) return false
  const facts = JSON.parse(readFileSync(FACTS, 'utf8')) as { madeOn: string; sources: string }
  const age = daysBetween(facts.madeOn, today)
  return age >= 0 && age < KEEP_DAYS && facts.sources === sources
}

/** Takes a database away with its logs and the answers that wait beside it. */
function removeDatabase(file: string): void {
  const own = ['', '-wal', '-shm', '-journal'].map((ending) => `${file}${ending}`)
  for (const each of [...own, ...waitingFilesOf(file)]) rmSync(each, { force: true })
}

async function ensureTemplate(environment: Environment): Promise<void> {
  const today = limaDate(systemClock())
  const sources = sourcesHash()
  if (templateIsFresh(today, sources)) return
  console.log('Creando el país de demostración (menos de dos minutos)…')
  const unfinished = `${TEMPLATE}.new`
  removeDatabase(unfinished)
  for (const folder of [`${unfinished}.evidencias`, `${TEMPLATE}.evidencias`])
    rmSync(folder, { recursive: true, force: true })
  await seedDemo(unfinished, environment, today)
  renameSync(`${unfinished}.evidencias`, `${TEMPLATE}.evidencias`)
  renameSync(unfinished, TEMPLATE)
  // Nobody of the template waits: what it closed, it closed whole.
  removeDatabase(unfinished)
  writeFileSync(FACTS, JSON.stringify({ madeOn: today, sources }))
}

function freshCopy(environment: Environment): void {
  const database = environment.ESPEJO_DATABASE
  removeDatabase(database)
  mkdirSync(path.dirname(path.resolve(database)), { recursive: true, mode: 0o700 })
  copyFileSync(TEMPLATE, database)
  const documents = evidenceFolder(environment)
  rmSync(documents, { recursive: true, force: true })
  cpSync(`${TEMPLATE}.evidencias`, documents, { recursive: true })
  // They are of what the last start made.
  for (const folder of [campaignKeysFolder(environment), backupsFolder(environment)])
    rmSync(folder, { recursive: true, force: true })
  closeLooseFiles(environment)
}

function printAccounts(): void {
  console.log(
    '\nPara responder como personal: abra /r y escriba DEMO-CULT, DEMO-ESTE o DEMO-HOST (da una papeleta nueva cada vez)',
  )
  console.log(`Para ingresar (contraseña ${DEMO_PASSWORD}):`)
  for (const { email, name } of DEMO_ACCOUNTS) console.log(`  ${email}  ${name}`)
  console.log(
    `  ${DEMO_SECOND_FACTOR.email}  con segundo paso; clave para la aplicación de códigos: ${DEMO_SECOND_FACTOR.secret}`,
  )
  console.log('Los correos de la demostración se leen en /correo')
}

/** Whether a country of thousands of entities is asked for: `--size large`. @throws where something else is. */
function asksLarge(words: readonly string[]): boolean {
  const said = words.join(' ').replace('=', ' ')
  if (said !== '' && said !== '--size large')
    throw new Error(`No se entiende «${said}». Lo único que se puede pedir es: npm run demo -- --size large`)
  return said !== ''
}

/** Adds to the copy that is served what measures a country as large as it may become. */
function enlarge({ ESPEJO_DATABASE, ...environment }: Environment): void {
  const { entities, years } = LARGE
  console.log(`Añadiendo ${entities} entidades inventadas con ${years} años de resultados (unos cuatro minutos)…`)
  const database = openDatabase(ESPEJO_DATABASE, undefined, campaignKeysFolder({ ESPEJO_DATABASE, ...environment }))
  // What is lost with the machine is simply made again.
  database.$client.pragma('synchronous = OFF')
  const today = limaDate(systemClock())
  const country = { ...LARGE, lastYear: Number(today.slice(0, 4)) - 1 }
  addLargeCountry(database, country)
  addLargeWork(database, country, { secret: environment.ESPEJO_CODE_KEY, today })
  truncateLog(database)
  database.$client.close()
}

/** Starts the demonstration: a copy of the template, served by the same server as in production. */
async function serve(): Promise<void> {
  const isLarge = asksLarge(process.argv.slice(2))
  keepFilesPrivate()
  mkdirSync(FOLDER, { recursive: true })
  process.env['ESPEJO_MODE'] ??= 'demo'
  process.env['ESPEJO_DATABASE'] ??= path.join(FOLDER, 'demo.db')
  for (const [name, value] of Object.entries(secrets())) process.env[name] ??= value
  const environment = readEnvironment()
  await ensureTemplate(environment)
  freshCopy(environment)
  if (isLarge) enlarge(environment)
  const { startServer } = await import('#app/server/main.ts')
  await startServer(environment, JOBS)
  printAccounts()
}

serve().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
