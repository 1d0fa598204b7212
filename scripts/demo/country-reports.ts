import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { insertEdition, insertReportDraft } from '#db/queries/country-reports.server.ts'
import { memberships, user } from '#db/schema/index.ts'
import { countryScope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { loadYear } from '#app/features/country-report/load-year.server.ts'
import { makeReport, proposedText, type Written } from '#app/features/country-report/make-report.ts'
import { PROGRAM, recordDeed } from '#app/kit/program/record-deed.server.ts'
import { editionDigest, type Edition } from '#surveys/country-report/frozen-report.ts'

/** Why what the report of 2019 says stands as it does, by the keys of the findings. */
const EXPLAINED_2019: Readonly<Record<string, string>> = {
  'C01:documents':
    'La fuente no detalla los otros 10 documentos. Se dejan las dos cifras y no se reparte la diferencia.',
  'C04:trained': 'La fuente da los dos porcentajes. El primero sale de sus cifras; del segundo no dice el total.',
  'C05:national-entity': 'La fuente nombra 78 de las 79 entidades. No se inventa la que falta.',
  'C06:MP-FN': 'Se deja donde la fuente lo nombra, para que los totales por nivel sean los publicados.',
  'C10:budget-executed-percent': 'La fuente no publica el presupuesto de esos programas.',
  'C10:budget-regional-share': 'La fuente no publica el presupuesto total de esas regiones.',
}

/** Who signs what is published in the demonstration. @throws where there are no accounts yet. */
export function findAnalyst(database: Database) {
  const analyst = database
    .select({ userId: user.id, name: user.name })
    .from(memberships)
    .innerJoin(user, eq(user.id, memberships.userId))
    .where(eq(memberships.role, 'analyst'))
    .orderBy(user.email)
    .get()
  if (!analyst) throw new Error('Add the accounts first')
  return analyst
}

type Publishing = {
  readonly year: number
  readonly publishedOn: string
  readonly explanations: Written['explanations']
}

function publish(database: Database, { year, publishedOn, explanations }: Publishing): void {
  const counted = loadYear(database, countryScope(), year, publishedOn)
  const edition: Edition = {
    ...{ year, version: 1, publishedOn, reason: '' },
    content: makeReport(counted, { texts: {}, explanations }),
    signature: { ...findAnalyst(database), position: 'Analista de la demostración' },
  }
  const digest = editionDigest(edition)
  const deed = { action: 'country-report.published', objectKind: 'country-report', objectId: String(year) }
  const at = new Date(`${publishedOn}T17:00:00.000Z`)
  inTransaction(database, (transaction) =>
    insertEdition(transaction, { ...edition, digest }, (inside) =>
      recordDeed(inside, PROGRAM, { ...deed, entityId: null, detail: { digest, version: 1 } }, at),
    ),
  )
}

/** The report of 2019, published as its source has it. @param publishedOn ISO date. */
export function publish2019(database: Database, publishedOn: string): void {
  publish(database, { year: 2019, publishedOn, explanations: EXPLAINED_2019 })
}

/** The report of a year that was recorded here, with every finding explained alike. @param publishedOn ISO date. */
export function publishRecorded(database: Database, year: number, publishedOn: string): void {
  const { observations } = makeReport(loadYear(database, countryScope(), year, publishedOn), {
    texts: {},
    explanations: {},
  })
  const said = 'Se revisó con las entidades. Queda como lo informaron.'
  const explanations = Object.fromEntries(
    observations.filter(({ severity }) => severity !== 'note').map(({ key }) => [key, said]),
  )
  publish(database, { year, publishedOn, explanations })
}

/** The report of 2019 as it was published, and a draft of the last year that is over. @param today ISO date. */
export function seedCountryReports(database: Database, today: string): void {
  publish2019(database, today)
  const year = Number(today.slice(0, 4)) - 1
  const counted = loadYear(database, countryScope(), year, today)
  const introduction = `${proposedText(counted.year, 'introduction')} Las entidades de ejemplo son inventadas.`
  inTransaction(database, (transaction) =>
    insertReportDraft(
      transaction,
      {
        ...{ year, texts: { introduction }, revision: 1, savedOn: today, savedBy: 'Analista de la demostración' },
        explanations: { 'C11:budget': 'Las cifras del MEF de ese año todavía no se cargaron.' },
      },
      NO_NOTE,
    ),
  )
}
