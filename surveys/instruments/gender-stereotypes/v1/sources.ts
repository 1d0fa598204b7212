import { law, own, work } from '#surveys/instruments/bibliography.ts'
import type { SourcePart } from '#surveys/model/instrument.ts'

/** A perceived norm says of colleagues what its pair asks of the person. */
const perceived = (pair: string): readonly SourcePart[] => [work('bicchieri'), work('barigozzi'), own(`par de ${pair}`)]

/** Where the topic of each question comes from, part by part; the sentences are our own. */
export const sources: Readonly<Record<string, readonly SourcePart[]>> = {
  'cui-01': [work('issp', 'con edad y jornada precisas'), work('wvs', 'Perú 2018')],
  'cui-02': [work('gras')],
  'cui-03': [work('eurobarometer'), work('enares', 'primero madre y esposa')],
  'cui-04': [work('oldfashioned'), own('con los dos sexos en la frase')],
  'cui-05': [work('issp')],
  'aut-01': [work('wvs', 'liderazgo, con situación precisa'), work('gsni')],
  'aut-02': [work('oldfashioned')],
  'aut-03': [work('asi', 'sexismo hostil: solo el concepto')],
  'aut-04': [work('gsni'), own('con un área de trabajo precisa')],
  'aut-05': [work('nmx', 'igualdad laboral')],
  'tra-01': [work('gras'), work('gsni')],
  'tra-02': [work('gras'), work('issp')],
  'tra-03': [work('gras')],
  'tra-04': [work('gras')],
  'tra-05': [work('asi', 'sexismo benevolente: solo el concepto')],
  'ser-01': [own('para entidades públicas'), work('sello')],
  'ser-02': [own('para entidades públicas'), work('sello')],
  'ser-03': [own('para el trabajo de campo')],
  'ser-04': [own('para entidades públicas'), law('ley-32535', 'artículo 8, literal ñ')],
  'ser-05': [work('interaction')],
  'mas-01': [work('eurobarometer'), work('wvs')],
  'mas-02': [work('geam', 'cultura de competencia'), own('como lo que está bien, no como lo que ocurre')],
  'mas-03': [work('asi', 'sexismo benevolente: solo el concepto')],
  'mas-04': [work('nmx', 'corresponsabilidad'), law('ley-29409')],
  'mas-05': [work('asi', 'sexismo benevolente, con situación de trabajo')],
  'emo-01': [work('eurobarometer')],
  'emo-02': [work('eurobarometer')],
  'emo-03': [work('enares', 'vestimenta')],
  'emo-04': [work('nmx')],
  'emo-05': [work('modern', 'negación')],
  'nor-01': perceived('cui-01'),
  'nor-02': perceived('aut-05'),
  'nor-03': perceived('tra-01'),
  'nor-04': perceived('mas-04'),
}
