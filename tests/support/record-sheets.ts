import { drawWorkbook } from '#app/kit/sheets/draw-workbook.server.ts'
import type { CellValue, WorkbookSheet } from '#app/kit/sheets/workbook-sheet.ts'
import {
  ABOUT_TEMPLATE,
  KIND_TEMPLATES,
  NOTHING_TEMPLATE,
  kindTitle,
} from '#app/features/yearly-record/sheet-template.ts'
import type { EntityFactKind } from '#surveys/yearly-record/kinds.ts'

export type FilledRecord = Partial<Readonly<Record<EntityFactKind, readonly (readonly CellValue[])[]>>> & {
  /** Kinds of which it is said that there was nothing. */
  readonly nothing?: readonly EntityFactKind[]
  readonly year?: number
  readonly entityId?: string
  /** Sheet that is missing. */
  readonly without?: string
}

/** The sheet of a yearly record as somebody filled it in. */
export async function recordSheetFile(filled: FilledRecord): Promise<File> {
  const { nothing = [], year = 2026, entityId = 'muni', without } = filled
  const sheets: WorkbookSheet[] = [
    { name: 'Instrucciones', widths: [], rows: [['Cómo llenar']] },
    ...KIND_TEMPLATES.map(({ kind, template }) => ({
      ...{ name: template.sheet, widths: [] },
      rows: [[...template.header], ...(filled[kind] ?? [])],
    })),
    {
      ...{ name: NOTHING_TEMPLATE.sheet, widths: [] },
      rows: [[...NOTHING_TEMPLATE.header], ...nothing.map((kind) => [kindTitle(kind), 'Sí'])],
    },
    { name: ABOUT_TEMPLATE.sheet, widths: [], rows: [[...ABOUT_TEMPLATE.header], [String(year), entityId]] },
  ]
  const bytes = new Uint8Array(await drawWorkbook(sheets.filter(({ name }) => name !== without)))
  return new File([bytes], 'planilla.xlsx')
}
