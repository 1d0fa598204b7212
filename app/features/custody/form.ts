import { lineOf, linesOf } from '#app/kit/forms/fields.ts'
import { readAddresses, type ReadAddresses } from './addresses.ts'
import { SITE_ROWS, type SiteRow } from './sites.ts'

/** A whole number as it was typed, or null. */
function count(typed: string): number | null {
  return /^\d{1,6}$/.test(typed) ? Number(typed) : null
}

/** Reads how many slips to print for which site: `sede-1`, `cantidad-1` and so on, without rows that were left empty. */
export function readSites(form: FormData): SiteRow[] {
  return Array.from({ length: SITE_ROWS }, (_, index) => index + 1).flatMap((row) => {
    const [site, slips] = [lineOf(form, `sede-${row}`), lineOf(form, `cantidad-${row}`)]
    return site === '' && slips === '' ? [] : [{ row, site, slips: count(slips) }]
  })
}

/** What a custodian asks of the page of slips. */
export type SlipOrder =
  /** `codesBefore`: codes that were given out when the page was made; null where it does not say so. */
  | { readonly kind: 'print'; readonly rows: readonly SiteRow[]; readonly codesBefore: number | null }
  | { readonly kind: 'replace'; readonly batchId: string; readonly confirmed: boolean }

/** Reads which button of the page of slips was pressed; null for one that it does not have. */
export function readSlipOrder(form: FormData): SlipOrder | null {
  switch (form.get('accion')) {
    case 'imprimir':
      return { kind: 'print', rows: readSites(form), codesBefore: count(lineOf(form, 'repartidos')) }
    case 'reemplazar':
      return { kind: 'replace', batchId: lineOf(form, 'lote'), confirmed: form.has('confirmo') }
    default:
      return null
  }
}

/** A batch of paper forms that a custodian prepares. */
export type FormOrder = {
  /** Forms to print; null where no number was typed. */
  readonly forms: number | null
  /** The unit that will type them. */
  readonly typist: string
  /** Codes that were given out when the page was made; null where it does not say so. */
  readonly codesBefore: number | null
}

/** Reads the form that prepares a batch of paper forms. */
export function readFormOrder(form: FormData): FormOrder {
  return {
    forms: count(lineOf(form, 'cantidad')),
    typist: lineOf(form, 'digita'),
    codesBefore: count(lineOf(form, 'repartidos')),
  }
}

/** What a custodian asks of the page of mails. */
export type MailOrder = { readonly kind: 'invite'; readonly pasted: ReadAddresses } | { readonly kind: 'remind' }

/** Reads which button of the page of mails was pressed; null for one that it does not have. */
export function readMailOrder(form: FormData): MailOrder | null {
  switch (form.get('accion')) {
    case 'invitar':
      return { kind: 'invite', pasted: readAddresses(linesOf(form, 'correos')) }
    case 'recordar':
      return { kind: 'remind' }
    default:
      return null
  }
}

/** The act by which a custodian says that what was left is destroyed. */
export type ActInput = {
  /** ISO date; null where none was chosen. */
  readonly destroyedOn: string | null
  readonly witness: string
  readonly confirmed: boolean
}

/** Reads the form of the act of destruction. */
export function readAct(form: FormData): ActInput {
  const day = lineOf(form, 'destruidas')
  return {
    destroyedOn: /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null,
    witness: lineOf(form, 'testigo'),
    confirmed: form.has('confirmo'),
  }
}

/** Reads the domain to which the head agrees, as typed. */
export function readDomain(form: FormData): { readonly domain: string; readonly confirmed: boolean } {
  return { domain: lineOf(form, 'dominio'), confirmed: form.has('confirmo') }
}
