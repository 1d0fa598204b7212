import { FIGURE_ATTACKS } from '#tests/attacks/figures.ts'
import { ITEM_ATTACKS } from '#tests/attacks/items.ts'
import { YEARS_ATTACK } from '#tests/attacks/years.ts'
import { KNOWN_ANSWERS_ATTACK } from '#tests/attacks/known-answers.ts'
import { PARTICIPATION_ATTACK } from '#tests/attacks/participation.ts'
import { without } from '#tests/attacks/attack.ts'
import { ALL_DEFENCES } from '#surveys/disclosure/defences.ts'
const size = Number(process.argv[2] ?? 80)
for (const a of [...(process.argv[3] === 'f' ? FIGURE_ATTACKS : []), ...ITEM_ATTACKS, YEARS_ATTACK, KNOWN_ANSWERS_ATTACK, PARTICIPATION_ATTACK]) {
  let t = Date.now()
  const o = await a.run(size, ALL_DEFENCES)
  console.log(a.id, o, Date.now()-t)
  for (const d of a.against) { t = Date.now(); const r = await a.run(size, without(d)); console.log('   without', d, r.found, r.examples[0], Date.now()-t) }
}
