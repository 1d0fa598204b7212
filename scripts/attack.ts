import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { limaDate } from '#app/kit/program/clock.ts'
import { ALL_DEFENCES, DEFENCE_NAMES, type Defence } from '#surveys/disclosure/defences.ts'
import { ATTACKS } from '#tests/attacks/all.ts'
import type { NotPromised, Outcome } from '#tests/attacks/attack.ts'
import { removed, tableRows, withTable } from '#tests/attacks/defences-table.ts'
import { sourcesHash } from './prepare.js'

/**
 * `npm run attack`: every attack on 300 made-up entities, then each defence taken away once. Writes
 * `docs/attacks/results.json`, with what an attack learns that nobody promised to hide, and the table of
 * `docs/anonymity.md`; ends with 1 where anything was found, or where a
 * defence can be taken away without any attack noticing.
 */

const ENTITIES = 300
/** Enough to notice that a defence is missing: some of every shape of entity. */
const ENTITIES_WITHOUT = 108
const RESULTS = 'docs/attacks/results.json'
const DOCUMENT = 'docs/anonymity.md'

let failed = false
type Row = { id: string; title: string; tries: number; found: number; notPromised?: readonly NotPromised[] }
const attacks: Row[] = []
for (const { id, title, run, notPromised } of ATTACKS) {
  const { tries, found, examples } = await run(ENTITIES, ALL_DEFENCES)
  attacks.push({ id, title, tries, found, ...(notPromised ? { notPromised: notPromised() } : {}) })
  failed ||= found > 0
  console.log(
    `${found === 0 ? 'nothing' : `FOUND ${found}`} of ${tries}  ${id}${examples.map((example) => `\n    ${example}`).join('')}`,
  )
}

const outcomes = new Map<Defence, Outcome>()
for (const defence of DEFENCE_NAMES) {
  const outcome = await removed(defence, ENTITIES_WITHOUT)
  outcomes.set(defence, outcome)
  failed ||= outcome.found === 0
  console.log(`without ${defence}: ${outcome.found === 0 ? 'NOT NOTICED' : `${outcome.found} of ${outcome.tries}`}`)
}

mkdirSync('docs/attacks', { recursive: true })
writeFileSync(RESULTS, `${JSON.stringify({ ranOn: limaDate(new Date()), sources: sourcesHash(), attacks }, null, 2)}\n`)
writeFileSync(DOCUMENT, withTable(readFileSync(DOCUMENT, 'utf8'), tableRows(outcomes)))
console.log(`${RESULTS} and the table of ${DOCUMENT} are written.`)
process.exit(failed ? 1 : 0)
