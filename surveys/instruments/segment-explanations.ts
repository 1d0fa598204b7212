/** What the questions about the person ask, for every instrument that asks them. */
export const SEGMENT_EXPLANATIONS = {
  sex: 'Se usa para comparar lo que responden grupos grandes de mujeres y de hombres. Puede dejarla en blanco.',
  'age-band': 'Marque el grupo en que está su edad de hoy, en años cumplidos. Puede dejarla en blanco.',
  'contract-type':
    'La modalidad es la norma o el tipo de contrato con que usted trabaja en la entidad; figura en su contrato o su boleta. Puede dejarla en blanco.',
} as const
