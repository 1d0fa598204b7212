import ts from 'typescript'
import { expect, test } from 'vitest'
import { NEVER_KEPT } from '#app/kit/forms/kept.ts'
import { sourceFiles, type SourceFile } from './source-files.ts'

const app = sourceFiles().filter(({ path }) => /^app\//.test(path) && !/\.test\.tsx?$/.test(path))
const at = (path: string, text: string): SourceFile => ({ path, text })

/** Forms that carry no form id by `SendForm`, each with the reason. */
const OTHER_FORMS: Readonly<Record<string, string>> = {
  'app/kit/forms/send-form.tsx': 'is the form itself',
  'app/features/home/welcome-page.tsx': 'makes nothing: leads to the questionnaire of a code',
  'app/respondent/pages/state-pages.tsx': 'makes nothing: leads to the questionnaire of a code',
  'app/respondent/pages/questionnaire-form.tsx': 'has the form id of the desk, which is kept with the answers',
  'app/respondent/pages/fault-pages.tsx': 'sends again the form id of the desk, with all that came with it',
  'app/respondent/pages/demo-slip.tsx': 'hands out a slip of the demonstration: a second press is a second slip',
  'app/respondent/pages/swap-pages.tsx':
    'writes the form id itself: the pages for staff have no script of the framework',
}

/** Actions that read what was sent by themselves and are not asked for the form id. */
const READ_BY_THEMSELVES = ['auth-endpoints.ts']

/** What sends without a form. */
const OTHER_SENDERS: Readonly<Record<string, string>> = {
  'app/kit/forms/send-quietly.ts': 'sets the form id itself',
  'app/kit/shell/route-error-boundary.tsx': 'sends again what got no answer, with the form id that it had',
  'app/respondent/script/send.ts': 'sends the questionnaire with the form id of the desk',
}

function elements(
  file: SourceFile,
): { readonly tag: string; readonly attribute: (name: string) => string | undefined }[] {
  const parsed = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: ReturnType<typeof elements> = []
  const visit = (node: ts.Node): void => {
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      const attribute = (name: string) => {
        const given = node.attributes.properties.find((each) => each.name?.getText(parsed) === name)
        if (!given || !ts.isJsxAttribute(given)) return given && '{…}'
        const { initializer } = given
        return initializer && ts.isStringLiteral(initializer) ? initializer.text : (initializer?.getText(parsed) ?? '')
      }
      found.push({ tag: node.tagName.getText(parsed), attribute })
    }
    ts.forEachChild(node, visit)
  }
  visit(parsed)
  return found
}

/** A form whose method is anything but surely `get` or `dialog`, or a button that sends one with its own. */
function sendsByItself({ tag, attribute }: ReturnType<typeof elements>[number]): boolean {
  const sends = (method: string | undefined) => method !== undefined && !/^(get|dialog)$/i.test(method)
  if (/^(form|Form|\w+\.Form)$/.test(tag)) return sends(attribute('method'))
  return sends(attribute('formMethod'))
}

const formsOf = (files: readonly SourceFile[]) =>
  files
    .filter((file) => /\.tsx$/.test(file.path) && /method/i.test(file.text) && elements(file).some(sendsByItself))
    .map(({ path }) => path)

test('every form that changes something carries its form id', () => {
  expect(formsOf([at('app/a.tsx', 'export const a = <form action="/x" method="POST"></form>')])).toEqual(['app/a.tsx'])
  expect(formsOf([at('app/a.tsx', 'export const a = <Form {...b} method={m}></Form>')])).toEqual(['app/a.tsx'])
  expect(formsOf([at('app/a.tsx', 'export const a = <fetcher.Form method="post"></fetcher.Form>')])).toHaveLength(1)
  expect(formsOf([at('app/a.tsx', 'export const a = <form method="get"></form>')])).toEqual([])
  expect(formsOf(app).sort()).toEqual(Object.keys(OTHER_FORMS).sort())
})

/** Fields of passwords and of codes. */
function secretsOf(file: SourceFile): string[] {
  return elements(file)
    .filter(({ attribute }) => attribute('type') === 'password' || attribute('autoComplete') === 'one-time-code')
    .map(({ attribute }) => attribute('name') ?? '')
}

test('no password and no code is ever kept', () => {
  expect(secretsOf(at('app/a.tsx', 'export const a = <Field name="pin" type="password" />'))).toEqual(['pin'])
  const secrets = app.filter(({ path }) => /\.tsx$/.test(path)).flatMap(secretsOf)
  expect([...new Set(secrets)].sort()).toEqual([...NEVER_KEPT].sort())
})

/** Buttons that would send such a form without saying that they wait. */
function silentButtons(file: SourceFile): string[] {
  const parsed = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const visit = (node: ts.Node, inside: boolean): void => {
    const tag = ts.isJsxElement(node) ? node.openingElement.tagName.getText(parsed) : ''
    if (inside && tag === 'button' && !/\btype="button"/.test(node.getText(parsed))) found.push(file.path)
    ts.forEachChild(node, (child) => visit(child, inside || tag === 'SendForm'))
  }
  visit(parsed, false)
  return found
}

test('every button of such a form says that it waits', () => {
  expect(silentButtons(at('app/a.tsx', 'const a = <SendForm><p><button>b</button></p></SendForm>'))).toHaveLength(1)
  expect(app.filter(({ text }) => text.includes('<SendForm')).flatMap(silentButtons)).toEqual([])
})

const SENDERS = /\b(useFetcher|useSubmit|sendBeacon|XMLHttpRequest)\b|(?<![.\w])fetch\(/

test('nothing is sent beside the forms but by what sets a form id itself', () => {
  expect(SENDERS.test('const submit = useSubmit()')).toBe(true)
  expect(SENDERS.test('await fetch(address)')).toBe(true)
  expect(
    app
      .filter(({ text }) => SENDERS.test(text))
      .map(({ path }) => path)
      .sort(),
  ).toEqual(Object.keys(OTHER_SENDERS).sort())
})

/** Routes whose action is left out of the mechanism, or reads the request beside it. */
function outside(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path, text }) => {
      const action = /export const action = [\s\S]*?\n(?=\n|$)/.exec(text)?.[0] ?? ''
      return path.startsWith('app/routes/') && (/\breadsItself\b/.test(action) || /\brequest\.\w+/.test(action))
    })
    .map(({ path }) => path.replace('app/routes/', ''))
}

test('every action is asked for the form id but those that tell repetitions by themselves', () => {
  const reading =
    "export const action = guarded('account', {}, async ({ request }) => save(await request.formData()))\n"
  expect(outside([at('app/routes/a.tsx', reading)])).toEqual(['a.tsx'])
  expect(
    outside([at('app/routes/a.tsx', "export const action = guarded('account', { readsItself: 'x' }, f)\n")]),
  ).toEqual(['a.tsx'])
  expect(outside(app).sort()).toEqual(READ_BY_THEMSELVES)
})

/**
 * The use case whose answer a page shows though nothing was wrong: it makes nothing, and an answer that somebody tries
 * stays in no address and in no memory.
 */
const SHOWN_AT_ONCE = 'tryRow('

/** What an action returns that is data without a status that refuses: loaded again, the page would ask to send it again. */
function answersOf(file: SourceFile): string[] {
  const parsed = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const look = (returned: ts.Expression): void => {
    if (ts.isParenthesizedExpression(returned) || ts.isAwaitExpression(returned)) return look(returned.expression)
    if (ts.isConditionalExpression(returned)) return [returned.whenTrue, returned.whenFalse].forEach(look)
    const text = returned.getText(parsed)
    const isData =
      ts.isObjectLiteralExpression(returned) || /^(data(<\w+>)?|json)\(/.test(text) || text.startsWith(SHOWN_AT_ONCE)
    if (isData && (!/\bstatus\b/.test(text) || /\b200\b/.test(text))) found.push(text)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression) look(node.expression)
    if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) look(node.body)
    ts.forEachChild(node, visit)
  }
  for (const node of parsed.statements)
    if (ts.isVariableStatement(node) && /^export const action\b/.test(node.getText(parsed)))
      ts.forEachChild(node, visit)
  return found
}

test('what a page did leads to an address that can be loaded again', () => {
  const action = (body: string) => at('app/routes/a.tsx', `export const action = guarded('account', {}, ${body})\n`)
  expect(answersOf(action('async ({ form }) => data({ sent: await form() })'))).toHaveLength(1)
  expect(
    answersOf(action('async () => { return ok ? done(a, b) : data({ a }, { status: ok ? 200 : 422 }) }')),
  ).toHaveLength(1)
  expect(answersOf(action('async () => { return { problems: {} } }'))).toHaveLength(1)
  expect(answersOf(action('async () => (ok ? show(a, b) : data<Came>({ a }, { status: 422 }))'))).toEqual([])
  const pages = app.filter(({ path }) => /^app\/routes\/.*\.tsx$/.test(path))
  expect(pages.filter((file) => answersOf(file).length > 0).map(({ path }) => path)).toEqual([
    'app/routes/anonymity.tsx',
  ])
})
