import { openArchive, partBytes } from '#app/kit/sheets/archive.ts'
import { INK, LEVEL_GROUNDS } from '../manuscript-look.ts'
import { packedParts } from '../packed-parts.ts'

/** Far more than slides of a meeting have; a logo is some hundred kilobytes. */
const LIMITS = { parts: 500, unpacked: 64 * 1024 * 1024 }

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** What the file says of itself: its title and language; no person, program or hour of the machine. */
const core = (title: string) =>
  `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title><dc:language>es-PE</dc:language></cp:coreProperties>`

const APP = `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Espejo</Application></Properties>`

/** The colours that an official chooses from when she adds something. */
function ourColours(theme: string): string {
  const ours: Record<string, string> = {
    ...{ dk2: INK.accent, lt2: INK.tint, accent1: INK.accent, accent2: INK.women, accent3: INK.men },
    ...{ accent4: LEVEL_GROUNDS[1], accent5: LEVEL_GROUNDS[2], accent6: LEVEL_GROUNDS[3] },
    ...{ hlink: INK.accent, folHlink: INK.quiet },
  }
  return theme
    .replace(/<a:(\w+)><a:srgbClr val="\w+"\/><\/a:\1>/g, (whole, name: string) =>
      ours[name] === undefined ? whole : `<a:${name}><a:srgbClr val="${ours[name].slice(1)}"/></a:${name}>`,
    )
    .replace('clrScheme name="Office"', 'clrScheme name="Espejo"')
}

/** What the list of parts names and the file does not hold is taken from the list. */
const onlyHeld = (list: string, names: ReadonlySet<string>) =>
  list.replace(/\s*<Override PartName="\/([^"]+)"[^>]*\/>/g, (entry, name: string) => (names.has(name) ? entry : ''))

/** Notes in paragraphs, which the library writes as one with line ends in it. */
const paragraphs = (notes: string) =>
  notes.replace(
    /<a:p><a:r>(<a:rPr[^>]*\/>)<a:t>([^<]*)<\/a:t><\/a:r>(<a:endParaRPr[^>]*\/>)<\/a:p>/,
    (_whole, run: string, text: string, end: string) =>
      text
        .split(/\r?\n/)
        .map((line) => `<a:p><a:r>${run}<a:t>${line}</a:t></a:r>${end}</a:p>`)
        .join(''),
  )

/**
 * Objects of a slide under one number each, its title under its name, paragraphs of several runs with one set of
 * properties; tables with a head that is read as such, and said by their caption.
 */
function slide(xml: string): string {
  let id = 0
  return xml
    .replace(/(<p:cNvPr id=")\d+"/g, (_whole, start: string) => `${start}${(id += 1)}"`)
    .replace(/name="Text \d+"/g, 'name="Título"')
    .replace(/<p:cNvPr id="(\d+)" name="Tabla: ([^"]*)"\/>/g, '<p:cNvPr id="$1" name="Tabla" descr="$2"/>')
    .replaceAll('<a:tblPr/>', '<a:tblPr firstRow="1" firstCol="1"/>')
    .replace(/(<\/a:r>)<a:pPr\b[\s\S]*?<\/a:pPr>/g, '$1')
}

function tidied(name: string, xml: string, title: string, names: ReadonlySet<string>): string {
  if (name === 'docProps/core.xml') return core(title)
  if (name === 'docProps/app.xml') return APP
  if (name === '[Content_Types].xml') return onlyHeld(xml, names)
  const spoken = xml.replaceAll('lang="en-US"', 'lang="es-PE"')
  if (name.startsWith('ppt/theme/')) return ourColours(spoken)
  if (name.startsWith('ppt/notesSlides/')) return paragraphs(spoken)
  return /^ppt\/(slides|slideLayouts)\//.test(name) ? slide(spoken) : spoken
}

/**
 * What the library packs, put in order: Spanish, without a person, a program or an hour in it, its objects numbered
 * once. The same slides are the same bytes on any day.
 */
export async function tidyPackage(bytes: Uint8Array, title: string): Promise<Buffer> {
  const archive = openArchive(bytes, LIMITS)
  const names = new Set([...archive.values()].map(({ name }) => name).filter((name) => !name.endsWith('/')))
  const parts: (readonly [string, Uint8Array])[] = []
  for (const name of names) {
    const content = (await partBytes(archive, name, LIMITS.unpacked)) ?? Buffer.alloc(0)
    const isText = /\.(xml|rels)$/.test(name)
    parts.push([name, isText ? Buffer.from(tidied(name, content.toString('utf8'), title, names)) : content])
  }
  return packedParts(parts)
}
