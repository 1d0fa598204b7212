import type { FieldProblems } from '#app/kit/forms/fields.ts'

/** Rows of the form that prints slips; an entity with more sites prints twice. */
export const SITE_ROWS = 6
const LONGEST_SITE = 80
const MOST_SLIPS = 1000

export type ReadSites =
  | { readonly ok: true; readonly sites: readonly { readonly site: string; readonly slips: number }[] }
  | { readonly ok: false; readonly problems: FieldProblems }

function rowProblem(row: number, site: string, slips: string, several: boolean): readonly [string, string] | null {
  if (!/^\d{1,5}$/.test(slips) || Number(slips) < 1) return [`cantidad-${row}`, 'Escriba cuántas papeletas, en números']
  if (several && site === '') return [`sede-${row}`, 'Con varias sedes, cada una lleva su nombre']
  return site.length > LONGEST_SITE ? [`sede-${row}`, `Escriba el nombre en menos de ${LONGEST_SITE} letras`] : null
}

/** Reads how many slips to print for which site: `sede-1`, `cantidad-1` and so on. @param left codes that may still be given out. */
export function readSites(form: FormData, left: number): ReadSites {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const rows = Array.from({ length: SITE_ROWS }, (_, index) => ({
    row: index + 1,
    site: text(`sede-${index + 1}`),
    slips: text(`cantidad-${index + 1}`),
  })).filter(({ site, slips }) => site !== '' || slips !== '')
  if (rows.length === 0)
    return { ok: false, problems: { 'cantidad-1': 'Escriba cuántas papeletas imprimir, en números' } }
  const problems = Object.fromEntries(
    rows.flatMap(({ row, site, slips }) =>
      [rowProblem(row, site, slips, rows.length > 1)].filter((problem) => problem !== null),
    ),
  )
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const sites = rows.map(({ site, slips }) => ({ site, slips: Number(slips) }))
  const sum = sites.reduce((total, { slips }) => total + slips, 0)
  if (sum > left)
    return {
      ok: false,
      problems: { 'cantidad-1': `Puede imprimir ${left} más: el total no pasa de 120 por cada 100 personas` },
    }
  if (sum > MOST_SLIPS) return { ok: false, problems: { 'cantidad-1': `Imprima hasta ${MOST_SLIPS} cada vez` } }
  return { ok: true, sites }
}
