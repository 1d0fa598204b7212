import { defineInstrument } from '#surveys/model/define-instrument.ts'
import type { SurveyJson } from '#surveys/model/survey-json.ts'
import { actions } from './actions.ts'
import { examples } from './examples.ts'
import { rubric } from './rubric.ts'
import { scoring } from './scoring.ts'
import { sources } from './sources.ts'
import survey from './survey.json' with { type: 'json' }

/** Public budget: what an entity has in place along the budget cycle, level by level and with evidence. */
export const publicBudgetV1 = defineInstrument({
  slug: 'public-budget',
  version: 1,
  title: 'Presupuesto público',
  publicTitle: 'Autodiagnóstico de presupuesto público e igualdad',
  purpose:
    'Conocer qué tiene la entidad en cada fase del presupuesto para cerrar brechas entre mujeres y hombres, y con qué documentos lo prueba.',
  nature: 'institutional',
  presentation: {
    addressees:
      'El equipo de planeamiento y presupuesto con recursos humanos, inversiones y el mecanismo para la igualdad. Una respuesta por entidad y año, que no es anónima.',
    tellsRespondent: '',
    scoreSubject: 'El presupuesto de la entidad obtuvo',
    highScore:
      'Cuanto más alto, más hace la entidad para que su presupuesto cierre brechas entre mujeres y hombres, y más lo prueba. Cada nivel incluye los anteriores, y el 3 pide uso en el último año fiscal cerrado.',
    describes: 'institution',
    showsHelp: false,
    onPaper: false,
    isYearlyEvaluation: false,
  },
  publishedOn: '2026-11-24',
  minutes: 240,
  k: 1,
  norms: ['ley-32535', 'dleg-1440', 'ds-005-2017-mimp', 'ley-28056'],
  segments: [],
  sources,
  rubric,
  limits: [
    'Dice qué tiene y usa la entidad, no cuánto dinero llega a las mujeres ni si su vida cambió.',
    'Un nivel declarado vale lo que vale su documento: solo el nivel verificado lo revisó otra persona.',
    'Se compara solo entre entidades del mismo nivel de gobierno: no todas programan, invierten ni consultan igual.',
    'En una entidad nacional la dimensión de aprobación tiene una sola pregunta, porque no hace presupuesto participativo: cuenta en el puntaje general y no pone tope a su nivel.',
    'No reemplaza el control ni la evaluación presupuestal.',
  ],
  changelog: [{ version: 1, says: 'Primera versión.' }],
  survey: survey as SurveyJson,
  scoring,
  actions,
  examples,
})
