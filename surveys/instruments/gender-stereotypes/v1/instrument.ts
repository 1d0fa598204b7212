import { defineInstrument } from '#surveys/model/define-instrument.ts'
import type { SurveyJson } from '#surveys/model/survey-json.ts'
import { actions } from './actions.ts'
import { examples } from './examples.ts'
import { explanations } from './explanations.ts'
import { scoring } from './scoring.ts'
import { sources } from './sources.ts'
import survey from './survey.json' with { type: 'json' }

/** Gender stereotypes: a climate of opinion. High = egalitarian attitudes; never ranked between entities. */
export const genderStereotypesV1 = defineInstrument({
  slug: 'gender-stereotypes',
  version: 1,
  title: 'Estereotipos de género',
  publicTitle: 'Encuesta de opinión sobre mujeres y hombres en el trabajo',
  purpose:
    'Conocer qué piensa el personal sobre lo que corresponde a mujeres y a hombres, y qué cree que piensan los demás.',
  nature: 'staff',
  presentation: {
    addressees: 'Todo el personal de la entidad, de cualquier modalidad de contrato.',
    tellsRespondent:
      'Pregunta qué piensa el personal sobre mujeres y hombres, para decidir qué mejorar. No hay respuestas correctas.',
    scoreSubject: 'Las actitudes igualitarias de quienes respondieron llegan a',
    highScore: 'Cuanto más alto, más igualitarias son las actitudes: alto significa menos estereotipos.',
    describes: 'attitudes',
    showsHelp: true,
    onPaper: true,
    isYearlyEvaluation: false,
  },
  publishedOn: '2026-11-24',
  minutes: 7,
  k: 10,
  norms: ['ley-32535', 'ley-30364', 'ley-27942'],
  segments: [
    { id: 'sex', title: 'Sexo', minimumPopulation: 0 },
    { id: 'age-band', title: 'Grupo de edad', minimumPopulation: 500 },
    { id: 'contract-type', title: 'Modalidad de contrato', minimumPopulation: 500 },
  ],
  sources,
  explanations,
  limits: [
    'Describe un clima de opinión: no mide faltas de la entidad ni de nadie, y no sirve para ordenar entidades, evaluar ni sancionar.',
    'Opinar no es actuar: un puntaje alto no prueba un trato igualitario.',
    'Quien trabaja en el Estado sabe qué respuesta «queda bien»: lo que piensa puede ser menos igualitario que lo que marca.',
    'No pregunta por religión, aborto, orientación ni sexualidad: están fuera de la relación de trabajo y son datos sensibles.',
    'Las preguntas se leyeron una por una, como lo haría quien responde; todavía no se probaron en entrevistas con personal.',
  ],
  changelog: [{ version: 1, says: 'Primera versión.' }],
  survey: survey as SurveyJson,
  scoring,
  actions,
  examples,
})
