import { PREVALENCE_ATTACKS } from '#tests/attacks/prevalence.ts'
import { POOL_ATTACK } from '#tests/attacks/pools.ts'
import { without } from '#tests/attacks/attack.ts'
import { ALL_DEFENCES } from '#surveys/disclosure/defences.ts'
const size = Number(process.argv[2] ?? 60)
for (const a of [...PREVALENCE_ATTACKS, POOL_ATTACK]) {
  let t = Date.now()
  const o = await a.run(size, ALL_DEFENCES)
  console.log(a.id, o, Date.now()-t)
  for (const d of a.against) { t = Date.now(); const r = await a.run(size, without(d)); console.log('   without', d, r.found, r.examples[0], Date.now()-t) }
}
