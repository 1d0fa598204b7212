import type { PerceivedNormItem, ScoredDimension, ScoredItem, ScoringSpec } from '#surveys/model/instrument.ts'

const AGREEMENT = { 1: 0, 2: 0.25, 3: 0.5, 4: 0.75, 5: 1, pnr: null }
const REVERSED = { 1: 1, 2: 0.75, 3: 0.5, 4: 0.25, 5: 0, pnr: null }

function item(id: string, keyed: PerceivedNormItem['keyed']): ScoredItem {
  return { id, weight: 1, keyed, points: keyed === 'reverse' ? REVERSED : AGREEMENT, notApplicable: [], unknown: [] }
}

const agree = (id: string) => item(id, 'favourable')
const reversed = (id: string) => item(id, 'reverse')

function perceivedNorm(id: string, about: string, keyed: PerceivedNormItem['keyed']): PerceivedNormItem {
  const points = keyed === 'reverse' ? REVERSED : AGREEMENT
  return { id, kind: 'perceived-norm', about, keyed, points: { ...points, ns: null }, unknown: ['ns'] }
}

function dimension(id: string, title: string, meaning: string, items: readonly ScoredItem[]): ScoredDimension {
  return { id, title, meaning, weight: 1, items }
}

/** Six topics of equal weight; 14 items are keyed so that agreeing is egalitarian and 16 the other way. */
export const scoring: ScoringSpec = {
  minimumAnsweredShare: 0.5,
  levels: [40, 60, 80],
  dimensions: [
    dimension('cui', 'Cuidado y hogar', 'Se piensa que cuidar y llevar la casa toca por igual a mujeres y hombres.', [
      reversed('cui-01'),
      agree('cui-02'),
      reversed('cui-03'),
      agree('cui-04'),
      agree('cui-05'),
    ]),
    dimension('aut', 'Dirección y autoridad', 'Se piensa que mujeres y hombres dirigen igual de bien.', [
      reversed('aut-01'),
      agree('aut-02'),
      reversed('aut-03'),
      agree('aut-04'),
      agree('aut-05'),
    ]),
    dimension('tra', 'Capacidades y profesiones', 'Se piensa que la capacidad no depende del sexo.', [
      reversed('tra-01'),
      agree('tra-02'),
      reversed('tra-03'),
      agree('tra-04'),
      reversed('tra-05'),
    ]),
    dimension(
      'ser',
      'Atención y trabajo técnico',
      'Se piensa que la igualdad es parte de un buen servicio, también en lo técnico.',
      [agree('ser-01'), reversed('ser-02'), reversed('ser-03'), agree('ser-04'), reversed('ser-05')],
    ),
    dimension(
      'mas',
      'Hombres, mujeres y trato',
      'Se piensa que ni el sustento ni la protección son cosa de un solo sexo.',
      [reversed('mas-01'), agree('mas-02'), reversed('mas-03'), agree('mas-04'), reversed('mas-05')],
    ),
    dimension('emo', 'Emociones, cuerpo y respeto', 'Se rechazan las ideas que excusan la falta de respeto.', [
      reversed('emo-01'),
      agree('emo-02'),
      reversed('emo-03'),
      agree('emo-04'),
      reversed('emo-05'),
    ]),
  ],
  unscored: [
    perceivedNorm('nor-01', 'cui-01', 'reverse'),
    perceivedNorm('nor-02', 'aut-05', 'favourable'),
    perceivedNorm('nor-03', 'tra-01', 'reverse'),
    perceivedNorm('nor-04', 'mas-04', 'favourable'),
    { id: 'sex', kind: 'segment' },
    { id: 'age-band', kind: 'segment' },
    { id: 'contract-type', kind: 'segment' },
  ],
}
