import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { insertEdition } from '#db/queries/country-reports.server.ts'
import { countryScope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { loadYear } from '#app/features/country-report/load-year.server.ts'
import { makeReport } from '#app/features/country-report/make-report.ts'
import { editionDigest, type Edition } from '#surveys/country-report/frozen-report.ts'

/** Publishes the report of 2019 as it is, with nothing explained; for tests that only read it. @param version from 1 on. */
export function publishReportOf2019(database: Database, publishedOn: string, version = 1): void {
  const edition: Edition = {
    ...{ year: 2019, version, publishedOn, reason: version === 1 ? '' : 'Se corrige una cifra.' },
    content: makeReport(loadYear(database, countryScope(), 2019, publishedOn), { texts: {}, explanations: {} }),
    signature: { userId: 'ana', name: 'Ana', position: 'Analista' },
  }
  const stored = { ...edition, digest: editionDigest(edition) }
  inTransaction(database, (transaction) => insertEdition(transaction, stored, NO_NOTE))
}
