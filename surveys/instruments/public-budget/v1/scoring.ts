import type { ScoredDimension, ScoredItem, ScoringSpec } from '#surveys/model/instrument.ts'

/** Level 0-3 of the rubric. */
const LEVELS = { 0: 0, 1: 1 / 3, 2: 2 / 3, 3: 1 }

function item(id: string, notApplicable: readonly string[]): ScoredItem {
  return { id, weight: 1, keyed: 'favourable', points: LEVELS, notApplicable, unknown: [] }
}

const rated = (id: string) => item(id, [])
/** May not concern the entity: its level of government, no investments of its own, no budget programme. */
const conditional = (id: string) => item(id, ['na'])

function dimension(id: string, title: string, meaning: string, items: readonly ScoredItem[]): ScoredDimension {
  return { id, title, meaning, weight: 1, items }
}

/** Nine phases of the budget cycle, of equal weight. */
export const scoring: ScoringSpec = {
  minimumAnsweredShare: 0.5,
  levels: [25, 50, 75],
  dimensions: [
    dimension(
      'man',
      'Mandato, funciones y capacidades',
      'Alguien tiene por norma la tarea de cuidar la igualdad en el presupuesto, y sabe hacerla.',
      [conditional('man-01'), rated('man-02'), rated('man-03'), rated('man-04'), rated('man-05')],
    ),
    dimension(
      'dat',
      'Datos y análisis previo',
      'Antes de gastar se sabe a quién llega el gasto y qué brecha se quiere cerrar.',
      [rated('dat-01'), rated('dat-02'), rated('dat-03'), rated('dat-04'), rated('dat-05'), rated('dat-06')],
    ),
    dimension('pla', 'Planeamiento', 'Los planes tienen objetivos de igualdad con indicador, meta y dinero.', [
      rated('pla-01'),
      rated('pla-02'),
      rated('pla-03'),
      rated('pla-04'),
      rated('pla-05'),
    ]),
    dimension(
      'for',
      'Programación y formulación',
      'Quien pide presupuesto dice qué cambia para mujeres y hombres, con su costo.',
      [
        rated('for-01'),
        conditional('for-02'),
        conditional('for-03'),
        rated('for-04'),
        rated('for-05'),
        rated('for-06'),
      ],
    ),
    dimension('inv', 'Inversiones', 'Las obras y proyectos se eligen y se diseñan pensando en quién los usa.', [
      conditional('inv-01'),
      conditional('inv-02'),
      conditional('inv-03'),
      conditional('inv-04'),
      conditional('inv-05'),
    ]),
    dimension(
      'apr',
      'Aprobación y presupuesto participativo',
      'Las mujeres toman parte en decidir el gasto, y quien lo aprueba discute la igualdad.',
      [conditional('apr-01'), conditional('apr-02'), conditional('apr-03'), conditional('apr-04'), rated('apr-05')],
    ),
    dimension(
      'eje',
      'Ejecución, marcación y compras',
      'Se sabe cuánto se gasta en igualdad, se protege ese gasto y se exige a quien provee.',
      [rated('eje-01'), rated('eje-02'), rated('eje-03'), rated('eje-04'), rated('eje-05')],
    ),
    dimension(
      'seg',
      'Seguimiento y evaluación',
      'Lo que se logró para mujeres y hombres se mide, se evalúa y se usa.',
      [rated('seg-01'), rated('seg-02'), rated('seg-03'), rated('seg-04'), conditional('seg-05')],
    ),
    dimension(
      'ren',
      'Transparencia y rendición de cuentas',
      'La ciudadanía puede ver cuánto se gasta en igualdad y con qué resultado.',
      [rated('ren-01'), rated('ren-02'), rated('ren-03'), rated('ren-04')],
    ),
  ],
  unscored: [],
}
