import { describe, expect, test } from 'vitest'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import { currentActionId, MERGED_ACTIONS } from '#surveys/instruments/shared-actions.ts'
import { GOVERNMENT_LEVELS, type EntityKind } from '#surveys/model/entity-kind.ts'
import type { ActionTemplate, Instrument, Trigger } from '#surveys/model/instrument.ts'
import { OFFICES, officeNames } from '#surveys/model/offices.ts'
import { fitToEntity } from '#surveys/planning/fit-to-entity.ts'
import { bindsSurely } from '#surveys/planning/duties.ts'
import type { FittedProposal, ProposalReason } from '#surveys/planning/proposal.ts'
import { everyFinding } from '#surveys/model/findings.ts'
import { duplicatedActions } from '#surveys/model/wording.ts'
import { citation, citationsNotInForce, isVerified, namedNorms, norm, notedArticles } from '#surveys/norms/norms.ts'

/** The day on which the actions were written: they may cite only what was in force then. */
const WRITTEN_ON = '2026-11-23'

const latest = INSTRUMENTS.filter(
  (one) => !INSTRUMENTS.some((other) => other.slug === one.slug && other.version > one.version),
)
/** Every action as each instrument lists it: a shared one stands under each of those that propose it. */
const everyListing: readonly ActionTemplate[] = latest.flatMap((instrument) => instrument.actions)
const everyAction: readonly ActionTemplate[] = [...new Map(everyListing.map((action) => [action.id, action])).values()]
/** Good practice that no norm backs: it says so where it is shown. */
const BACKED_BY_NO_NORM = ['gs-a19']

/** Indicators with such a word that count no staff: examples of public works, solved with an office. */
const NOT_OF_STAFF = ['Áreas técnicas con al menos un caso resuelto', 'Casos resueltos en el año']

const SIZES = [15, 34, 400] as const
/** Three sizes of each of the five levels. */
const ENTITIES: readonly EntityKind[] = GOVERNMENT_LEVELS.flatMap((level) => SIZES.map((staff) => ({ level, staff })))
const SOME_DAYS = [
  '2019-12-31',
  '2021-06-30',
  '2023-06-01',
  '2024-12-31',
  '2025-12-24',
  '2026-01-01',
  WRITTEN_ON,
] as const

/** Every action with the reasons that it can have without a result: what a duty says to an entity. */
function fitted(entity: EntityKind, today: string = WRITTEN_ON): FittedProposal[] {
  return latest.flatMap((instrument) =>
    instrument.actions.flatMap((action) => {
      const duties = action.triggers.flatMap((trigger): ProposalReason[] =>
        trigger.kind === 'duty' ? [{ kind: 'duty', trigger, instrumentHash: instrument.hash }] : [],
      )
      const warned: ProposalReason = {
        kind: 'warning',
        trigger: { kind: 'warning', item: 'x', score: 50 },
        mean: 40,
        instrumentHash: instrument.hash,
      }
      const reasons = action.triggers.every(({ kind }) => kind === 'duty') ? duties : [warned, ...duties]
      const { slug, version, hash } = instrument
      return fitToEntity({ instrument: { slug, version, hash }, action, reasons, sure: true }, entity, today) ?? []
    }),
  )
}
const dutiesOf = (entity: EntityKind, today?: string) =>
  fitted(entity, today).flatMap(({ action, reasons }) => (reasons.some(bindsSurely) ? [action.id] : []))

function words(text: string): Set<string> {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  return new Set(plain.match(/[a-z]{4,}/g) ?? [])
}

/** Share (0-1) of the words of two texts that both have. */
function likeness(one: string, other: string): number {
  const [first, second] = [words(one), words(other)]
  const common = [...first].filter((word) => second.has(word)).length
  return common / (first.size + second.size - common)
}

function tooAlike(texts: readonly string[]): string[][] {
  return texts.flatMap((text, index) =>
    texts.slice(index + 1).flatMap((other) => (likeness(text, other) > 0.4 ? [[text, other]] : [])),
  )
}

/** What makes a trigger fire at another moment than a second one; triggers of other dimensions do not count. */
function cut(trigger: Trigger, dimension: string): string | null {
  switch (trigger.kind) {
    case 'dimension-below':
      return trigger.dimension === dimension ? `dimension ${trigger.score}` : null
    case 'item-below':
      return `item ${trigger.score}`
    case 'unknown-above':
      return `unknown ${trigger.share}`
    case 'gap':
      return trigger.dimension === dimension ? 'gap' : null
    case 'perceived-norm':
      return `norm ${trigger.points}`
    case 'warning':
      return `warning ${trigger.score}`
    case 'prevalence':
      return `found ${trigger.finding}`
    case 'duty':
      return null
  }
}

function itemsOf(trigger: Trigger): readonly string[] {
  if (trigger.kind === 'warning') return [trigger.item]
  if (trigger.kind === 'perceived-norm') return trigger.items
  return trigger.kind === 'item-below' || trigger.kind === 'unknown-above' ? trigger.items : []
}

test('there are at least 100 actions, each with an id of its own in the form of its instrument', () => {
  expect(everyAction.length).toBeGreaterThanOrEqual(100)
  expect(new Set(everyAction.map(({ id }) => id)).size).toBe(everyAction.length)
  expect(everyAction.filter(({ id }) => !/^(oc|gs|sh|pb)-a\d{2}$/.test(id))).toEqual([])
})

test('the measure of likeness tells a repetition from two texts', () => {
  expect(likeness('Publicar las reglas de encargaturas', 'Publicar las reglas de las encargaturas')).toBe(1)
  expect(likeness('Publicar las reglas de encargaturas', 'Rotar las tareas de apoyo')).toBe(0)
})

test('no two titles and no two rationales are alike', () => {
  expect(tooAlike(everyAction.map(({ title }) => title))).toEqual([])
  expect(tooAlike(everyAction.map(({ rationale }) => rationale))).toEqual([])
})

test('no two actions of different instruments ask for the same thing with the same proof', () => {
  expect(duplicatedActions(latest)).toEqual([])
})

test('the same thing in other words is found', () => {
  const [culture, stereotypes] = [latest[0], latest[1]] as [Instrument, Instrument]
  const [first] = culture.actions as readonly [ActionTemplate]
  const paraphrase = {
    ...first,
    id: 'gs-a99',
    title: 'Publicar un compromiso firmado de los jefes, con tres metas que se midan',
  }
  expect(duplicatedActions([culture, { ...stereotypes, actions: [paraphrase] }])).toEqual([
    `${first.id} y gs-a99 piden casi lo mismo`,
  ])
})

test('every title begins with a verb in the infinitive and is no sentence', () => {
  expect(
    everyAction.filter(({ title }) => !/^[A-ZÁÉÍÓÚ]\p{Ll}*(ar|er|ir)\s/u.test(title) || title.endsWith('.')),
  ).toEqual([])
})

test('no text duplicates masculine and feminine by sign, nor uses a term that the law disputes', () => {
  const stray = /@|\p{L}\/(a|as|o|os)\b|\bles? todes\b|enfoque de género/iu
  const texts = [
    ...everyAction.flatMap(({ title, rationale, verification, indicator, variants = [] }) => [
      ...[title, rationale, verification, indicator],
      ...variants.flatMap((variant) =>
        [variant.title, variant.rationale, variant.verification, variant.indicator].flatMap((text) => text ?? []),
      ),
    ]),
    ...ENTITIES.flatMap((entity) => OFFICES.map((office) => officeNames([office], entity))),
  ]
  expect(texts.filter((text) => stray.test(text))).toEqual([])
})

/**
 * An indicator is read by everybody who reads the plan: where few people work, a number or share of complaints, leaves or
 * pregnancies is about one of them, and that there were any is told too. What can be counted is the procedure.
 */
const OF_FEW =
  /\b(casos?|denuncias?|quejas?|avisos?|incidentes?|víctimas?|gestantes?|lactantes?|retornos?|violencia|apoyo)\b/iu

test('no indicator counts what happened to few people: it asks whether the procedure stands', () => {
  const indicators = everyAction.flatMap(({ indicator, variants = [] }) => [
    indicator,
    ...variants.flatMap((variant) => variant.indicator ?? []),
  ])
  const counted = indicators.filter((text) => OF_FEW.test(text) && !text.endsWith('(sí o no)'))
  expect(counted).toEqual(NOT_OF_STAFF)
})

test('an autonomous body is offered the yearly report and the mechanism, and neither as a duty', () => {
  const autonomous = { level: 'autonomous-body', staff: 400 } as const
  const low = latest.flatMap((instrument) =>
    instrument.actions
      .filter(({ id }) => id === 'oc-a03' || id === 'oc-a08')
      .flatMap((action) => {
        const { slug, version, hash } = instrument
        const below = action.triggers.flatMap((trigger): ProposalReason[] =>
          trigger.kind === 'dimension-below'
            ? [{ kind: 'rated-dimension', trigger, score: 30, rank: 1, instrumentHash: hash }]
            : [],
        )
        return (
          fitToEntity(
            { instrument: { slug, version, hash }, action, reasons: below, sure: true },
            autonomous,
            WRITTEN_ON,
          ) ?? []
        )
      }),
  )
  expect(new Set(low.map(({ action }) => action.id))).toEqual(new Set(['oc-a03', 'oc-a08']))
  expect(low.every(({ action }) => action.rationale.includes('está por verificar'))).toBe(true)
  expect(dutiesOf(autonomous)).not.toContain('oc-a03')
  expect(dutiesOf(autonomous)).not.toContain('oc-a08')
})

describe.each(
  latest.flatMap((instrument) =>
    instrument.scoring.dimensions.map(({ id }) => [instrument.slug, id, instrument] as const),
  ),
)('%s, dimension %s', (_, dimension, instrument) => {
  const own = instrument.actions.filter((action) => action.dimension === dimension)
  const cuts = own
    .flatMap(({ triggers }) => triggers.map((trigger) => cut(trigger, dimension)))
    .filter((each) => each !== null)

  test('has at least three actions that a score can propose', () => {
    expect(own.filter(({ triggers }) => triggers.some(({ kind }) => kind !== 'duty')).length).toBeGreaterThanOrEqual(3)
  })

  test('has actions at two or more cuts of its own score, and one for a gap', () => {
    const scores = new Set(cuts.filter((each) => each.startsWith('dimension ')))
    expect(scores.size).toBeGreaterThanOrEqual(2)
    if (instrument.nature === 'staff') expect(cuts).toContain('gap')
  })

  test('proposes something at a low score, whichever items it comes from', () => {
    const [, advanced] = instrument.scoring.levels
    expect(cuts).toContain(`dimension ${advanced}`)
  })
})

test.each(latest.map((instrument) => [instrument.slug, instrument] as const))(
  'every item of %s can propose an action, and every action is listed under a dimension that proposes it',
  (_, instrument: Instrument) => {
    const { actions, scoring } = instrument
    const named = new Set(actions.flatMap(({ triggers }) => triggers.flatMap(itemsOf)))
    const items = scoring.dimensions.flatMap((dimension) => dimension.items.map(({ id }) => id))
    expect(items.filter((id) => !named.has(id))).toEqual([])
    const strays = actions.filter(({ dimension, triggers }) => {
      return !triggers.some(
        (trigger) =>
          trigger.kind === 'duty' ||
          trigger.kind === 'prevalence' ||
          trigger.kind === 'perceived-norm' ||
          'dimension' in trigger ||
          itemsOf(trigger).some((id) => id.startsWith(`${dimension}-`)),
      )
    })
    expect(strays).toEqual([])
  },
)

test('every norm that an action cites was in force on the day it was written', () => {
  const citing = everyAction.flatMap((action) => [action, ...(action.variants ?? [])])
  expect(citing.flatMap(({ norms = [] }) => citationsNotInForce(norms, WRITTEN_ON))).toEqual([])
  expect(everyAction.filter(({ norms }) => norms.length === 0).map(({ id }) => id)).toEqual(BACKED_BY_NO_NORM)
})

test.each(SOME_DAYS)('on %s no plan cites, or names in a sentence, a norm that is not in force', (today) => {
  for (const entity of ENTITIES) {
    for (const { action } of fitted(entity, today)) {
      const named = namedNorms(`${action.title} ${action.rationale}`)
      expect(citationsNotInForce([...action.norms, ...named], today), action.id).toEqual([])
    }
  }
})

test('a duty whose norm is not in force yet is no duty: the law of 2025 obliges nobody in 2024', () => {
  const ministry = { level: 'ministry', staff: 400 } as const
  expect(dutiesOf(ministry, '2024-12-31')).not.toContain('oc-a07')
  expect(dutiesOf(ministry, WRITTEN_ON)).toContain('oc-a07')
})

describe('duties bind only whom the norm binds', () => {
  const EVERYWHERE = ['oc-a02', 'oc-a07', 'sh-a02', 'sh-a06', 'sh-a12', 'sh-a21']
  const expected = ({ level, staff }: EntityKind): string[] => [
    ...EVERYWHERE,
    // D.S. 005-2017-MIMP is of the national and the regional governments: a mechanism, and its report.
    ...(['ministry', 'national-entity', 'regional-government'].includes(level) ? ['oc-a03', 'oc-a08'] : []),
    // D.S. 014-2019-MIMP, article 24: from twenty people on.
    ...(staff !== null && staff >= 20 ? ['sh-a01'] : []),
  ]
  test.each(ENTITIES.map((entity) => [entity.level, entity.staff, entity] as const))(
    '%s of %d people',
    (_level, _staff, entity) => {
      expect([...new Set(dutiesOf(entity))].toSorted()).toEqual(expected(entity).toSorted())
    },
  )

  test('a municipality is told of no November report, not even as a proposal', () => {
    const ids = fitted({ level: 'local-government', staff: 400 }).map(({ action }) => action.id)
    expect(ids).not.toContain('oc-a08')
  })

  test('what binds only when somebody complained is told with its condition, and never as a plain duty', () => {
    const conditional = fitted({ level: 'ministry', staff: 400 }).flatMap(({ action, reasons }) =>
      reasons.some((reason) => reason.kind === 'duty' && !bindsSurely(reason)) ? [action.id] : [],
    )
    expect(conditional.toSorted()).toEqual(['sh-a19', 'sh-a20', 'sh-a22', 'sh-a40'])
  })

  test('where no figure of staff is confirmed, what binds from twenty people on says that condition', () => {
    const policy = fitted({ level: 'ministry', staff: null }).find(({ action }) => action.id === 'sh-a01')
    expect(policy?.reasons.find(({ kind }) => kind === 'duty')).toMatchObject({
      onlyIf: [{ kind: 'staff', minimum: 20 }],
    })
  })
})

/** Offices that an entity of fifteen people does not have; a person there does the task. */
const OFFICE_WORDS =
  /Secretaría General|\bOficinas?\b|Imagen Institucional|\bComunicaciones\b|Asesoría Jurídica|Tecnologías de la Información|Abastecimiento|Planeamiento y Presupuesto|Gerencia General|Gerencia de |Alta dirección|alta dirección|Unidad (formuladora|ejecutora|de atención)|centros? de costo|[Óó]rganos? de línea|bienestar social|subgerencia/

describe('a small entity reads only of offices that it has', () => {
  const small = ENTITIES.filter(({ staff }) => staff !== null && staff < 50)
  test.each(small.map((entity) => [entity.level, entity.staff, entity] as const))(
    '%s of %d people',
    (_level, _staff, entity) => {
      const stray = fitted(entity).flatMap(({ action }) =>
        [action.title, action.rationale, action.responsibleUnit, action.verification, action.indicator]
          .filter((text) => OFFICE_WORDS.test(text))
          .map((text) => `${action.id}: ${text}`),
      )
      expect(stray).toEqual([])
    },
  )

  test('the words that tell an office are found where there are offices', () => {
    const texts = fitted({ level: 'ministry', staff: 400 }).map(({ action }) => action.responsibleUnit)
    expect(texts.filter((text) => OFFICE_WORDS.test(text)).length).toBeGreaterThan(100)
  })

  test('what cannot be done with few people has words of its own there, and the plan keeps for whom', () => {
    const own = fitted({ level: 'local-government', staff: 15 })
    const usual = new Map(everyAction.map((action) => [action.id, action]))
    for (const id of ['oc-a05', 'oc-a19', 'oc-a24', 'oc-a29', 'gs-a11', 'oc-a03', 'sh-a33', 'sh-a35', 'oc-a39']) {
      const found = own.find(({ action }) => action.id === id)
      expect(found?.action.title, id).not.toBe(usual.get(id)?.title)
      expect(found?.reasons.at(-1)).toMatchObject({ kind: 'fitted', entity: { level: 'local-government', staff: 15 } })
    }
  })

  test('nothing there counts or asks people in a way that tells who is meant', () => {
    const texts = fitted({ level: 'local-government', staff: 15 }).map(
      ({ action }) => `${action.id}: ${action.title} ${action.verification} ${action.indicator}`,
    )
    expect(texts.filter((text) => /diez o más|grupo ocupacional|por grupo de puestos|boletín/i.test(text))).toEqual([])
  })

  test('nothing there is proved or measured by what happened to somebody, nor by a vote', () => {
    // A plan is read by many: «porcentaje de casos» says that there was one, and everybody knows whose.
    const TELLS =
      /\b(casos|denuncias|quejas|incidentes|consultas|accesos|plazos cumplidos|avisos hechos|no renovaciones|solicitudes de apoyo|cambios injustificados|actas firmadas|registro de (fechas|plazos)|votación)\b/i
    const OF_NOBODY = ['gs-a12', 'gs-a15', 'sh-a07', 'sh-a35']
    const found = (staff: number) =>
      fitted({ level: 'local-government', staff }).flatMap(({ action: { id, verification, indicator } }) =>
        TELLS.test(`${verification} ${indicator}`) && !OF_NOBODY.includes(id) ? [id] : [],
      )
    expect(found(15)).toEqual([])
    expect(found(400).length).toBeGreaterThan(5)
  })

  test('nothing there is counted by units, areas or sites of which there is one', () => {
    const PARTS = /\b(cada|porcentaje de|lista de) (unidad(es)?|áreas?|sedes?|jefaturas?)\b|\bÁreas\b/i
    const found = (staff: number) =>
      fitted({ level: 'local-government', staff }).flatMap(({ action: { id, title, verification, indicator } }) =>
        PARTS.test(`${title}. ${verification}. ${indicator}`) ? [id] : [],
      )
    expect(found(15)).toEqual([])
    expect(found(400).length).toBeGreaterThan(5)
  })
})

describe('what two instruments ask for is one action', () => {
  test('it reads the same under each, and no other action has its id', () => {
    const listed = new Map<string, ActionTemplate[]>()
    for (const action of everyListing) listed.set(action.id, [...(listed.get(action.id) ?? []), action])
    const shared = [...listed.values()].filter((actions) => actions.length > 1)
    expect(shared.map(([first]) => first?.id).toSorted()).toEqual(['oc-a03', 'oc-a07', 'oc-a26', 'sh-a11'])
    for (const actions of shared) {
      const words = actions.map(({ dimension: _, triggers: __, ...rest }) => rest)
      expect(new Set(words.map((each) => JSON.stringify(each))).size).toBe(1)
    }
  })

  test('every former id leads to an action that is there, and is used by none', () => {
    expect(Object.keys(MERGED_ACTIONS).toSorted()).toEqual(['gs-a02', 'gs-a20', 'pb-a01', 'pb-a06'])
    const ids = new Set(everyAction.map(({ id }) => id))
    for (const [before, after] of Object.entries(MERGED_ACTIONS)) {
      expect(ids.has(before)).toBe(false)
      expect(ids.has(after)).toBe(true)
      expect(currentActionId(before)).toBe(after)
    }
  })
})

describe('a hostile lawyer finds no order that no norm gives', () => {
  const text = (action: ActionTemplate) =>
    [action, ...(action.variants ?? [])].map(({ title = '', rationale = '' }) => `${title} ${rationale}`).join(' ')
  const OBLIGES = /\bobliga\b|\bmanda\b|\bordena\b|es un deber|\bdebe(n)?\b/i

  test('only a duty says that something is obliged, or an action that says so of a norm that was read', () => {
    const stray = everyAction.filter(
      (action) =>
        OBLIGES.test(action.title) ||
        (OBLIGES.test(action.rationale) &&
          !action.triggers.some(({ kind }) => kind === 'duty') &&
          namedNorms(action.rationale).every((id) => !isVerified(id))),
    )
    // These speak of what a rule of the entity or a practice brings about, or of who gives orders.
    const SPEAKS_OF_ANOTHER_RULE = [
      ...['oc-a04', 'oc-a31', 'oc-a44', 'oc-a45', 'gs-a05'],
      ...['sh-a07', 'sh-a28', 'sh-a31', 'pb-a07', 'pb-a14', 'pb-a29', 'pb-a35'],
    ]
    expect(stray.map(({ id }) => id).filter((id) => !SPEAKS_OF_ANOTHER_RULE.includes(id))).toEqual([])
  })

  test('no plan opens a second window for complaints, nor takes a survey for one', () => {
    const second = everyAction.filter((action) =>
      /abrir en Integridad|aviso simple|buzón de (quejas|denuncias)/i.test(text(action)),
    )
    expect(second.map(({ id }) => id)).toEqual([])
    const crime = everyAction.find(({ id }) => id === 'sh-a30')
    expect(crime?.rationale).toMatch(/informe de precalificación/)
    expect(crime?.rationale).toMatch(/no señalan ningún hecho: no abren un caso ni obligan a avisar/)
    expect(crime?.norms).toContain('informe-001354-2021-servir')
    for (const id of ['oc-a36', 'oc-a39'])
      expect(everyAction.find((action) => action.id === id)?.rationale).toMatch(/no recibe(n)? denuncias/)
  })

  test('nobody «approves» the yearly plan: the areas elaborate it; November is about national policies', () => {
    const stray = everyAction.filter((action) =>
      /plan anual de actividades aprobado|avances del plan anual|comité aprueba/i.test(
        `${text(action)} ${action.verification}`,
      ),
    )
    expect(stray.map(({ id }) => id)).toEqual([])
    expect(norm('ds-005-2017-mimp').says).toMatch(/áreas .+ elaboran un plan anual/)
    expect(everyAction.find(({ id }) => id === 'oc-a08')?.title).toMatch(/políticas nacionales de igualdad/)
  })
})

test('a duty cites the norm that obliges, and only norms that were read as text', () => {
  const duties = everyAction.filter(({ triggers }) => triggers.some(({ kind }) => kind === 'duty'))
  expect(duties.length).toBeGreaterThanOrEqual(2)
  for (const { norms, rationale } of duties) {
    expect(norms.every((id) => isVerified(id))).toBe(true)
    expect(norms.some((id) => rationale.includes(citation(id)))).toBe(true)
  }
})

test('a rationale that names an article cites a norm that was read as text', () => {
  const naming = everyAction.filter(({ rationale }) => /artículo|disposici(ón|ones)/i.test(rationale))
  expect(naming.length).toBeGreaterThan(0)
  expect(naming.filter(({ norms }) => !norms.every((id) => isVerified(id)))).toEqual([])
})

test('an action says which article stands behind it, wherever articles of the norm were noted', () => {
  const bare = everyAction.flatMap(({ id, norms, articles = {} }) =>
    norms.filter((each) => norm(each).articles !== '' && !articles[each]).map((each) => `${id}: ${each}`),
  )
  expect(bare).toEqual([])
  expect(
    everyAction
      .flatMap(({ articles = {} }) => Object.values(articles))
      .filter((place) => !/artículo|disposici/.test(place)),
  ).toEqual([])
})

test('an article that was not noted of a norm is told from one that was', () => {
  expect(notedArticles('ds-014-2019-mimp', 'artículos 16.1 y 37')).toBe(true)
  expect(notedArticles('ds-014-2019-mimp', 'artículo 74')).toBe(false)
  expect(notedArticles('ley-30057', 'artículo III')).toBe(true)
  expect(notedArticles('ley-32535', 'cuarta disposición complementaria final')).toBe(true)
  expect(notedArticles('ley-27942', 'cuarta disposición complementaria final')).toBe(false)
  expect(notedArticles('ley-29409', 'artículo 1')).toBe(false)
})

describe('what the harassment instrument may find', () => {
  const [instrument] = latest.filter(({ scoring }) => scoring.prevalence) as [Instrument]
  const { actions, scoring, findingsWithoutAction = {} } = instrument
  const proposing = new Set(
    actions.flatMap(({ triggers }) =>
      triggers.flatMap((trigger) => (trigger.kind === 'prevalence' ? [trigger.finding] : [])),
    ),
  )

  test('proposes an action or is listed, with a reason, as what needs none', () => {
    const findings = scoring.prevalence ? everyFinding(scoring.prevalence) : []
    expect(findings.length).toBeGreaterThan(30)
    expect(findings.filter((id) => proposing.has(id) === id in findingsWithoutAction)).toEqual([])
    expect(Object.values(findingsWithoutAction).filter((why) => !why.endsWith('.'))).toEqual([])
  })

  test('needs an action where the law was not kept or somebody was hurt', () => {
    for (const finding of [
      'physical',
      'coercion',
      'by-authority',
      'reprisals',
      'no-health-care',
      'no-protection',
      'no-rights-read',
    ])
      expect(proposing).toContain(finding)
  })

  test('has its signs of danger: a cost for complaining, no reserve, reprisals, terms not kept', () => {
    const warnings = actions.flatMap(({ triggers }) =>
      triggers.flatMap((trigger) => (trigger.kind === 'warning' ? [trigger.item] : [])),
    )
    expect(warnings.toSorted()).toEqual(['cli-03', 'pro-01', 'pro-02', 'pro-03'])
  })

  test('leads to the report to prosecution or police in 24 hours where there are signs of a crime', () => {
    const route = actions.find(({ triggers }) =>
      triggers.some((trigger) => trigger.kind === 'prevalence' && trigger.finding === 'coercion'),
    )
    expect(route?.articles).toEqual({ 'ds-014-2019-mimp': 'artículo 21' })
    expect(route?.triggers).toContainEqual({ kind: 'prevalence', finding: 'physical' })
    expect(route?.title).not.toMatch(/\bpide\b|a pedido/)
  })
})

test('every instrument knows of an entity that did something like one of its actions', () => {
  expect(latest.filter(({ actions }) => !actions.some(({ example }) => example)).map(({ slug }) => slug)).toEqual([])
})

test('an example names its source', () => {
  const sourced = everyAction.flatMap(({ example }) => (example === undefined ? [] : [example]))
  expect(sourced.length).toBeGreaterThan(0)
  expect(sourced.filter((example) => !/\(.+\)\.$/.test(example))).toEqual([])
})
