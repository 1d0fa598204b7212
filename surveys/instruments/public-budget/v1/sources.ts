import { law, own, work } from '#surveys/instruments/bibliography.ts'
import type { SourcePart } from '#surveys/model/instrument.ts'

/** The indicators whose text was read in part; of 6 to 9 only that they exist is known. */
const pefa = (indicator: string) => work('pefa', `indicador ${indicator}`)
const pefaUnread = (indicator: string) => work('pefa', `indicador ${indicator}`, 'existence')

/** Where the topic of each question comes from, part by part; the sentences and the levels are our own. */
export const sources: Readonly<Record<string, readonly SourcePart[]>> = {
  'man-01': [
    law('ds-005-2017-mimp', 'artículos 3 a 6: deber en el gobierno nacional y regional; buena práctica en el local'),
  ],
  'man-02': [work('pefa', 'indicador 3, circular presupuestaria')],
  'man-03': [work('oecd', 'entorno habilitante')],
  'man-04': [law('ds-008-2019-mimp', 'servicio 5.3.1'), work('rm200')],
  'man-05': [work('oecd', 'arreglos institucionales'), work('swap', 'recursos')],
  'dat-01': [law('ley-32535', 'artículo 8, literal ñ'), pefa('5')],
  'dat-02': [work('ceplan'), work('oecd', 'métodos')],
  'dat-03': [pefaUnread('8'), law('ley-32535', 'artículo 6.2')],
  'dat-04': [pefa('1.1')],
  'dat-05': [pefa('1.2')],
  'dat-06': [law('ley-32535', 'artículo 8, literales a y b'), work('oecd', 'entorno habilitante')],
  'pla-01': [work('ceplan')],
  'pla-02': [law('ds-008-2019-mimp', 'servicios'), law('ley-32535', 'artículo 6.2')],
  'pla-03': [law('dleg-1440', 'programación y ejecución, artículo 22')],
  'pla-04': [pefa('5.1')],
  'pla-05': [work('oecd', 'arreglos institucionales')],
  'for-01': [pefa('3')],
  'for-02': [law('dleg-1440', 'artículo 16')],
  'for-03': [law('rs-024-2019-ef')],
  'for-04': [work('oecd', 'métodos')],
  'for-05': [pefa('4')],
  'for-06': [law('ds-014-2019-mimp', 'artículos 10 y 11'), law('ley-32535', 'artículo 8, literal g')],
  'inv-01': [pefa('2')],
  'inv-02': [pefa('2')],
  'inv-03': [pefa('2')],
  'inv-04': [work('oecd', 'métodos')],
  'inv-05': [pefaUnread('8')],
  'apr-01': [law('ley-28056', 'principios de igualdad y equidad')],
  'apr-02': [law('ley-28056', 'principio de equidad')],
  'apr-03': [law('ley-28056', 'principios de igualdad y equidad, y la ordenanza de cada gobierno')],
  'apr-04': [law('ley-28056', 'artículos 9 a 11')],
  'apr-05': [pefaUnread('9.1')],
  'eje-01': [
    pefaUnread('6'),
    work('ods', 'clases de gasto'),
    law('ley-32535', 'primera disposición complementaria final, que pide al MEF adecuar sus códigos'),
    own('no se sabe de un código propio de igualdad: se nombran los de programa, producto y actividad'),
  ],
  'eje-02': [pefaUnread('6'), pefaUnread('7')],
  'eje-03': [law('dleg-1440', 'artículos 45 a 49')],
  'eje-04': [law('rpe-144-2019-servir', 'cláusulas')],
  'eje-05': [work('oecd', 'transparencia')],
  'seg-01': [pefa('5.2')],
  'seg-02': [pefaUnread('7')],
  'seg-03': [law('dleg-1440', 'artículo 57'), pefaUnread('8')],
  'seg-04': [pefaUnread('9.2')],
  'seg-05': [law('ds-005-2017-mimp', 'artículo 6')],
  'ren-01': [pefa('4'), law('dleg-1440', 'artículo 77')],
  'ren-02': [work('oecd', 'transparencia')],
  'ren-03': [law('ley-28056', 'artículo 11: deber en gobiernos regionales y locales; buena práctica en los demás')],
  'ren-04': [law('ley-32535', 'artículo 8, literal b'), work('oecd', 'entorno habilitante')],
}
