import { COUNTRY_2019 } from './report-2019.ts'
import type { Finding } from '../findings.ts'
import type { FigureId } from '../figures.ts'
import { count, millionSoles, percent, said, soles, type Said } from '../quantity.ts'

const { values } = COUNTRY_2019
const v = (id: FigureId) => values[id] ?? 0

const note = (code: string, figures: readonly FigureId[], words: Said): Finding => ({
  ...{ code, key: code, figures, words },
  severity: 'note',
})

const itemised =
  v('documents-pdp') +
  v('documents-ris') +
  v('documents-poi') +
  v('documents-pbs') +
  v('documents-pei') +
  v('documents-rof') +
  v('documents-positions')

/**
 * What a close reading of the report of 2019 finds besides what the rules do: where it leaves open what it counts, calls one
 * thing by two names, or writes a number in two manners. Nothing of it is put right.
 */
export const SOURCE_NOTES_2019: readonly Finding[] = [
  note(
    'F01',
    ['documents', 'documents-sub-national'],
    said`Documentos: tampoco sumando los ${count(v('documents-sub-national'))} planes estratégicos del nivel regional a los ${count(itemised)} detallados se llega a ${count(v('documents'))}: son ${count(itemised + v('documents-sub-national'))}.`,
  ),
  note(
    'F02',
    ['plans'],
    said`Planes: los ${count(v('plans'))} se dan como «elaborados, aprobados e implementados» a la vez. La fuente no dice cuántos hay en cada estado.`,
  ),
  note(
    'F03',
    ['trained', 'trainings'],
    said`Capacitación: la fuente no dice si cuenta personas o asistencias, y escribe las personas con decimales («53,661.00»). De los gobiernos regionales cuenta cuántos hicieron cursos, no a cuántas personas capacitaron.`,
  ),
  note(
    'F04',
    ['norms-national', 'norms-sub-national'],
    said`Normas: la fuente nombra tres temas de las ${count(v('norms-national'))} nacionales y cuatro de las ${count(v('norms-sub-national'))} subnacionales, y no dice cuántas hay de cada tema.`,
  ),
  note(
    'F05',
    ['budget-regional-executed', 'budget-regional-share'],
    said`Presupuesto: ${soles(v('budget-regional-executed'))} es también el ${percent(Math.round((v('budget-regional-executed') / v('budget-executed') / 1e6) * 1000) / 10)} de los ${millionSoles(v('budget-executed'))} de los programas nacionales. La fuente no dice qué regiones son ni cuál es su presupuesto total.`,
  ),
  note(
    'F06',
    ['budget-programmes'],
    said`Presupuesto: la fuente no nombra los ${count(v('budget-programmes'))} programas presupuestales ni da el presupuesto con que se calcula el ${percent(v('budget-executed-percent'))}.`,
  ),
  note(
    'F07',
    [],
    said`Números: la fuente escribe «32 275.8», «95,2%», «53,661.00» y «34 857 232», cada uno a su manera. Aquí todos van con coma para los miles y punto para los decimales.`,
  ),
  note(
    'F08',
    ['mechanisms-ministry', 'mechanisms-national-entity'],
    said`Nombres: la lista dice MINCU, MINJUS y MINTRA, y otras partes del mismo documento, MINCUL, MINJUSDH y MTPE. Escribe OPSITEL donde parece ser OSIPTEL, y «PASCO PIURA» sin coma entre dos gobiernos regionales. Aquí van como están impresos.`,
  ),
  note(
    'F09',
    [],
    said`Objetivo: el cuadro inicial del documento lo numera 2 y su texto lo llama OP05. El título del texto dice «barreras instituciones» y el cuadro, «barreras institucionales».`,
  ),
  note(
    'F10',
    ['mechanisms-national-entity'],
    said`Niveles: entre las entidades del nivel nacional hay programas y proyectos de un ministerio, como JUNTOS, PENSIÓN 65, CUNA MÁS, FONCODES y PROVIAS NACIONAL. La fuente no dice cuándo un programa cuenta aparte de su ministerio.`,
  ),
  note(
    'F11',
    ['tools'],
    said`Autodiagnósticos: la fuente cuenta herramientas aplicadas, no entidades. No dice cuántas entidades aplicaron ni cuántas aplicaron más de una.`,
  ),
  note('F12', [], said`Cobertura: la fuente no dice de ninguna cifra cuántas entidades informaron.`),
]
