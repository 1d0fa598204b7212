import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { checkTime } from './arithmetic.ts'
import { measureClosing } from './closing.ts'
import { measureNational } from './national.ts'
import { measurePublicFiles } from './public-files.ts'
import { measureRespondent } from './respondent.ts'
import type { BenchRow } from './row.ts'
import { measureSizes } from './sizes.ts'
import { measureSlowPhone } from './slow-phone.ts'
import { measureSoak } from './soak.ts'

/** What else ran on this machine when it began: more than its cores, and speeds are of a busy machine. */
const LOAD_BEFORE = loadavg()[0]?.toFixed(1) ?? 'unknown'

/** Parts that may be measured alone: `npm run bench -- respondent`. */
const PARTS: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  respondent: measureRespondent,
  arithmetic: () => {
    const check = checkTime()
    const more = { goal: '≤ 0.1', met: check <= 0.1 }
    return Promise.resolve([{ name: 'compiled check of one response', value: check, unit: 'ms', more }])
  },
  closing: measureClosing,
  'public-files': measurePublicFiles,
  'slow-phone': measureSlowPhone,
  soak: measureSoak,
  national: measureNational,
  sizes: measureSizes,
}

const asked = process.argv.slice(2)
const strange = asked.filter((name) => !(name in PARTS))
if (strange.length > 0) {
  console.error(`There is no part ${strange.join(', ')}: ${Object.keys(PARTS).join(', ')}`)
  process.exit(2)
}

const rows: BenchRow[] = []
for (const [name, measure] of Object.entries(PARTS))
  if (asked.length === 0 || asked.includes(name)) rows.push(...(await measure()))

const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}, load of others before it began ${LOAD_BEFORE}`
const written = rows.map(({ name, value, unit, more }) => ({
  ...{ name, value, unit },
  ...{ peer: more?.peer ?? null, ratio: more?.ratio ?? null, goal: more?.goal ?? null, met: more?.met ?? null },
}))
// A part alone is looked at; what is kept was measured in one run.
if (asked.length === 0)
  writeFileSync(
    'bench/results.json',
    `${JSON.stringify({ machine, when: new Date().toISOString(), rows: written }, null, 2)}\n`,
  )
const short = (value: number | null) => value && Number(value.toPrecision(4))
console.table(
  written.map((row) => ({ ...row, value: short(row.value), peer: short(row.peer), ratio: short(row.ratio) })),
)
process.exit(0)
