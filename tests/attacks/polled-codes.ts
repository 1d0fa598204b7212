import { codeMac, swapMac } from '#app/respondent/desk/access-code.ts'
import { findCampaignByCode, findCampaignBySwapLink } from '#db/queries/admission.server.ts'
import { storeSendings } from '#db/queries/sendings.server.ts'
import { seededRandom } from '#scripts/demo/random.ts'
import type { Defences } from '#surveys/disclosure/defences.ts'
import {
  addCodes,
  addSwapLinks,
  createTestDatabase,
  insertEntity,
  openCampaign,
  TEST_KEY,
} from '#tests/support/test-database.ts'
import { Findings, type Attack } from './attack.ts'

const PEOPLE = 60
const codeOf = (person: number) => `CODIGO${String(person).padStart(4, '0')}`
const tokenOf = (person: number) => person.toString(16).padStart(32, '0')

/** A campaign of which somebody kept a list of every printed code and of every link that was sent. */
async function campaignWithLists() {
  const { database } = createTestDatabase()
  insertEntity(database, 'e')
  await openCampaign(database, 'c', 'e', { linkCode: null, populationWomen: 80, populationMen: 80 }, [
    { way: 'slips', people: 80 },
    { way: 'email-swap', people: 80 },
  ])
  const people = Array.from({ length: PEOPLE }, (_, person) => person)
  await addCodes(database, 'c', people.map(codeOf))
  await addSwapLinks(database, 'c', people.map(tokenOf))
  return { database, people }
}

/** Whoever looks at each code and link of her list after each answer learns how many answered, and who where slips went out in order. */
async function pollCodes(size: number, defences: Defences) {
  const findings = new Findings()
  const { database, people } = await campaignWithLists()
  const mark = database.$client.prepare<[Buffer]>('UPDATE swap_links SET used = 1 WHERE mac = ?')
  const random = seededRandom(size)
  const order = [...people].sort(() => random.next() - 0.5).slice(0, Math.min(size, PEOPLE))
  const opening = async () => {
    const codes = await Promise.all(
      people.map((person) => findCampaignByCode(database, codeMac(TEST_KEY, codeOf(person)), defences)),
    )
    const links = await Promise.all(
      people.map((person) => findCampaignBySwapLink(database, swapMac(TEST_KEY, tokenOf(person)), defences)),
    )
    return JSON.stringify([codes, links])
  }
  let before = await opening()
  for (const person of order) {
    const mac = Buffer.from(tokenOf(person), 'hex')
    storeSendings(database, [
      {
        campaignId: 'c',
        formMac: mac,
        contentMac: mac,
        codeMac: codeMac(TEST_KEY, codeOf(person)),
        answers: '{}',
        experience: null,
        sex: null,
        extraSegment: null,
      },
    ])
    mark.run(swapMac(TEST_KEY, tokenOf(person)))
    const after = await opening()
    findings.add(after === before ? [] : [`a look at the list tells that person ${person} has answered`])
    before = after
  }
  database.$client.close()
  return findings.finish()
}

export const POLLED_CODES_ATTACK: Attack = {
  id: 'polled-codes',
  title: 'Mirar uno por uno los códigos impresos y los enlaces para contar quién ya respondió',
  against: ['spent-looks-free'],
  run: pollCodes,
}
