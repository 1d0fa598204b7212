import type { Database } from '#db/client.server.ts'
import { presentedDigest } from '#db/queries/november-reports.server.ts'
import { prepared } from '#db/prepared-insert.server.ts'
import {
  adaptationDocuments,
  adaptationSheets,
  complaintReports,
  mefAnswers,
  mefFigures,
  mefPliegos,
  novemberDrafts,
  novemberReports,
  novemberSteps,
  recordFacts,
} from '#db/schema/index.ts'
import type { PresentedContent } from '#db/schema/november-reports.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import { ADAPTATION_STATES, STANDARD_DOCUMENTS } from '#surveys/adaptation/documents.ts'
import { halfBefore, lastDayOf, lastEndedHalf } from '#surveys/complaints/half-years.ts'
import { composeReport } from '#surveys/november-report/compose-report.ts'
import { NOTHING_RECORDED } from '#surveys/november-report/facts.ts'
import type { FactState, SaidFact } from '#surveys/yearly-record/fact.ts'
import { sealReport } from '#app/features/complaint-reports/sealed-report.server.ts'
import { addDays } from '#app/kit/program/clock.ts'

/** How many years back there are reports of November: each of them is a text of some pages. */
const REPORTED_YEARS = 2
/** Entities of one transaction. */
const LOT = 100
const WHO = { userId: 'inventada', who: 'Persona inventada' } as const

/** What an entity told of a year: most kinds that are counted, some of them as nothing. */
function factsOf(place: number, year: number): readonly (readonly [on: string, said: SaidFact])[] {
  const training = (name: string, women: number, men: number): SaidFact => ({
    kind: 'training',
    content: { name, type: 'course', hours: 8, women, men, counts: 'persons' },
  })
  const document = { title: `POI ${year}`, document: `Resolución ${place}-${year}`, criterion: 'Metas por sexo' }
  const norm = {
    topic: 'participatory-budget',
    number: `Ordenanza ${place}-${year}`,
    title: 'Norma inventada',
  } as const
  return [
    [
      '2018-06-15',
      { kind: 'mechanism-act', content: { actType: 'mayoral-resolution', number: `${place}-2018`, expiresOn: null } },
    ],
    [`${year}-03-12`, { kind: 'internal-document', content: place % 4 === 0 ? null : { type: 'poi', ...document } }],
    [`${year}-04-20`, training('Curso básico', 20 + (place % 50), 15 + (place % 40))],
    [`${year}-08-20`, training('Taller', 10 + (place % 20), 12 + (place % 20))],
    [`${year}-05-18`, { kind: 'norm', content: place % 2 === 0 ? null : norm }],
    [`${year}-03-08`, { kind: 'communication', content: { name: 'Semana por la igualdad', channel: 'Afiches' } }],
  ]
}

function addRecord(transaction: Transaction, entityId: string, place: number, year: number, isNewest: boolean): void {
  // One in ten told nothing, which is no zero.
  if (place % 10 === 9) return
  const told = `${year}-12-05`
  for (const [at, [occurredOn, said]] of factsOf(place, year).entries()) {
    const states: readonly FactState[] = isNewest ? ['submitted', 'validated', 'observed'] : ['validated']
    const state = states[(place + at) % states.length] ?? 'validated'
    prepared(transaction).insert(recordFacts, {
      ...{ id: `${entityId}-${year}-${at}`, entityId, year, occurredOn, ...said, origin: 'entity', state },
      ...{ recordedOn: told, submittedOn: told, reviewedOn: state === 'submitted' ? null : told },
    })
  }
}

function addBudgetOfMef(transaction: Transaction, entityId: string, place: number, year: number): void {
  const sheet = { source: 'Consulta inventada', sourcedOn: `${year}-12-31` }
  const by = { importedBy: WHO.userId, importedOn: `${year + 1}-01-20` }
  const pim = 100_000_00 + place * 1000
  prepared(transaction).insert(mefPliegos, { entityId, year, totalPim: pim * 40, ...sheet, ...by })
  if (place % 3 !== 2)
    prepared(transaction).insert(mefFigures, {
      ...{ entityId, year, programme: '9101', programmeName: 'Programa inventado', pim },
      executed: Math.round(pim * 0.9),
    })
  if (place % 4 === 3) return
  const objects = place % 7 === 2
  prepared(transaction).insert(mefAnswers, {
    ...{ id: `mef-${entityId}-${year}`, entityId, year, revision: 1, verdict: objects ? 'objected' : 'confirmed' },
    ...{ reason: objects ? 'Falta un convenio' : '', answeredBy: WHO.userId, answeredByName: WHO.who },
    answeredAt: `${year + 1}-02-10T15:00:00.000Z`,
  })
}

function reportOf(year: number): PresentedContent {
  const texts = { OP01: { text: 'Se atendieron los casos.', noService: false, services: [] } }
  const report = composeReport({
    ...{ year, readOn: `${year}-11-28`, record: NOTHING_RECORDED, plan: null, outsidePlan: null, budget: null },
    entity: { id: 'inventada', name: 'Entidad inventada', level: 'national-entity', invented: true },
    ...{ obligation: 'obliged', tools: [], texts },
  })
  return { report, letter: { number: `Oficio 1-${year}`, date: `${year}-11-28` }, texts }
}

function addNovember(
  transaction: Transaction,
  entityId: string,
  place: number,
  content: PresentedContent,
  year: number,
): void {
  // One in twenty presented none.
  if (place % 20 === 19) return
  const at = `${year}-11-29T15:00:00.000Z`
  const own = { entityId, year, version: 1 }
  prepared(transaction).insert(novemberDrafts, { ...own, texts: content.texts, state: 'presented' })
  const row = {
    ...{ ...own, receivedYear: year, receivedPlace: place + 1, receivedAt: at, correctionReason: '', content },
    signature: { kind: 'unsigned' as const, presentedBy: WHO.who },
  }
  const digest = presentedDigest({ ...row, digest: '' })
  prepared(transaction).insert(novemberReports, { ...row, digest })
  prepared(transaction).insert(novemberSteps, { ...own, at, ...WHO, step: 'presented' })
  if (place % 2 === 0) prepared(transaction).insert(novemberSteps, { ...own, at, ...WHO, step: 'received' })
}

function addSheet(transaction: Transaction, entityId: string, place: number, day: string): void {
  if (place % 5 === 4) return
  prepared(transaction).insert(adaptationSheets, { entityId, startedOn: day })
  for (const [at, kind] of STANDARD_DOCUMENTS.entries()) {
    const state = ADAPTATION_STATES[(place + at) % ADAPTATION_STATES.length] ?? 'to-adapt'
    const adaptedOn = state === 'adapted' ? day : null
    prepared(transaction).insert(adaptationDocuments, {
      ...{ entityId, id: kind, kind, state, adaptedOn, unit: 'Planeamiento', revision: 1, savedOn: day },
    })
  }
}

function addComplaints(transaction: Transaction, entityId: string, place: number, secret: string, today: string): void {
  const newest = lastEndedHalf(today)
  for (const half of [newest, halfBefore(newest)]) {
    if ((place + half.half) % 5 === 0) continue
    const sealed = sealReport({ state: 'none' }, { entityId, half, revision: 1 }, secret)
    prepared(transaction).insert(complaintReports, {
      ...{ entityId, ...half, revision: 1, sealed, savedOn: addDays(lastDayOf(half), 24) },
    })
  }
}

/**
 * Adds to the entities of the large country what they record through the years: facts, figures of MEF, reports of
 * November, sheets of adaptation, half-year sheets. It is for measuring how queues of thousands are shown; what it says
 * tells nothing.
 * @param secret key outside the database, in hexadecimal: half-year sheets are sealed. @param today ISO date in Lima time.
 */
export function addLargeWork(
  database: Database,
  { entities, lastYear, years }: { readonly entities: number; readonly lastYear: number; readonly years: number },
  { secret, today }: { readonly secret: string; readonly today: string },
): void {
  const reports = new Map(
    Array.from({ length: Math.min(years, REPORTED_YEARS) }, (_, back) => [lastYear - back, reportOf(lastYear - back)]),
  )
  const add = (transaction: Transaction, place: number) => {
    const id = `inventada-${place}`
    for (let year = lastYear - years + 1; year <= lastYear; year += 1) {
      addRecord(transaction, id, place, year, year === lastYear)
      addBudgetOfMef(transaction, id, place, year)
      const content = reports.get(year)
      if (content) addNovember(transaction, id, place, content, year)
    }
    addSheet(transaction, id, place, addDays(today, -60))
    addComplaints(transaction, id, place, secret, today)
  }
  for (let first = 0; first < entities; first += LOT)
    inTransaction(database, (transaction) => {
      for (let place = first; place < Math.min(entities, first + LOT); place += 1) add(transaction, place)
    })
}
