import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { SEX_NAMES } from '#app/kit/words/names.ts'
import {
  adaptToTheLaw,
  harassmentClauses,
  mechanismAtWork,
  paternityLeave,
} from '#surveys/instruments/shared-actions.ts'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import { ONE_IDEA_JUDGEMENTS } from '#surveys/instruments/one-idea.ts'
import { instrumentProblems } from '#surveys/model/define-instrument.ts'
import type { Instrument, InstrumentSlug } from '#surveys/model/instrument.ts'
import { conceptsOf } from '#surveys/model/likeness.ts'
import { joinsOf, oneIdeaProblems } from '#surveys/model/one-idea.ts'
import { sourcesDocument } from '#surveys/model/sources-document.ts'
import { placedQuestions, spanish } from '#surveys/model/survey-json.ts'
import { duplicatedWordings, wordingProblems } from '#surveys/model/wording.ts'
import { acquiescence, acquiescenceProblems } from '#surveys/scoring/acquiescence.ts'

const itemsOf = ({ scoring }: Instrument) => scoring.dimensions.flatMap(({ items }) => items)
const textsOf = ({ survey }: Instrument) =>
  new Map(placedQuestions(survey).map(({ question }) => [question.name, spanish(question.title)]))

/** Fewest dimensions and scored items of every version. */
const SIZES: Readonly<Record<InstrumentSlug, readonly [dimensions: number, items: number]>> = {
  'organizational-culture': [7, 40],
  'gender-stereotypes': [5, 30],
  'sexual-harassment': [5, 25],
  'public-budget': [7, 30],
}
const versions = INSTRUMENTS.map((instrument) => [`${instrument.slug} v${instrument.version}`, instrument] as const)
const versionsOf = (slug: InstrumentSlug) => versions.filter(([, instrument]) => instrument.slug === slug)

test.each(versions)('%s has the dimensions and items that its instrument needs', (_, instrument) => {
  const [dimensions, items] = SIZES[instrument.slug]
  expect(instrument.scoring.dimensions.length).toBeGreaterThanOrEqual(dimensions)
  expect(itemsOf(instrument).length).toBeGreaterThanOrEqual(items)
})

const SHARED: ReadonlySet<string> = new Set([
  mechanismAtWork.id,
  adaptToTheLaw.id,
  paternityLeave.id,
  harassmentClauses.id,
])

test('no question of one instrument repeats one of another, and no id belongs to two but of a shared action', () => {
  expect(duplicatedWordings(INSTRUMENTS)).toEqual([])
  const owners = new Map<string, string>()
  for (const instrument of INSTRUMENTS) {
    const segments = new Set(instrument.segments.map(({ id }) => id))
    const ids = [...textsOf(instrument).keys()].filter((id) => !segments.has(id))
    for (const id of [
      ...ids,
      ...instrument.scoring.dimensions.map((dimension) => dimension.id),
      ...instrument.actions.map((action) => action.id).filter((id) => !SHARED.has(id)),
    ]) {
      expect(owners.get(id) ?? instrument.slug, id).toBe(instrument.slug)
      owners.set(id, instrument.slug)
    }
  }
})

describe.each(versions)('%s', (_, instrument) => {
  test('its wording is short, balanced, sourced and says no twice', () => {
    expect(wordingProblems(instrument)).toEqual([])
  })

  test('no term that the law disputes', () => {
    for (const text of textsOf(instrument).values())
      expect(text).not.toMatch(/enfoque de género|feminis|masculinidad|las y los/i)
  })

  test('SOURCES.md is what sources.ts says', () => {
    expect(readFileSync(`surveys/instruments/${instrument.slug}/v${instrument.version}/SOURCES.md`, 'utf8')).toBe(
      sourcesDocument(instrument),
    )
  })
})

describe.each(versions.filter(([, { nature }]) => nature === 'staff'))('%s, answered by staff', (_, instrument) => {
  const texts = textsOf(instrument)

  test('a statement keyed in reverse is a claim of its own, not one with "no" added', () => {
    for (const { id, keyed, points } of itemsOf(instrument)) {
      if (keyed === 'reverse' && '5' in points) expect(texts.get(id), id).not.toMatch(/\b(no|nunca|jamás|sin)\b/i)
    }
  })

  test('no question is required and none asks for text', () => {
    for (const { question } of placedQuestions(instrument.survey)) {
      expect(question).not.toHaveProperty('isRequired')
      expect(['radiogroup', 'dropdown']).toContain(question.type)
    }
  })
})

test.each(versionsOf('gender-stereotypes'))('%s: every statement may be left unanswered', (_, instrument) => {
  expect(itemsOf(instrument).filter(({ points: table }) => table['pnr'] !== null)).toEqual([])
})

describe.each(versions.filter(([, { nature }]) => nature === 'staff'))(
  '%s, to who agrees with all',
  (_, instrument) => {
    test('saying yes and agreeing with everything gives the middle, in all and in every dimension', () => {
      expect(acquiescenceProblems(instrument)).toEqual([])
      const [first] = acquiescence(instrument)
      expect(Object.keys(first?.dimensions ?? {})).toEqual(instrument.scoring.dimensions.map(({ id }) => id))
    })

    test.each(['reverse', 'favourable'] as const)('a dimension whose %s questions are gone is found', (keyed) => {
      const [dimension, ...others] = instrument.scoring.dimensions
      const items = dimension?.items.filter((item) => item.keyed !== keyed) ?? []
      if (!dimension) throw new Error('There is a first dimension')
      const bent = {
        ...instrument,
        scoring: { ...instrument.scoring, dimensions: [{ ...dimension, items }, ...others] },
      }
      expect(acquiescenceProblems(bent).join('\n')).toContain(
        `${dimension.id} da ${keyed === 'reverse' ? 100 : 0}; debe quedar entre 40 y 60`,
      )
    })
  },
)

test('an institutional instrument is not judged so: there more is better, and documents prove it', () => {
  expect(versionsOf('public-budget').flatMap(([, instrument]) => acquiescenceProblems(instrument))).toEqual([])
})

describe('one question asks one thing', () => {
  const [, instrument] = versionsOf('sexual-harassment')[0] ?? []
  if (!instrument) throw new Error('There is an instrument on harassment')
  const reworded = (from: string, to: string): Instrument => ({
    ...instrument,
    survey: JSON.parse(JSON.stringify(instrument.survey).replace(from, to)) as Instrument['survey'],
  })

  test('every sentence that joins two things was judged as it stands, and no judgement is of another text', () => {
    expect(oneIdeaProblems(INSTRUMENTS, ONE_IDEA_JUDGEMENTS)).toEqual([])
  })

  test('a sentence with two ideas that nobody judged is found', () => {
    const double = reworded('La entidad tardaría demasiado', 'La entidad tardaría y se equivocaría')
    expect(oneIdeaProblems([double], ONE_IDEA_JUDGEMENTS).join('\n')).toContain(
      'sexual-harassment pro-03 une dos cosas y nadie juzgó',
    )
  })

  test('a judged sentence that changed needs a new judgement, and the old one is told to be of nothing', () => {
    const changed = reworded('el cuerpo o la vida privada', 'el cuerpo o la ropa')
    const others = INSTRUMENTS.filter(({ slug }) => slug !== instrument.slug)
    const problems = oneIdeaProblems([...others, changed], ONE_IDEA_JUDGEMENTS)
    expect(problems).toHaveLength(2)
    expect(problems[0]).toMatch(/cli-02 une dos cosas .*el cuerpo o la ropa/)
    expect(problems[1]).toMatch(/el juicio de sexual-harassment cli-02 .* ya no está/)
  })

  test('a judgement gives its reason', () => {
    const bare = ONE_IDEA_JUDGEMENTS.map((each) => ({ ...each, why: '' }))
    expect(oneIdeaProblems(INSTRUMENTS, bare)).toHaveLength(bare.length)
  })

  test.each([
    ['Mujeres y hombres acceden en las mismas condiciones.', 0],
    ['Es adecuada para una mujer o para un hombre.', 0],
    ['Se escucha igual a las mujeres y a los hombres.', 0],
    ['Los criterios se conocen y se aplican.', 1],
    ['Es privado, seguro u otra cosa e igual.', 2],
    ['Un baño limpio/seguro.', 1],
    ['Un yogur, un oso y una urraca.', 1],
  ])('«%s» joins %d times', (text, times) => {
    expect(joinsOf(text)).toHaveLength(times)
  })
})

test('declining to answer is said with the same words everywhere', () => {
  const words = INSTRUMENTS.flatMap(({ survey }) =>
    placedQuestions(survey).flatMap(({ question }) =>
      question.choices.filter(({ value }) => value === 'pnr').map(({ text }) => spanish(text)),
    ),
  )
  expect([...new Set([...words, SEX_NAMES.pnr])]).toEqual(['Prefiero no responder'])
})

test('sex is asked and answered in one gender', () => {
  for (const { survey } of INSTRUMENTS)
    for (const { question } of placedQuestions(survey)) {
      if (question.name !== 'sex') continue
      expect(spanish(question.title)).toBe('¿Cuál es su sexo?')
      expect(question.choices.map(({ text }) => spanish(text))).toEqual([
        'Mujer',
        'Hombre',
        'Otro',
        'Prefiero no responder',
      ])
    }
})

test.each(versionsOf('gender-stereotypes'))(
  '%s: what colleagues think is keyed like the own opinion',
  (_, instrument) => {
    expect(instrumentProblems(instrument)).toEqual([])
    const scoring = {
      ...instrument.scoring,
      unscored: instrument.scoring.unscored.map((item) =>
        item.id === 'nor-04' && item.kind === 'perceived-norm' ? { ...item, about: 'mas-01' } : item,
      ),
    }
    expect(instrumentProblems({ ...instrument, scoring })).toEqual([
      'perceived norm nor-04: is keyed favourable and mas-01 is keyed reverse',
    ])
  },
)

test.each(versionsOf('gender-stereotypes'))(
  '%s: what colleagues think is asked in one form, of the very matter that the person is asked',
  (_, instrument) => {
    const texts = textsOf(instrument)
    const norms = instrument.scoring.unscored.flatMap((item) => (item.kind === 'perceived-norm' ? [item] : []))
    expect(norms.length).toBe(4)
    for (const { id, about } of norms) {
      expect(texts.get(id), id).toMatch(/^La mayoría de mis colegas /)
      const [own, others] = [conceptsOf(texts.get(about) ?? ''), conceptsOf(texts.get(id) ?? '')]
      expect([...own].filter((concept) => others.has(concept)).length, `${id} and ${about}`).toBeGreaterThanOrEqual(3)
    }
  },
)

test.each(versionsOf('sexual-harassment'))(
  '%s: no sé has 0 points where knowledge is tested and none elsewhere',
  (_, instrument) => {
    for (const { id, points } of itemsOf(instrument)) expect(points['ns'], id).toBe('5' in points ? null : 0)
  },
)

test.each(versionsOf('sexual-harassment'))(
  '%s: no questionnaire title speaks of harassment, and only sex is asked of the person',
  (_, instrument) => {
    expect(`${instrument.publicTitle} ${spanish(instrument.survey.title)}`).not.toMatch(
      /hostigamiento|acoso|sexual|denuncia/i,
    )
    expect(instrument.segments.map(({ id }) => id)).toEqual(['sex'])
  },
)

test.each(versionsOf('sexual-harassment'))(
  '%s: a behaviour that could be welcome is asked as one that was not wanted',
  (_, instrument) => {
    const texts = textsOf(instrument)
    const page = instrument.survey.pages.find(({ name }) => name === 'exp')
    expect(spanish(page?.description ?? '')).toContain('no deseaba')
    for (const id of ['exp-03', 'exp-04', 'exp-05', 'exp-06', 'exp-08', 'exp-09', 'exp-10', 'exp-11'])
      expect(texts.get(id), id).toMatch(/no dese|desear|quisiera|incomod/)
  },
)

test.each(versionsOf('sexual-harassment'))(
  '%s: what counts as a behaviour was done to the person, so a joke overheard opens nothing',
  (_, instrument) => {
    const texts = textsOf(instrument)
    const { families = [] } = instrument.scoring.prevalence ?? {}
    const counted = families.flatMap(({ items }) => items)
    const asked = [...texts.keys()].filter((id) => /^exp-(?!00)/.test(id))
    expect(counted.toSorted()).toEqual(asked.toSorted())
    for (const id of counted) {
      expect(texts.get(id), id).toMatch(/\b(le|usted|forzarle)\b/i)
      expect(texts.get(id), id).not.toMatch(/\bante usted\b|\boyó\b|\bescuch/i)
    }
    const after = instrument.survey.pages.find(({ name }) => name === 'cha')?.visibleIf ?? ''
    expect([...new Set(after.match(/exp-(?!00)\d\d/g))].toSorted()).toEqual(counted.toSorted())
    expect(texts.get('cli-01')).toMatch(/bromas sexuales o sexistas/)
  },
)

test.each(versionsOf('sexual-harassment'))(
  '%s: images that were made up and insults over orientation or identity are asked, in the right family',
  (_, instrument) => {
    const texts = textsOf(instrument)
    const familyOf = (id: string) => instrument.scoring.prevalence?.families.find(({ items }) => items.includes(id))?.id
    expect(texts.get('exp-16')).toMatch(/imágenes .* fabricadas/)
    expect(familyOf('exp-16')).toBe('crude-cyber')
    expect(texts.get('exp-15')).toMatch(/insultaron .* orientación sexual o su identidad/)
    expect(familyOf('exp-15')).toBe('sexist')
  },
)

test.each(versionsOf('sexual-harassment'))('%s: whom to tell is chosen among offices, not claimed', (_, instrument) => {
  const item = itemsOf(instrument).find(({ id }) => id === 'con-05')
  expect(item?.keyed).toBe('choice')
  const right = Object.entries(item?.points ?? {}).filter(([, points]) => points === 1)
  expect(right.map(([choice]) => choice).toSorted()).toEqual(['rrhh', 'secretaria'])
})
