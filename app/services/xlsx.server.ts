import writeExcelFile, { type Cell, type Sheet } from 'write-excel-file/node'

export type Row = readonly (string | number | null)[]
export type WorkbookSheet = { readonly name: string; readonly rows: readonly Row[]; readonly widths: readonly number[] }

/**
 * Text stays text and numbers stay numbers: a cell typed as text is never read as a formula, whatever it begins with.
 */
function typedCell(value: string | number | null, header: boolean): Cell {
  if (value === null) return null
  if (typeof value === 'number') return { value, type: Number }
  return { value, type: String, wrap: true, alignVertical: 'top', ...(header ? { fontWeight: 'bold' as const } : {}) }
}

/** A workbook as bytes; the first row of every sheet is its header. */
export async function workbook(sheets: readonly WorkbookSheet[]): Promise<Buffer> {
  const made = sheets.map(({ name, rows, widths }): Sheet<Buffer> => ({
    sheet: name,
    data: rows.map((row, index) => row.map((value) => typedCell(value, index === 0))),
    columns: widths.map((width) => ({ width })),
  }))
  return (writeExcelFile as (all: Sheet<Buffer>[]) => { toBuffer: () => Promise<Buffer> })(made).toBuffer()
}

/** A download; never cached. */
export function xlsxResponse(bytes: Buffer, filename: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="${filename.replace(/[^a-z0-9.-]/gi, '-')}"`,
      'Cache-Control': 'no-store',
    },
  })
}
