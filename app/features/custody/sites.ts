import type { FieldProblems } from '#app/kit/forms/fields.ts'

/** Rows of the form that prints slips; an entity with more sites prints twice. */
export const SITE_ROWS = 6
const LONGEST_SITE = 80
const MOST_SLIPS = 1000

/** A row that was filled in. */
export type SiteRow = {
  /** Its place on the page, from 1. */
  readonly row: number
  readonly site: string
  /** Null where no number was typed. */
  readonly slips: number | null
}

export type CheckedSites =
  | { readonly ok: true; readonly sites: readonly { readonly site: string; readonly slips: number }[] }
  | { readonly ok: false; readonly problems: FieldProblems }

function rowProblem({ row, site, slips }: SiteRow, several: boolean): readonly [string, string] | null {
  if (slips === null || slips < 1) return [`cantidad-${row}`, 'Escriba cuántas papeletas, en números']
  if (several && site === '') return [`sede-${row}`, 'Con varias sedes, cada una lleva su nombre']
  return site.length > LONGEST_SITE ? [`sede-${row}`, `Escriba el nombre en menos de ${LONGEST_SITE} letras`] : null
}

/** Checks how many slips to print for which site. @param left codes that may still be given out. */
export function checkSites(rows: readonly SiteRow[], left: number): CheckedSites {
  if (rows.length === 0)
    return { ok: false, problems: { 'cantidad-1': 'Escriba cuántas papeletas imprimir, en números' } }
  const problems = Object.fromEntries(
    rows.flatMap((row) => [rowProblem(row, rows.length > 1)].filter((problem) => problem !== null)),
  )
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const sites = rows.map(({ site, slips }) => ({ site, slips: slips ?? 0 }))
  const sum = sites.reduce((total, { slips }) => total + slips, 0)
  if (sum > left)
    return {
      ok: false,
      problems: { 'cantidad-1': `Puede imprimir ${left} más: hay un código por persona y ninguno de reserva` },
    }
  if (sum > MOST_SLIPS) return { ok: false, problems: { 'cantidad-1': `Imprima hasta ${MOST_SLIPS} cada vez` } }
  return { ok: true, sites }
}
