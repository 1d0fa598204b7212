import type { ScoredDimension, ScoredItem, ScoringSpec } from '#surveys/model/instrument.ts'

const AGREEMENT = { 1: 0, 2: 0.25, 3: 0.5, 4: 0.75, 5: 1 }
const REVERSED = { 1: 1, 2: 0.75, 3: 0.5, 4: 0.25, 5: 0 }

type Extra = 'na' | 'pnr'

function item(id: string, keyed: ScoredItem['keyed'], extras: readonly Extra[]): ScoredItem {
  return {
    id,
    weight: 1,
    keyed,
    points: {
      ...(keyed === 'reverse' ? REVERSED : AGREEMENT),
      ns: null,
      ...(extras.includes('pnr') ? { pnr: null } : {}),
    },
    notApplicable: extras.includes('na') ? ['na'] : [],
    unknown: ['ns'],
  }
}

const agree = (id: string, ...extras: Extra[]) => item(id, 'favourable', extras)
const reversed = (id: string, ...extras: Extra[]) => item(id, 'reverse', extras)

function dimension(id: string, title: string, meaning: string, items: readonly ScoredItem[]): ScoredDimension {
  return { id, title, meaning, weight: 1, items }
}

/** Nine topics of equal weight; equal weights because no approved document says otherwise. */
export const scoring: ScoringSpec = {
  minimumAnsweredShare: 0.5,
  levels: [40, 60, 80],
  dimensions: [
    dimension('lid', 'Liderazgo y compromiso', 'Las jefaturas dan el ejemplo y actúan por la igualdad.', [
      agree('lid-01'),
      reversed('lid-02', 'na'),
      agree('lid-03'),
      reversed('lid-04'),
      reversed('lid-05', 'pnr'),
    ]),
    dimension(
      'sel',
      'Selección, contratos y ascensos',
      'Se elige, se renueva y se asciende por mérito, con reglas iguales para mujeres y hombres.',
      [
        agree('sel-01'),
        reversed('sel-02'),
        agree('sel-03'),
        reversed('sel-04'),
        agree('sel-05'),
        reversed('sel-06', 'pnr'),
      ],
    ),
    dimension(
      'rem',
      'Remuneración, reconocimiento y carga',
      'El pago, el reconocimiento y las tareas se reparten con justicia.',
      [reversed('rem-01'), agree('rem-02'), agree('rem-03'), reversed('rem-04'), agree('rem-05')],
    ),
    dimension(
      'cap',
      'Capacitación y desarrollo',
      'Mujeres y hombres aprenden en las mismas condiciones y saben aplicar la igualdad a su trabajo.',
      [agree('cap-01'), reversed('cap-02'), agree('cap-03'), agree('cap-04'), reversed('cap-05')],
    ),
    dimension(
      'cor',
      'Corresponsabilidad y conciliación',
      'Se puede trabajar y cuidar, sin castigo, siendo mujer u hombre.',
      [
        agree('cor-01'),
        agree('cor-02'),
        agree('cor-04', 'na'),
        reversed('cor-05'),
        reversed('cor-06'),
        reversed('cor-07', 'na'),
      ],
    ),
    dimension('com', 'Comunicación y lenguaje', 'La entidad habla con respeto y explica los derechos.', [
      agree('com-01'),
      reversed('com-02', 'na'),
      reversed('com-03', 'pnr'),
      agree('com-04'),
    ]),
    dimension('par', 'Participación y decisiones', 'Mujeres y hombres opinan y deciden por igual.', [
      agree('par-01'),
      reversed('par-02'),
      agree('par-03', 'pnr'),
      reversed('par-05'),
    ]),
    dimension('res', 'Respeto y entorno seguro', 'El trato es respetuoso y se confía en la entidad.', [
      reversed('res-01', 'pnr'),
      agree('res-02'),
      agree('res-03', 'pnr'),
      reversed('res-04', 'pnr'),
      reversed('res-06', 'pnr'),
      agree('res-07', 'pnr'),
    ]),
    dimension(
      'fis',
      'Condiciones físicas y servicios',
      'El lugar de trabajo sirve y es seguro para mujeres y hombres.',
      [agree('fis-01', 'na'), agree('fis-02'), reversed('fis-03', 'na'), reversed('fis-04', 'pnr')],
    ),
  ],
  unscored: [
    { id: 'sex', kind: 'segment' },
    { id: 'age-band', kind: 'segment' },
    { id: 'contract-type', kind: 'segment' },
  ],
}
