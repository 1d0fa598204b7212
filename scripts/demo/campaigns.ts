import { randomBytes } from 'node:crypto'
import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { insertCampaign, type NewCampaign, type CampaignWay } from '#db/queries/campaigns.server.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { annulCampaign } from '#db/queries/campaigns.server.ts'
import { insertBatch } from '#db/queries/typing.server.ts'
import { countryScope, entityScope } from '#db/scope.ts'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { newPromise } from '#app/features/campaigns/new-promise.server.ts'
import { publishByHead } from './public-pages.ts'
import { CONSENT_TEXT } from '#app/features/campaigns/create-campaign.server.ts'
import { addDays, addMonths } from '#app/kit/program/clock.ts'
import { newAccessCodes } from '#app/respondent/desk/access-code.ts'
import { INSTRUMENTS, instrumentByHash, latestInstrument } from '#surveys/instruments/index.ts'
import { asksAboutHarm } from '#surveys/model/handling.ts'
import type { Instrument, InstrumentSlug } from '#surveys/model/instrument.ts'
import { madeResponses, type Climate } from './answer-patterns.ts'
import type { DemoEntity } from './entities.ts'
import { seededRandom, seedOf, type Random } from './random.ts'
import { demoFigure, demoScope, FIGURE_SOURCE } from './staff-figures.ts'
import { DEMO_SLIPS, seedDemoSlips, seedDestruction, seedPastSlips } from './slips.ts'

/** Past years were answered with the first version, this year with the newest. */
export function instrumentOf(slug: InstrumentSlug, back: number): Instrument {
  return back === 0
    ? latestInstrument(slug)
    : (INSTRUMENTS.find((each) => each.slug === slug && each.version === 1) ?? latestInstrument(slug))
}

const culture = latestInstrument('organizational-culture')
/** How the entity's staff answer in the year `back` years ago. */
function climateOf(instrument: Instrument, entity: DemoEntity, back: number, random: Random): Climate {
  const level = { usual: 3.5, improving: 3.2 + (2 - back) * 0.28, gap: 3.6, alike: 4.4, low: 2.75, high: 4.1 }[
    entity.climate
  ]
  // What sets an entity apart lasts; from one year to the next little moves.
  const lasting = seededRandom(seedOf(`${entity.id}-${instrument.slug}`))
  const shifts = instrument.scoring.dimensions.map(
    ({ id }) => [id, lasting.normal() * 0.35 + random.normal() * 0.07] as const,
  )
  const womenLower = entity.climate === 'gap' ? { cor: 0.7, par: 0.6, res: 0.5, cli: 0.6, pro: 0.6 } : { par: 0.15 }
  return {
    level,
    dimensions: { ...Object.fromEntries(shifts), ...(entity.climate === 'gap' ? { cor: -0.55 } : {}) },
    womenLower,
    spread: entity.climate === 'alike' ? 0.12 : 0.55,
  }
}

/** What must be in order before staff are asked about harassment. */
function careBefore({ opensOn }: Term): Partial<NewCampaign> {
  return {
    complaintChannel: 'Recursos Humanos, segundo piso, anexo 120 (inventado)',
    channelTestedOn: addDays(opensOn, -5),
    helpLinesCheckedOn: addDays(opensOn, -3),
  }
}

/** One link where an entity is large enough for it, slips elsewhere; for everybody. */
function waysFor({ linkCode, populationWomen, populationMen }: NewCampaign): readonly CampaignWay[] {
  return [{ way: linkCode ? 'single-link' : 'slips', people: populationWomen + populationMen }]
}

/** Every way at once, so that each can be tried. */
function allWays({ populationWomen, populationMen }: NewCampaign): readonly CampaignWay[] {
  return [
    { way: 'slips', people: 60 },
    { way: 'single-link', people: populationWomen + populationMen - 100 },
    { way: 'email-swap', people: 40 },
  ]
}

type Term = { readonly opensOn: string; readonly closesOn: string }

function campaignOf(
  entity: DemoEntity,
  id: string,
  term: Term,
  more: Partial<NewCampaign>,
  instrument = culture,
): NewCampaign {
  const people = entity.women + entity.men
  const figure = demoFigure(entity, term.opensOn)
  return {
    id,
    entityId: entity.id,
    instrumentSlug: instrument.slug,
    instrumentVersion: instrument.version,
    instrumentHash: instrument.hash,
    status: 'open',
    ...term,
    linkCode: people >= 200 && !asksAboutHarm(instrument) ? (newAccessCodes(1)[0] ?? null) : null,
    scope: demoScope(entity),
    populationWomen: entity.women,
    populationMen: entity.men,
    populationSource: FIGURE_SOURCE,
    populationDate: figure.countedOn,
    populationFigureId: figure.id,
    ...(asksAboutHarm(instrument) ? careBefore(term) : {}),
    k: instrument.k,
    consentText: CONSENT_TEXT,
    ...more,
  }
}

/** People who answer; never more than there are, except where that is the point of the example. */
function answering(entity: DemoEntity, share: number): { women: number; men: number } {
  return { women: Math.round(entity.women * share), men: Math.round(entity.men * share * 0.94) }
}

async function fill(
  database: Database,
  entity: DemoEntity,
  campaign: NewCampaign,
  back: number,
  share: number,
  { ways = waysFor(campaign), promised = back === 0 }: { ways?: readonly CampaignWay[]; promised?: boolean } = {},
): Promise<void> {
  const instrument = instrumentByHash(campaign.instrumentHash)
  const other = instrument.slug === culture.slug ? '' : `-${instrument.slug}`
  const random = seededRandom(seedOf(`${entity.id}-${back}${other}`))
  await insertCampaign(database, campaign, ways, NO_NOTE, promised ? newPromise(campaign.opensOn) : null)
  seedResponses(
    database,
    campaign.id,
    madeResponses(instrument, climateOf(instrument, entity, back, random), answering(entity, share), random),
  )
}

/** A campaign that closed after its last day, with its release and proposals. */
export async function closedCampaign(
  database: Database,
  entity: DemoEntity,
  closesOn: string,
  back: number,
  instrument = culture,
  promised = back === 0,
): Promise<NewCampaign> {
  const other = instrument.slug === culture.slug ? '' : `-${instrument.slug}`
  const campaign = campaignOf(
    entity,
    `${entity.id}${other}-${closesOn.slice(0, 4)}`,
    { opensOn: addDays(closesOn, -27), closesOn },
    {},
    instrument,
  )
  await fill(database, entity, campaign, back, Math.min(1, entity.response + (back - 1) * 0.02), { promised })
  await closeCampaign(database, campaign.id, addDays(closesOn, 1), null)
  return campaign
}

async function presentCampaign(database: Database, entity: DemoEntity, today: string): Promise<void> {
  const id = `${entity.id}-actual`
  const running = campaignOf(entity, id, { opensOn: addDays(today, -6), closesOn: addDays(today, 16) }, {})
  switch (entity.today) {
    case 'open':
      return fill(database, entity, running, 0, entity.response * 0.4)
    case 'scheduled': {
      const next = campaignOf(
        entity,
        id,
        { opensOn: addDays(today, 7), closesOn: addDays(today, 28) },
        { status: 'scheduled' },
      )
      return insertCampaign(database, next, waysFor(next), NO_NOTE, newPromise(today))
    }
    case 'draft':
      return insertCampaign(
        database,
        campaignOf(
          entity,
          id,
          { opensOn: addDays(today, 10), closesOn: addDays(today, 31) },
          { status: 'draft', linkCode: null },
        ),
        [],
        NO_NOTE,
      )
    case 'cancelled':
      return insertCampaign(
        database,
        campaignOf(entity, id, { opensOn: addDays(today, 2), closesOn: addDays(today, 22) }, { status: 'cancelled' }),
        [],
        NO_NOTE,
      )
    case 'annulled':
      await fill(database, entity, running, 0, 0.3)
      await annulCampaign(
        database,
        countryScope(),
        id,
        'El enlace se publicó por error fuera de la entidad',
        today,
        NO_NOTE,
      )
      return
    case 'population-review':
      await fill(
        database,
        entity,
        campaignOf(entity, id, { opensOn: addDays(today, -30), closesOn: addDays(today, -2) }, {}),
        0,
        1.08,
      )
      await closeCampaign(database, id, addDays(today, -1), null)
      return
    default:
  }
}

/** Three years of an entity that applies every year, two of one whose campaign of this year is not closed. */
export async function seedEntityCampaigns(database: Database, entity: DemoEntity, today: string): Promise<void> {
  const offset = 40 + (seedOf(entity.id) % 60)
  const newest = addDays(today, -offset)
  const backs = entity.today === 'closed' ? [2, 1, 0] : entity.women + entity.men > 400 ? [2, 1] : []
  for (const back of backs) await closedCampaign(database, entity, addMonths(newest, -12 * back), back)
  await presentCampaign(database, entity, today)
}

/** Codes that always stand open on the demonstration's own entity. */
const OPEN_CODES = [
  // The last one opens last: the panel's guide follows the newest.
  // By slips: DEMO-HOST hands them out.
  ['sexual-harassment', null, 24],
  ['gender-stereotypes', 'DEMOESTE', 22],
  ['organizational-culture', 'DEMOCULT', 20],
] as const

/** Open campaigns, over half of their term past, with enough answers for everything; two years of culture before. */
export async function seedDemoCampaigns(database: Database, entity: DemoEntity, today: string): Promise<void> {
  for (const back of [2, 1]) {
    for (const [slug] of OPEN_CODES) {
      const closesOn = addMonths(addDays(today, -45), -12 * back)
      const campaign = await closedCampaign(database, entity, closesOn, back, instrumentOf(slug, back), back === 1)
      if (back === 1 && slug === culture.slug) await publishByHead(database, campaign.id, addDays(closesOn, 40))
      if (campaign.linkCode !== null) continue
      seedPastSlips(database, campaign)
      // The act of the newer one is left to whoever tries the custody of codes.
      if (back === 2) seedDestruction(database, campaign.id, closesOn)
    }
  }
  for (const [slug, linkCode, daysOpen] of OPEN_CODES) {
    const instrument = latestInstrument(slug)
    const other = slug === culture.slug ? '' : `-${slug}`
    const term = { opensOn: addDays(today, -daysOpen), closesOn: addDays(today, 12) }
    const campaign = campaignOf(entity, `${entity.id}${other}-actual`, term, { linkCode }, instrument)
    await fill(database, entity, campaign, 0, entity.response, {
      ways: slug === culture.slug ? allWays(campaign) : waysFor(campaign),
    })
  }
  seedDemoSlips(database, `${entity.id}-sexual-harassment-actual`, today, entity.women + entity.men - DEMO_SLIPS)
  await insertBatch(
    database,
    entityScope(entity.id),
    { id: `${entity.id}-actual`, codesPrinted: 0 },
    {
      id: randomBytes(8).toString('hex'),
      code: 'L-7K4QR',
      formsPrinted: 40,
      typist: 'la Oficina de Estadística (inventada)',
    },
    NO_NOTE,
  )
}
