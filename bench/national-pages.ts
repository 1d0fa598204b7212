import { limaDate } from '#app/kit/program/clock.ts'

/** A page or file of the country as it is asked for, and by whom. */
export type Asked = {
  readonly path: string
  readonly by: 'analyst' | 'administrator'
  /** Part of it is remembered between requests. */
  readonly remembered?: true
}

const LAST_YEAR = Number(limaDate(new Date()).slice(0, 4)) - 1
/** One ministry or regional government in four among the first forty; the others are local. */
const EIGHT = [0, 4, 8, 12, 16, 20, 24, 28].map((place) => `inventada-${place}`).join(',')
const LEVELS = 'ministry,regional-government,local-government'

const byAnalyst = (path: string): Asked => ({ path, by: 'analyst' })
const rememberedOf = (path: string): Asked => ({ path, by: 'analyst', remembered: true })
const byAdministrator = (path: string): Asked => ({ path, by: 'administrator' })

export const PAGES: readonly Asked[] = [
  rememberedOf('/nacional'),
  byAnalyst('/nacional?buscar=lima&estado=todas&orden=nombre&pagina=2'),
  byAnalyst(`/nacional?figura=gender-stereotypes&anio=${LAST_YEAR}`),
  byAnalyst('/nacional/por-herramienta?orden=puntaje'),
  byAnalyst('/nacional/por-herramienta?herramienta=public-budget&orden=puntaje'),
  rememberedOf(`/nacional/comparar?elegidos=${EIGHT}`),
  rememberedOf(`/nacional/comparar?por=nivel&elegidos=${LEVELS}`),
  byAnalyst('/nacional/entidades/inventada-100'),
  byAnalyst('/nacional/sin-coordinacion'),
  byAnalyst('/nacional/personal'),
  byAnalyst('/nacional/revisiones'),
  byAnalyst('/nacional/preguntas'),
  rememberedOf(`/nacional/registros?anio=${LAST_YEAR}`),
  byAnalyst(`/nacional/informes-noviembre?anio=${LAST_YEAR}`),
  byAnalyst(`/nacional/informes-noviembre?anio=${LAST_YEAR}&estado=faltan`),
  rememberedOf('/nacional/adecuacion'),
  rememberedOf('/nacional/hoja-servir'),
  rememberedOf('/nacional/mef'),
  rememberedOf(`/nacional/informe?anio=${LAST_YEAR}`),
  byAnalyst('/nacional/conservacion'),
  byAdministrator('/nacional/directorio?buscar=lima&pagina=2'),
]

export const FILES: readonly Asked[] = [
  byAnalyst('/nacional/tablero.xlsx'),
  byAnalyst('/nacional/tablero.csv?estado=todas'),
  byAnalyst('/nacional/adecuacion.xlsx'),
  byAnalyst('/nacional/sin-coordinacion.csv'),
  byAnalyst(`/nacional/mef/${LAST_YEAR}.xlsx`),
  byAnalyst(`/nacional/informe.docx?anio=${LAST_YEAR}`),
  byAnalyst(`/nacional/comparar.xlsx?elegidos=${EIGHT}`),
]
