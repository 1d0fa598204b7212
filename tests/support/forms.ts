/** A form as it stands in a page that was sent: where it goes, and what a browser would send of it untouched. */
export type SentForm = {
  readonly action: string | null
  readonly fields: readonly (readonly [string, string])[]
  readonly html: string
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', '#x27': "'" }
const plain = (text: string) => text.replace(/&(quot|amp|lt|gt|#x27);/g, (_, name: string) => ENTITIES[name] ?? '')

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag)
  return found ? plain(found[1] ?? '') : null
}

const FIELDS = /(<input\b[^>]*>)|(<(select|textarea)\b[^>]*>)([\s\S]*?)<\/\3>/g

function fieldsOf(html: string): [string, string][] {
  const fields: [string, string][] = []
  for (const [, input, other, kind, rest = ''] of html.matchAll(FIELDS)) {
    const head = input ?? other ?? ''
    const name = attribute(head, 'name')
    const type = attribute(head, 'type')
    if (name === null || attribute(head, 'disabled') !== null || type === 'file') continue
    if ((type === 'checkbox' || type === 'radio') && attribute(head, 'checked') === null) continue
    const options = [...rest.matchAll(/<option\b[^>]*>/g)].map(([option]) => option)
    const chosen = options.find((option) => attribute(option, 'selected') !== null) ?? options[0]
    if (kind === 'textarea') fields.push([name, plain(rest).replace(/^\n/, '')])
    else if (kind === 'select') fields.push([name, attribute(chosen ?? '', 'value') ?? ''])
    else fields.push([name, attribute(head, 'value') ?? ''])
  }
  return fields
}

/** The forms of a page that send something, as they come. */
export function formsIn(page: string): SentForm[] {
  return [...page.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)]
    .map(([html]) => ({ head: /^<[^>]*>/.exec(html)?.[0] ?? '', html }))
    .filter(({ head }) => attribute(head, 'method') === 'post')
    .map(({ head, html }) => ({ action: attribute(head, 'action'), fields: fieldsOf(html), html }))
}
