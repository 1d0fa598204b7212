import type { Completeness } from '#surveys/country-report/country-year.ts'
import type { CountryReport, ReportObservation } from '#surveys/country-report/frozen-report.ts'
import { formatCount, formatDate, formatNumber } from '#app/kit/format.ts'

export const MOVED =
  'Otra persona guardó este borrador mientras usted escribía. Lea lo que hay ahora y guarde de nuevo.'
export const CHANGED_SINCE =
  'Las cifras o los textos cambiaron desde que abrió esta página. Lea el informe otra vez y firme de nuevo.'
export const NOTHING_CHANGED = 'Este informe dice lo mismo que el publicado: no hay nada que reemplazar.'
export const NEEDS_REASON = 'Escriba por qué esta versión reemplaza a la anterior, en diez letras o más'

/** "83 de 137 entidades informaron", or that nothing says so. */
export function completenessWords(completeness: Completeness | null, source: CountryReport['source']): string {
  if (completeness) {
    const { reported, of } = completeness
    return `${formatNumber(reported)} de ${formatCount(of, 'entidad informó', 'entidades informaron')}`
  }
  return source === 'published' ? 'La fuente no lo dice' : 'No depende de lo que se informa'
}

type BasisOf = Pick<CountryReport, 'source' | 'year' | 'cutOff' | 'toldBy' | 'policy'>

/** Where the figures come from and until when they are counted. */
export function basisWords({ source, year, cutOff, toldBy, policy }: BasisOf): string {
  if (source === 'published')
    return `Cifras publicadas en el informe de cumplimiento de la ${policy}, ${year}, sección OP05. Se reproducen como están impresas.`
  return `Cifras contadas en Espejo, con corte al ${formatDate(cutOff)}. Cuenta lo que las entidades informaron hasta el ${formatDate(toldBy)}.`
}

export const SEVERITY_WORDS: Readonly<Record<ReportObservation['severity'], string>> = {
  disagrees: 'No concuerda',
  check: 'Por comprobar',
  note: 'Nota',
}

/** "Versión 2, publicada el 3 de agosto de 2026". */
export function editionWords({ version, publishedOn }: { readonly version: number; readonly publishedOn: string }) {
  return `Versión ${version}, publicada el ${formatDate(publishedOn)}`
}

export const NO_SUCH_FINDING = 'Esta observación ya no está: los registros cambiaron. Lea las que quedan.'
export const NOT_EXPLAINED = 'escriba por qué queda así, o corrija el registro'
export const NOT_OVER = 'El año no ha terminado: se publica desde el 1 de enero siguiente'

/** Said where one of two years was copied from a document and the other counted here. */
export function otherSourceWords(year: number): string {
  return `Las cifras de ${year} vienen de un documento publicado, y no se contaron igual: lea el cambio con cuidado.`
}
