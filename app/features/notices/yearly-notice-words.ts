import { formatDate } from '#app/kit/format.ts'
import { ownReportAddress } from '#app/features/november-report/november-address.ts'
import { recordAddress } from '#app/features/yearly-record/record-address.ts'
import type { FactsOf, NoticeKind } from './notice-kinds.ts'

/** One sentence of a mail, and the page of ours that it leads to. */
export type Said = { readonly text: string; readonly to: string }

/** Kinds of the yearly record, the report of November and the sheet of Ley 32535. */
type YearlyKind = Extract<NoticeKind, `record-${string}` | `november-${string}` | `adaptation-${string}`>

/** What is said of each, whoever reads it. Of what the Ministry observed the page tells, not the mail. */
export const YEARLY_NOTICE_WORDS: { readonly [Kind in YearlyKind]: (facts: FactsOf<Kind>) => Said } = {
  'record-observed': ({ year }) => ({
    text: `El MIMP observó datos del registro anual ${year}: responda lo que pide.`,
    to: recordAddress({ whose: null, year }),
  }),
  'november-due': ({ year, dueOn }) => ({
    text: `El informe de noviembre vence el ${formatDate(dueOn)} y todavía no se presenta.`,
    to: ownReportAddress(year),
  }),
  'november-overdue': ({ year, dueOn }) => ({
    text: `El informe de noviembre venció el ${formatDate(dueOn)}: preséntelo igual, queda con su fecha.`,
    to: ownReportAddress(year),
  }),
  'november-submitted': ({ year }) => ({
    text: `El informe de noviembre ${year} espera su firma.`,
    to: ownReportAddress(year),
  }),
  'november-returned': ({ year }) => ({
    text: `La persona titular devolvió el informe de noviembre ${year}: lea por qué.`,
    to: ownReportAddress(year),
  }),
  'november-presented': ({ year }) => ({
    text: `El informe de noviembre ${year} quedó presentado: lea su número.`,
    to: ownReportAddress(year),
  }),
  'november-answered': ({ year }) => ({
    text: `El MIMP respondió al informe de noviembre ${year}: vea lo que dice.`,
    to: ownReportAddress(year),
  }),
  'adaptation-due': ({ dueOn }) => ({
    text: `Hasta el ${formatDate(dueOn)} se adecuan los documentos a la Ley 32535: la hoja de la entidad no está terminada.`,
    to: '/panel/adecuacion',
  }),
}

/** What each is, for whoever chooses. */
export const YEARLY_NOTICE_LABELS: Readonly<Record<YearlyKind, string>> = {
  'record-observed': 'El MIMP observa datos del registro anual',
  'november-due': 'El informe de noviembre vence en 14 días o menos',
  'november-overdue': 'El informe de noviembre venció sin presentarse',
  'november-submitted': 'El informe de noviembre espera la firma de la persona titular',
  'november-returned': 'La persona titular devuelve el informe de noviembre',
  'november-presented': 'Se presenta el informe de noviembre',
  'november-answered': 'El MIMP recibe u observa el informe de noviembre',
  'adaptation-due': 'El plazo de la Ley 32535 termina en 14 días o menos',
}
