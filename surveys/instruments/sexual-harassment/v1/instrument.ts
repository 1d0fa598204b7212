import { defineInstrument } from '#surveys/model/define-instrument.ts'
import type { SurveyJson } from '#surveys/model/survey-json.ts'
import { actions } from './actions.ts'
import { examples } from './examples.ts'
import { explanations } from './explanations.ts'
import { findingsWithoutAction } from './findings-without-action.ts'
import { scoring } from './scoring.ts'
import { sources } from './sources.ts'
import survey from './survey.json' with { type: 'json' }

/** Sexual harassment: what the institution does about it, and apart from any score what happened to people. */
export const sexualHarassmentV1 = defineInstrument({
  slug: 'sexual-harassment',
  version: 1,
  title: 'Prevención del hostigamiento sexual',
  publicTitle: 'Encuesta de ambiente laboral',
  purpose:
    'Saber si la entidad previene y atiende el hostigamiento sexual, y qué le pasa a su personal. Sirve como evaluación anual.',
  nature: 'staff',
  presentation: {
    addressees: 'Todo el personal, y si la entidad lo decide también locadores y practicantes.',
    tellsRespondent:
      'Pregunta por el trato en el trabajo y por el hostigamiento sexual: qué hace la entidad y, en una parte que puede saltar, qué le ha pasado a usted.',
    scoreSubject: 'Según el personal, la prevención y la atención suman',
    highScore:
      'Cuanto más alto, mejor previene y atiende la entidad según su personal. No dice cuánto hostigamiento hay.',
    describes: 'institution',
    showsHelp: true,
    onPaper: false,
    isYearlyEvaluation: true,
  },
  publishedOn: '2026-11-24',
  minutes: 12,
  k: 10,
  norms: ['ley-27942', 'ds-014-2019-mimp', 'rm-115-2020-mimp', 'ley-32535'],
  segments: [{ id: 'sex', title: 'Sexo', minimumPopulation: 0 }],
  sources,
  explanations,
  limits: [
    'El puntaje habla de la entidad: no dice cuánto hostigamiento hay.',
    'Un porcentaje bajo o nulo de conductas no indica ausencia: donde no se confía, no se cuenta.',
    'No es una denuncia, no inicia un procedimiento y no permite identificar a nadie.',
    'La constancia dice que se realizó la evaluación anual, nunca que la entidad está libre de hostigamiento.',
    'Las preguntas se leyeron una por una, como lo haría quien responde; todavía no se probaron en entrevistas con personal.',
  ],
  changelog: [{ version: 1, says: 'Primera versión.' }],
  survey: survey as SurveyJson,
  scoring,
  actions,
  findingsWithoutAction,
  examples,
})
