import { partText, type Archive } from './archive.ts'
import { walkXml } from './walk-xml.ts'

const CONTENT_TYPES = '[Content_Types].xml'
/** The list of parts of a document of 10 MB has some tens of kilobytes. */
const LARGEST_LIST = 512 * 1024
const MAIN =
  /^application\/vnd\.openxmlformats-officedocument\.(spreadsheetml\.sheet|wordprocessingml\.document)\.main\+xml$/
const MACROS = /macro|vbaproject/i

/** Of a package: its main part (`xl/workbook.xml`), whether that is a workbook or a text, whether it carries macros. */
export type OfficeType = { readonly kind: 'xlsx' | 'docx'; readonly main: string; readonly macros: boolean }

/**
 * What kind of office document an archive is, by its own list of parts; null when it is none.
 * @throws {ArchiveRefused} on a broken archive, or an error of the XML.
 */
export async function officeType(archive: Archive): Promise<OfficeType | null> {
  const list = await partText(archive, CONTENT_TYPES, LARGEST_LIST)
  if (list === null) return null
  let macros = [...archive.keys()].some((name) => /vbaproject/.test(name))
  const found: { kind: OfficeType['kind']; main: string }[] = []
  await walkXml(list, {
    open: (_name, attribute) => {
      const type = attribute('ContentType') ?? ''
      if (MACROS.test(type)) macros = true
      const main = attribute('PartName')?.replace(/^\//, '')
      const [, format] = MAIN.exec(type) ?? []
      if (format && main && archive.has(main.toLowerCase()))
        found.push({ kind: format.startsWith('spreadsheet') ? 'xlsx' : 'docx', main })
    },
  })
  const [only, ...more] = found
  if (macros) return { kind: only?.kind ?? 'xlsx', main: only?.main ?? '', macros }
  return only && more.length === 0 ? { ...only, macros } : null
}
