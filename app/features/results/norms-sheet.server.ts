import { claimSentence } from '#app/kit/words/claims/claims.ts'
import type { Row, WorkbookSheet } from '#app/kit/sheets/xlsx.server.ts'
import { whyHidden } from './perceived-norms.tsx'
import type { Results } from './view-results.server.ts'
import { normsOf } from './view-tab.server.ts'

/** What people think beside what they think that others think, as the page has it; none where that is not asked. */
export function normsSheets(results: Results): WorkbookSheet[] {
  const norms = normsOf(results)
  if (!norms) return []
  const rows = norms.map(({ text, about, found, distribution }): Row => {
    if (!found) return [text, about, null, null, null, whyHidden(distribution, results.record.release.k)]
    return [text, about, found.own, found.perceived, found.difference, claimSentence({ kind: 'norm', found })]
  })
  return [
    {
      name: 'Norma percibida',
      widths: [50, 50, 18, 18, 12, 70],
      rows: [['Pregunta', 'Frente a', 'Opinión propia (%)', 'Cree de otros (%)', 'Distancia', 'Conclusión'], ...rows],
    },
  ]
}
