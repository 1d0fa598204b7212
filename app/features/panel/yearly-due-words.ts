import { formatCount } from '#app/kit/format.ts'
import { ownReportAddress, REPORT_QUEUE } from '#app/features/november-report/november-address.ts'
import { QUEUE_ADDRESS, recordAddress } from '#app/features/yearly-record/record-address.ts'
import { CUTS_OFF, EXPIRES, type Said } from './due-said.ts'

const recordPage = ({ year }: { readonly year: number }) => recordAddress({ whose: null, year })
const reportPage = ({ year }: { readonly year: number }) => ownReportAddress(year)

/** Kinds of cards of the yearly record, the report of November and the half-year sheet. */
type YearlyKind =
  | 'record-observed'
  | 'record-to-send'
  | 'record-untold'
  | 'november-to-present'
  | 'november-returned'
  | 'november-observed'
  | 'november-to-sign'
  | 'half-year-sheet'
  | 'records-to-validate'
  | 'november-to-answer'
  | 'november-missing'

export const YEARLY_WORDS: { readonly [Kind in YearlyKind]: Said<Kind> } = {
  'record-observed': {
    title: ({ facts, year }) => `Registro anual ${year}: el MIMP observó ${formatCount(facts, 'dato', 'datos')}`,
    to: recordPage,
  },
  'record-to-send': {
    title: ({ facts, year }) =>
      `Registro anual ${year}: revise y envíe ${formatCount(facts, 'borrador', 'borradores')} al MIMP`,
    to: recordPage,
  },
  'record-untold': {
    title: ({ year }) => `Registro anual ${year}: todavía no informa nada`,
    to: recordPage,
    day: CUTS_OFF,
  },
  'november-to-present': {
    title: ({ year }) => `Presente el informe de noviembre ${year}`,
    to: reportPage,
    day: EXPIRES,
  },
  'november-returned': {
    title: ({ year }) => `El informe de noviembre ${year} volvió con observaciones de la persona titular`,
    to: reportPage,
  },
  'november-observed': {
    title: ({ year }) => `El MIMP observó el informe de noviembre ${year}: preséntelo corregido`,
    to: reportPage,
  },
  'november-to-sign': { title: ({ year }) => `Firme o devuelva el informe de noviembre ${year}`, to: reportPage },
  'half-year-sheet': {
    title: ({ half }) => `Hoja para SERVIR, ${half}: anótela, también si no hubo nada que informar`,
    to: () => '/panel/hoja-servir',
    day: EXPIRES,
  },
  'records-to-validate': {
    title: ({ entities, year }) =>
      `Registros anuales ${year}: ${formatCount(entities, 'entidad espera', 'entidades esperan')} su revisión`,
    to: ({ year }) => `${QUEUE_ADDRESS}?anio=${year}&estado=por-revisar`,
  },
  'november-to-answer': {
    title: ({ reports, year }) =>
      `Informes de noviembre ${year}: ${formatCount(reports, 'recibido', 'recibidos')} sin respuesta`,
    to: ({ year }) => `${REPORT_QUEUE}?anio=${year}&estado=waiting`,
  },
  'november-missing': {
    title: ({ entities, year }) =>
      `Informes de noviembre ${year}: ${formatCount(entities, 'entidad obligada no lo presentó', 'entidades obligadas no lo presentaron')}`,
    to: ({ year }) => `${REPORT_QUEUE}?anio=${year}&estado=faltan`,
    day: EXPIRES,
  },
}
