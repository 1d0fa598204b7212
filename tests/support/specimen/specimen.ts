import { defineInstrument } from '#surveys/model/define-instrument.ts'
import type { ActionTemplate, InstrumentDefinition, ScoredItem } from '#surveys/model/instrument.ts'
import type { SurveyJson } from '#surveys/model/survey-json.ts'
import survey from './survey.json' with { type: 'json' }

function item(id: string, points: ScoredItem['points'], more: Partial<ScoredItem> = {}): ScoredItem {
  return { id, weight: 1, keyed: 'favourable', points, notApplicable: [], unknown: [], ...more }
}

function action(id: string, dimension: string): ActionTemplate {
  return {
    id,
    dimension,
    title: `Mejorar ${dimension}`,
    rationale: `Actúa sobre ${dimension}.`,
    triggers: [{ kind: 'dimension-below', dimension, score: 60 }],
    responsible: ['human-resources'],
    termMonths: 6,
    effort: 'low',
    verification: 'Informe',
    indicator: 'Porcentaje de avance',
    norms: ['ley-32535'],
  }
}

/** A small instrument with every question type and every operator that the compiled check supports. */
export const specimenDefinition: InstrumentDefinition = {
  slug: 'gender-stereotypes',
  version: 99,
  title: 'Espécimen',
  publicTitle: 'Espécimen',
  purpose: 'Probar cada tipo de pregunta y cada condición.',
  nature: 'staff',
  presentation: {
    addressees: 'Todo el personal.',
    tellsRespondent: 'Sirve para probar.',
    scoreSubject: 'La prueba obtuvo',
    highScore: 'Alto es mejor.',
    describes: 'institution',
    showsHelp: false,
    onPaper: false,
    isYearlyEvaluation: false,
  },
  publishedOn: null,
  minutes: 1,
  k: 10,
  norms: ['ley-32535'],
  segments: [{ id: 'sex', title: 'Sexo', minimumPopulation: 0 }],
  sources: Object.fromEntries(
    ['a-01', 'a-02', 'a-03', 'b-01', 'b-02', 'c-01', 'c-02'].map((id) => [id, [{ kind: 'own', about: '' }]]),
  ),
  limits: ['No mide nada.'],
  changelog: [{ version: 99, says: 'Primera versión.' }],
  survey: survey as SurveyJson,
  scoring: {
    minimumAnsweredShare: 0.5,
    levels: [40, 60, 80],
    dimensions: [
      {
        id: 'a',
        title: 'Primera',
        meaning: 'Lo primero.',
        weight: 1,
        items: [
          item('a-01', { 1: 0, 2: 0.5, 3: 1, ns: null }, { weight: 3, notApplicable: ['na'], unknown: ['ns'] }),
          item('a-02', { rojo: 0, Índigo: 0.25, 10: 1 }),
          item('a-03', { 1: 1, 5: 0 }, { keyed: 'reverse' }),
        ],
      },
      {
        id: 'b',
        title: 'Segunda',
        meaning: 'Lo segundo.',
        weight: 2,
        items: [item('b-01', { 1: 0, 3: 0.5, 5: 1 }), item('b-02', { 1: 0, 5: 1, pnr: null })],
      },
      {
        id: 'c',
        title: 'Tercera',
        meaning: 'Lo tercero.',
        weight: 0.5,
        items: [item('c-01', { 1: 0, 5: 1 }), item('c-02', { 1: 1, 5: 0 }, { keyed: 'reverse' })],
      },
    ],
    unscored: [{ id: 'sex', kind: 'segment' }],
  },
  actions: [action('x-a01', 'a'), action('x-a02', 'b'), action('x-a03', 'c')],
  examples: [
    {
      title: 'Todo lo mejor de las dos primeras',
      answers: { 'a-01': '3', 'a-02': '10', 'b-01': '5', 'b-02': '5' },
      expected: { overall: 100, dimensions: { a: 100, b: 100 } },
    },
  ],
}

export const specimen = defineInstrument(specimenDefinition)
