import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { drawWorkbook } from './draw-workbook.server.ts'

test('a table keeps its header in view and on each page, has a filter, and lies across; a list of one column stands', async () => {
  const rows = [
    ['Dato', 'Valor'],
    ['=1+1', 2],
    ['@x', 3],
  ]
  const bytes = await drawWorkbook([
    { name: "Mujeres y 'hombres'", widths: [40, 20], rows },
    { name: 'Instrucciones', widths: [110], rows: [['Cómo llenar'], ['-x']] },
  ])
  const parts = unzipSync(new Uint8Array(bytes))
  const xml = (name: string) => new TextDecoder().decode(parts[name])
  const [table, list, book] = [xml('xl/worksheets/sheet1.xml'), xml('xl/worksheets/sheet2.xml'), xml('xl/workbook.xml')]
  for (const sheet of [table, list]) {
    expect(sheet).toMatch(/<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"\/>/)
    expect(sheet).toMatch(/<sheetPr>.*<sheetViews>.*<cols>.*<sheetData>.*<pageMargins .*<pageSetup .*<headerFooter>/)
    expect(sheet).not.toContain('<f>')
  }
  expect(table).toMatch(
    /<\/sheetData><autoFilter ref="A1:B3"\/>.*orientation="landscape" fitToWidth="1" fitToHeight="0"/,
  )
  expect(list).not.toContain('autoFilter')
  expect(list).toContain('orientation="portrait"')
  expect(book).toContain(
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">'Mujeres y ''hombres'''!$1:$1</definedName>`,
  )
  expect(book).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="1">'Instrucciones'!$1:$1</definedName>`)
})
