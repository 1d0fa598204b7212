import { createRespondentDesk } from '#app/respondent/desk/desk.server.ts'
import { readForm } from '#app/respondent/http/read-form.ts'
import { newAccessCodes } from '#app/respondent/desk/access-code.ts'
import { addCodes, answersLike, createTestDatabase, insertEntity, openCampaign, TEST_KEY } from '#tests/support/test-database.ts'
const NOW = () => new Date('2026-11-10T17:00:00Z')
for (const tick of [1, 10, 50, 50, 10, 1]) {
  const { database } = createTestDatabase()
  insertEntity(database, 'e1')
  await openCampaign(database, 'c1', 'e1', { linkCode: null, populationWomen: 2000, populationMen: 2000 })
  const codes = newAccessCodes(2000)
  await addCodes(database, 'c1', codes)
  const desk = createRespondentDesk(database, TEST_KEY, NOW)
  const n = tick === 1 ? 500 : 2000
  const forms = Array.from({ length: n }, (_, i) => readForm(new Map(Object.entries({ formulario: i.toString(16).padStart(32, '0'), consentimiento: 'si', ...answersLike(4, i), sex: 'mujer' }))))
  const c0 = process.cpuUsage(), t0 = performance.now()
  for (let i = 0; i < n; i += tick)
    await Promise.all(forms.slice(i, i + tick).map((f, j) => desk.send(codes[i + j] ?? '', 'x', f)))
  await new Promise((r) => setTimeout(r, 50))
  const c = process.cpuUsage(c0)
  console.log(`tick ${tick}: ${((c.user + c.system) / n).toFixed(0)} µs cpu (user ${(c.user / n).toFixed(0)}), ${((performance.now() - t0 - 50) / n).toFixed(3)} ms wall per sending`)
  database.$client.close()
}
