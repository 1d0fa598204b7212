import { explanations as ofNextVersion } from '../v2/explanations.ts'

const alike = Object.fromEntries(Object.entries(ofNextVersion).filter(([id]) => id !== 'mas-06'))

/** What each question asks, in easy Spanish: as in the next version, but for what it worded or asked otherwise. */
export const explanations: Readonly<Record<string, string>> = {
  ...alike,
  'cui-02': 'La frase dice que, cuando un padre atiende a un bebé, puede hacerlo tan bien como una madre.',
  'tra-02':
    'Una carrera es lo que se estudia para un trabajo. La frase dice que cualquiera de ellas es adecuada para una mujer y también para un hombre.',
  'mas-03': 'La frase dice que a los hombres les toca cuidar de que a las mujeres no les pase nada.',
}
