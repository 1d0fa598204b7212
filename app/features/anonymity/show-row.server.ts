import { openDatabase, type Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { insertCampaign } from '#db/queries/campaigns.server.ts'
import { moveDueLots } from '#db/queries/lots.server.ts'
import { waitingOf } from '#db/waiting-file.server.ts'
import { entities } from '#db/schema/index.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { placedQuestions, spanish } from '#surveys/model/survey-json.ts'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { createRespondentDesk } from '#app/respondent/desk/desk.server.ts'

/** Days of the made-up campaign; nothing depends on the clock. */
const DAYS = {
  opensOn: '2026-11-02',
  answeredAt: '2026-11-10T17:00:00Z',
  closesOn: '2026-11-27',
  closedOn: '2026-11-28',
} as const
const CAMPAIGN = 'aplicacion-inventada'
/** Made-up colleagues: enough for her sex to be kept or not as in a real close, and for a lot. */
const COLLEAGUES = 23
const ASKED = 3
const KEY = '5e'.repeat(32)

const instrument = latestInstrument('organizational-culture')
const asked = placedQuestions(instrument.survey)
  .map(({ question }) => question)
  .filter(({ name }) => instrument.scoring.dimensions[0]?.items.some(({ id }) => id === name))
  .slice(0, ASKED)
const sexQuestion = placedQuestions(instrument.survey).find(({ question }) => question.name === 'sex')?.question

/** Questions of the trial: three of the first dimension, and sex. */
export function trialQuestions() {
  return [...asked, ...(sexQuestion ? [sexQuestion] : [])].map(({ name, title, choices = [] }) => ({
    name,
    title: spanish(title),
    choices: choices.map(({ value, text }) => ({ value: String(value), text: spanish(text) })),
  }))
}

export type StoredRow = Readonly<Record<string, string | null>>
/** What became of an answer: as it waits, as it is stored among others, and after the close. */
export type RowDemonstration = {
  readonly waiting: StoredRow
  readonly stored: StoredRow
  readonly closed: StoredRow
  readonly columns: { readonly waiting: readonly string[]; readonly stored: readonly string[] }
}

function freshDatabase(): Database {
  const database = openDatabase(':memory:')
  database
    .insert(entities)
    .values({
      id: 'e',
      name: 'Entidad inventada',
      governmentLevel: 'ministry',
      source: 'Inventada',
      sourceYear: 2026,
      invented: true,
    })
    .run()
  return database
}

async function prepare(database: Database): Promise<void> {
  const { slug: instrumentSlug, version: instrumentVersion, hash: instrumentHash } = instrument
  const scope = { kind: 'headquarters', units: [], serviceContractors: false, interns: false } as const
  const population = {
    populationWomen: 150,
    populationMen: 150,
    populationSource: 'Inventada',
    populationDate: DAYS.opensOn,
  }
  await insertCampaign(
    database,
    {
      id: CAMPAIGN,
      entityId: 'e',
      instrumentSlug,
      instrumentVersion,
      instrumentHash,
      status: 'open',
      opensOn: DAYS.opensOn,
      closesOn: DAYS.closesOn,
      linkCode: 'PRUEBA',
      scope,
      ...population,
      k: instrument.k,
      consentText: '',
    },
    [{ way: 'single-link', people: 300 }],
    NO_NOTE,
  )
}

/** A row as text: random bytes as their digits, so that a person can see that two ids differ. */
function readable(row: Record<string, unknown> | undefined): StoredRow {
  return Object.fromEntries(
    Object.entries(row ?? {}).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value === null ? null : String(value),
    ]),
  )
}

const columnsOf = (database: Database, table: string) =>
  database.$client
    .prepare<[], { name: string }>(`PRAGMA table_info(${table})`)
    .all()
    .map(({ name }) => name)

/** What the file of waiting answers holds of the one person who has answered so far. */
function waitingRow(database: Database): StoredRow {
  const [lot] = waitingOf(database).listLots(1)
  const [answer] = lot?.answers ?? []
  return readable({
    campaign_id: lot?.campaignId,
    part: lot?.part,
    id: answer?.id,
    answers: answer?.answers,
    sex: answer?.sex,
    extra_segment: answer?.extraSegment,
  })
}

/** What the trial shows before anybody has chosen. */
const FIRST_CHOICES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(asked.map(({ name, choices = [] }, place) => [name, String(choices[3 - place]?.value ?? '')])),
  sex: 'mujer',
}

/** The choice of each question: hers where it is one of the question's, otherwise the first shown. */
export function chosenOrFirst(chosen: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    trialQuestions().map(({ name, choices }) => [
      name,
      choices.find(({ value }) => value === chosen[name])?.value ?? FIRST_CHOICES[name] ?? '',
    ]),
  )
}

/**
 * Sends a made-up answer through the same code as a real one, into a database in memory, together with made-up
 * colleagues, closes the campaign, and reads what is stored at each moment. Nothing outlives the call. It costs a tenth
 * of a second or two of the processor: in the thread that serves only `rowDemonstration` is asked for it.
 * @param answers a choice of each trial question.
 */
export async function demonstrateRow(answers: Readonly<Record<string, string>>): Promise<RowDemonstration> {
  const database = freshDatabase()
  try {
    await prepare(database)
    const desk = createRespondentDesk(database, KEY, () => new Date(DAYS.answeredAt))
    const send = (person: number, given: Readonly<Record<string, string>>) =>
      desk.send('PRUEBA', '', {
        formId: person.toString(16).padStart(32, '0'),
        consents: true,
        answers: new Map(Object.entries(given)),
      })
    await send(0, answers)
    const waiting = waitingRow(database)
    const own = Object.fromEntries(Object.entries(answers).filter(([name]) => name !== 'sex'))
    for (let person = 1; person <= COLLEAGUES; person += 1) {
      const given = Object.fromEntries(
        asked.map(({ name, choices = [] }, place) => [name, String(choices[(person + place) % 5]?.value ?? '')]),
      )
      // Nobody answers the same, so that her own row is the one that is shown.
      if (JSON.stringify(given) !== JSON.stringify(own))
        await send(person, { ...given, sex: person % 2 ? 'hombre' : 'mujer' })
    }
    const mine = () =>
      readable(
        database.$client
          .prepare<[string], Record<string, unknown>>('SELECT * FROM responses WHERE answers = ?')
          .get(JSON.stringify(own)),
      )
    moveDueLots(database)
    const stored = mine()
    await closeCampaign(database, CAMPAIGN, DAYS.closedOn, null)
    return {
      waiting,
      stored,
      closed: mine(),
      columns: { waiting: Object.keys(waiting), stored: columnsOf(database, 'responses') },
    }
  } finally {
    database.$client.close()
  }
}
