import { defineInstrument } from '#surveys/model/define-instrument.ts'
import type { SurveyJson } from '#surveys/model/survey-json.ts'
import { actions } from './actions.ts'
import { examples } from './examples.ts'
import { explanations } from './explanations.ts'
import { scoring } from './scoring.ts'
import { sources } from './sources.ts'
import survey from './survey.json' with { type: 'json' }

/** Organizational culture for equality between women and men: what staff perceive in their entity. */
export const organizationalCultureV1 = defineInstrument({
  slug: 'organizational-culture',
  version: 1,
  title: 'Cultura organizacional para la igualdad',
  publicTitle: 'Encuesta sobre la vida en mi entidad',
  purpose:
    'Saber cómo percibe el personal la igualdad entre mujeres y hombres en su entidad, para decidir qué mejorar.',
  nature: 'staff',
  presentation: {
    addressees: 'Todo el personal de la entidad, de cualquier modalidad de contrato.',
    tellsRespondent: 'Sirve para saber cómo es trabajar ahí para mujeres y hombres, y decidir qué mejorar.',
    scoreSubject: 'El personal calificó a la entidad con',
    highScore: 'Cuanto más alto, mejor percibe el personal el trato y las oportunidades de mujeres y hombres.',
    describes: 'institution',
    showsHelp: false,
    onPaper: true,
    isYearlyEvaluation: false,
  },
  publishedOn: '2026-11-24',
  minutes: 10,
  k: 10,
  norms: ['ley-32535', 'ds-005-2017-mimp', 'ds-040-2014-pcm', 'rpe-150-2017-servir'],
  segments: [
    { id: 'sex', title: 'Sexo', minimumPopulation: 0 },
    { id: 'age-band', title: 'Grupo de edad', minimumPopulation: 500 },
    { id: 'contract-type', title: 'Modalidad de contrato', minimumPopulation: 500 },
  ],
  sources,
  explanations,
  limits: [
    'Mide lo que percibe el personal, no lo que hay en los expedientes: conviene contrastarlo con documentos.',
    'No mide a una persona, una jefatura ni un equipo.',
    'No es un certificado ni una calificación de cumplimiento.',
    'Las preguntas se leyeron una por una, como lo haría quien responde; todavía no se probaron en entrevistas con personal.',
  ],
  changelog: [{ version: 1, says: 'Primera versión.' }],
  survey: survey as SurveyJson,
  scoring,
  actions,
  examples,
})
