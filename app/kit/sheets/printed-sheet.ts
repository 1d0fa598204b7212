import { insertElementMarkupAccordingToOrderOfSiblings as inserted } from 'write-excel-file/utility'
import { addressOf } from './sheet-xml.ts'
import type { WorkbookSheet } from './workbook-sheet.ts'

/** Elements of a sheet in the only order that spreadsheets read (ECMA-376, part 1, 18.3.1.99), as far as they stand here. */
const ORDER = [
  ...['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'autoFilter', 'mergeCells'],
  ...['conditionalFormatting', 'dataValidations', 'hyperlinks', 'printOptions', 'pageMargins', 'pageSetup'],
  ...['headerFooter', 'drawing', 'legacyDrawing'],
]
const A4 = 9

const widthOf = ({ rows }: WorkbookSheet) => Math.max(0, ...rows.map(({ length }) => length))

/** A list of one column says something from top to bottom; only a table has anything to filter. */
const isTable = (sheet: WorkbookSheet) => widthOf(sheet) > 1 && sheet.rows.length > 1

const cornersOf = (sheet: WorkbookSheet) =>
  [addressOf({ row: 1, column: 0 }), addressOf({ row: sheet.rows.length, column: widthOf(sheet) - 1 })] as const

/** The header stays while one scrolls. Only the first sheet is chosen: what is typed in one stands in all that are. */
const viewOf = (index: number) =>
  `<sheetViews><sheetView ${index === 0 ? 'tabSelected="1" ' : ''}workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>`

function sheetXml(xml: string, sheet: WorkbookSheet, index: number): string {
  const [first, last] = cornersOf(sheet)
  const parts = [
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    viewOf(index),
    ...(isTable(sheet) ? [`<autoFilter ref="${first}:${last}"/>`] : []),
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="${A4}" orientation="${isTable(sheet) ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>`,
    '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>',
  ]
  return parts.reduce((made, part) => inserted(made, part, ORDER, 'worksheet'), xml)
}

const escaped = (name: string) =>
  `'${name.replaceAll("'", "''")}'`.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** What a workbook says of its sheets by name: rows that each printed page repeats, and where the filter stands. */
function definedNames(sheets: readonly WorkbookSheet[]): string {
  const fixed = (address: string) => address.replace(/([A-Z]+)(\d+)/, '$$$1$$$2')
  return sheets
    .flatMap((sheet, index) => {
      const [first, last] = cornersOf(sheet).map(fixed)
      const named = (name: string, range: string, more = '') =>
        `<definedName name="_xlnm.${name}" localSheetId="${index}"${more}>${escaped(sheet.name)}!${range}</definedName>`
      return [
        ...(isTable(sheet) ? [named('_FilterDatabase', `${first}:${last}`, ' hidden="1"')] : []),
        named('Print_Titles', '$1:$1'),
      ]
    })
    .join('')
}

/** Pages as wide as the table and A4 in its length, the header on each of them, and a filter on it. */
export function printedAndFiltered(sheets: readonly WorkbookSheet[]) {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml: string, _options: unknown, { sheetIndex }: { readonly sheetIndex: number }) => {
            const sheet = sheets[sheetIndex]
            return sheet ? sheetXml(xml, sheet, sheetIndex) : xml
          },
        },
        'xl/workbook.xml': {
          transform: (xml: string) =>
            xml.replace(/<definedNames\/>/, () => `<definedNames>${definedNames(sheets)}</definedNames>`),
        },
      },
    },
  }
}
