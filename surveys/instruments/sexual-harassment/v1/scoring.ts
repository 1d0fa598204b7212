import type { ScoredDimension, ScoredItem, ScoringSpec } from '#surveys/model/instrument.ts'
import { prevalence, prevalenceItems } from './prevalence.ts'

const AGREEMENT = { 1: 0, 2: 0.25, 3: 0.5, 4: 0.75, 5: 1, ns: null, pnr: null }
const REVERSED = { 1: 1, 2: 0.75, 3: 0.5, 4: 0.25, 5: 0, ns: null, pnr: null }
// Not knowing is the finding where knowledge is tested: it has no points instead of being left out.
const YES = { si: 1, no: 0, ns: 0 }
const TRUE = { verdadero: 1, falso: 0, ns: 0 }
const FALSE = { verdadero: 0, falso: 1, ns: 0 }
// Both receive a complaint: Recursos Humanos protects, the Secretaría Técnica investigates, and each informs the other.
const OFFICES = { jefatura: 0, rrhh: 1, sindicato: 0, secretaria: 1, control: 0, ns: 0 }

function item(id: string, points: ScoredItem['points'], keyed: ScoredItem['keyed'] = 'favourable'): ScoredItem {
  return { id, weight: 1, keyed, points, notApplicable: [], unknown: ['ns'] }
}

/** Who entered before the regulation asked for it is not asked to have had it. */
const atEntry = (id: string): ScoredItem => ({ ...item(id, YES), notApplicable: ['na'] })

const agree = (id: string) => item(id, AGREEMENT)
const reversed = (id: string) => item(id, REVERSED, 'reverse')
const yes = (id: string) => item(id, YES)

function dimension(id: string, title: string, meaning: string, items: readonly ScoredItem[]): ScoredDimension {
  return { id, title, meaning, weight: 1, items }
}

/** Six topics of equal weight that speak of the institution; what happened to people is counted apart. */
export const scoring: ScoringSpec = {
  minimumAnsweredShare: 0.5,
  levels: [40, 60, 80],
  dimensions: [
    dimension(
      'con',
      'Conocimiento de la norma y los canales',
      'El personal sabe qué es hostigamiento sexual y a quién acudir.',
      [
        item('con-01', TRUE),
        item('con-02', FALSE, 'reverse'),
        item('con-03', TRUE),
        yes('con-04'),
        item('con-05', OFFICES, 'choice'),
        item('con-06', FALSE, 'reverse'),
        item('con-07', FALSE, 'reverse'),
      ],
    ),
    dimension('pre', 'Prevención que se ve', 'La entidad informa y capacita, y el personal lo nota.', [
      atEntry('pre-01'),
      yes('pre-02'),
      agree('pre-03'),
      reversed('pre-04'),
      reversed('pre-05'),
      reversed('pre-06'),
      reversed('pre-07'),
    ]),
    dimension('cli', 'Ambiente y tolerancia', 'Las faltas de respeto se cortan, y quejarse no tiene costo.', [
      reversed('cli-01'),
      reversed('cli-02'),
      reversed('cli-03'),
      agree('cli-04'),
      agree('cli-05'),
      agree('cli-07'),
    ]),
    dimension('pro', 'Confianza en el procedimiento', 'Se confía en que denunciar es reservado, seguro y sirve.', [
      agree('pro-01'),
      reversed('pro-02'),
      reversed('pro-03'),
      agree('pro-04'),
      agree('pro-05'),
      reversed('pro-06'),
      agree('pro-07'),
    ]),
    dimension('dir', 'Dirección y jefaturas', 'Quienes dirigen dan el ejemplo y saben qué hacer.', [
      agree('dir-01'),
      agree('dir-02'),
      reversed('dir-03'),
      agree('dir-04'),
      reversed('dir-05'),
      reversed('dir-06'),
    ]),
    dimension('tes', 'Apoyo de quienes ven o se enteran', 'Quien ve una conducta así sabe actuar y cree que sirve.', [
      agree('tes-01'),
      reversed('tes-02'),
      agree('tes-03'),
      reversed('tes-04'),
      reversed('tes-05'),
    ]),
  ],
  unscored: [...prevalenceItems.map((id) => ({ id, kind: 'prevalence' as const })), { id: 'sex', kind: 'segment' }],
  prevalence,
}
