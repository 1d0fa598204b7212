import type { ColumnType } from '#surveys/open-data/dataset.ts'
import type { RiskCheck } from '#surveys/open-data/risk.ts'
import { formatDate } from '#app/kit/format.ts'

export const CHANGED_SINCE =
  'Los datos cambiaron desde que abrió esta página. Lea la vista previa otra vez y firme de nuevo.'
export const RISK_FAILED = 'La prueba de riesgo no pasa: nada se publica hasta que pase.'
export const NOTHING_NEW = 'Estos datos son los que ya están publicados: no hay nada que corregir.'
export const NOTHING_PUBLISHED = 'Los datos de este año no están publicados: no hay nada que retirar.'
export const NEEDS_REASON = 'Escriba por qué esta edición reemplaza a lo anterior, en diez letras o más'
export const NEEDS_REASON_TO_WITHDRAW = 'Escriba por qué se retiran los datos, en diez letras o más'

/** What each check of the risk test looks at, and what it counts. */
export const CHECK_WORDS = {
  columns: { asks: 'Cada valor es de los que su columna describe, y ninguna columna está prohibida', counts: 'filas' },
  keys: { asks: 'Cada fila es la única de su clave', counts: 'tablas' },
  'named-scores': {
    asks: 'Junto al nombre de una entidad no hay más nivel que el que su propia página muestra, y ninguno de hostigamiento ni estereotipos',
    counts: 'filas',
  },
  'group-size': { asks: 'Cada grupo que se muestra tiene cinco entidades y diez respuestas, o más', counts: 'grupos' },
  'one-outweighs': { asks: 'En ningún grupo una entidad tiene más de la mitad de las respuestas', counts: 'grupos' },
  'own-pages': {
    asks: 'Quien resta de un grupo lo que las entidades publicaron no llega a menos de cinco',
    counts: 'páginas',
  },
  differences: { asks: 'Ningún grupo menos otros deja menos de cinco entidades', counts: 'grupos' },
  'earlier-editions': {
    asks: 'Ningún grupo menos el de una edición anterior deja menos de cinco entidades, tampoco de las retiradas',
    counts: 'grupos',
  },
  report: { asks: 'Cada cifra es la del informe del país publicado', counts: 'cifras' },
} as const satisfies Record<RiskCheck, { readonly asks: string; readonly counts: string }>

type Act = { readonly kind: 'published' | 'withdrawn'; readonly version: number; readonly on: string }

/** "Edición 2, publicada el 3 de agosto de 2026". */
export function actWords({ kind, version, on }: Act): string {
  if (kind === 'withdrawn') return `Retiro (número ${version}), el ${formatDate(on)}`
  return `Edición ${version}, publicada el ${formatDate(on)}`
}

export const LICENCE = {
  name: 'Open Data Commons Attribution License (ODC-By) 1.0',
  address: 'https://opendatacommons.org/licenses/by/1-0/',
} as const

export const COLUMN_TYPE_NAMES = {
  year: 'Año, cuatro cifras',
  code: 'Código de una lista',
  name: 'Texto corto',
  text: 'Texto',
  date: 'Fecha, AAAA-MM-DD',
  number: 'Número, con punto decimal',
  address: 'Dirección dentro de Espejo',
} as const satisfies Record<ColumnType, string>
