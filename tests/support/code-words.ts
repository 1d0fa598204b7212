import { strFromU8, unzipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { STAFF_DOCUMENTS, FIGURE_VERDICTS } from '#db/schema/staff-figures.ts'
import { CAMPAIGN_STATUSES } from '#db/schema/campaigns.ts'
import { GOVERNMENT_LEVELS } from '#surveys/model/entity-kind.ts'
import { ROLES } from '#db/schema/roles.ts'

/** Words that whoever writes code knows and whoever reads a page or a sheet does not. */
const ENGLISH = [
  ...['entity', 'campaign', 'response', 'release', 'figure', 'score', 'staff', 'headcount', 'women', 'men', 'status'],
  ...['single-link', 'slips', 'email-swap', 'with-units', 'headquarters', 'undefined', 'null', 'NaN', 'true', 'false'],
  ...['accepted', 'proposed', 'rejected', 'submitted', 'returned', 'done', 'low', 'medium', 'high', 'value', 'label'],
  ...['organizational-culture', 'gender-stereotypes', 'sexual-harassment', 'public-budget', 'population', 'token'],
  ...[...STAFF_DOCUMENTS, ...FIGURE_VERDICTS, ...CAMPAIGN_STATUSES, ...GOVERNMENT_LEVELS, ...ROLES],
]
/** Attributes that are shown or read aloud. */
const SPOKEN = /(?:aria-label|alt|title|placeholder|data-titulo)="([^"]*)"/g

/**
 * What a person reads of a page: its text and the attributes that are shown or read aloud. What is marked as `<code>`
 * is there for whoever compares it with the file or the command that it names.
 */
export function readableText(html: string): string {
  const page = html.replaceAll(
    /<!--.*?-->|<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<code[\s\S]*?<\/code>/g,
    '',
  )
  const spoken = [...page.matchAll(SPOKEN)].map(([, text = '']) => text)
  return [page.replaceAll(/<[^>]*>/g, ' '), ...spoken].join('\n').replaceAll('&nbsp;', ' ')
}

const CODE = new RegExp(
  `(?<![\\p{L}\\d@/._-])(?:[a-z]+(?:_[a-z0-9]+)+|[a-z]+[A-Z][A-Za-z]+|\\[object \\w+\\]|${ENGLISH.join('|')})(?![\\p{L}\\d@/_-]|\\.\\w)`,
  'gu',
)

/**
 * Names of columns and words of code in a text that people read: `snake_case`, `camelCase`, codes as they are stored.
 * Addresses of mail and of pages are left alone. @param allowed words that stand there for a reason.
 */
export function codeWords(text: string, allowed: readonly string[] = []): string[] {
  return [...new Set([...text.matchAll(CODE)].map(([word]) => word))].filter((word) => !allowed.includes(word))
}

function textOfDocument(bytes: Uint8Array): string {
  return strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).replaceAll(/<[^>]*>/g, ' ')
}

/**
 * What a person reads of an answer: a page, every cell of a workbook, a table, the text of a document. Pictures, PDFs
 * (their words are those of pages) and data for other programs are not read.
 */
export async function readableOf(answer: Response): Promise<string> {
  const type = answer.headers.get('content-type') ?? ''
  if (type.startsWith('text/html')) return readableText(await answer.text())
  if (type.startsWith('text/csv')) return answer.text()
  const bytes = Buffer.from(await answer.arrayBuffer())
  if (type.endsWith('.spreadsheetml.sheet') && answer.ok) {
    const sheets = (await readXlsxFile(bytes)) as unknown as { sheet: string; data: unknown[][] }[]
    return sheets
      .flatMap(({ sheet, data }) => [sheet, ...data.flat().filter((cell) => typeof cell === 'string')])
      .join('\n')
  }
  return type.endsWith('.wordprocessingml.document') && answer.ok ? textOfDocument(bytes) : ''
}
