import ts from 'typescript'
import { expect, test } from 'vitest'
import { NEVER_NOTED_FUNCTIONS, NEVER_NOTED_TABLES } from './never-noted.ts'
import { sourceFiles, type SourceFile } from './source-files.ts'

/** A function of a file: what it takes, which tables it changes itself, and which other functions it calls. */
type Declared = {
  readonly path: string
  readonly name: string
  readonly exported: boolean
  readonly takes: string
  readonly text: string
  readonly changes: ReadonlySet<string>
  readonly calls: ReadonlySet<string>
}

const WRITES = new Set(['insert', 'update', 'delete'])

function readBody(body: ts.Node, source: ts.SourceFile): Pick<Declared, 'changes' | 'calls'> {
  const changes = new Set<string>()
  const calls = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) calls.add(node.text)
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      WRITES.has(node.expression.name.text)
    ) {
      const [table] = node.arguments
      if (table && ts.isIdentifier(table)) changes.add(table.text)
    }
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      for (const [, table = ''] of node
        .getText(source)
        .matchAll(/\b(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM) (\w+)/g))
        changes.add(table.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase()))
    }
    ts.forEachChild(node, visit)
  }
  visit(body)
  return { changes, calls }
}

/** The functions that stand at the top of a file. */
function functionsOf({ path, text }: SourceFile): Declared[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  return source.statements.flatMap((statement): Declared[] => {
    const exported =
      ts.canHaveModifiers(statement) &&
      (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    const declared = (name: string, node: ts.FunctionLikeDeclaration): Declared => ({
      ...{
        path,
        name,
        exported,
        text: node.getText(source),
        takes: node.parameters.map((each) => each.getText(source)).join(', '),
      },
      ...readBody(node.body ?? node, source),
    })
    if (ts.isFunctionDeclaration(statement) && statement.name) return [declared(statement.name.text, statement)]
    if (!ts.isVariableStatement(statement)) return []
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      initializer && ts.isArrowFunction(initializer) && ts.isIdentifier(name) ? [declared(name.text, initializer)] : [],
    )
  })
}

/** Tables that a function changes, also by functions of its own file. */
function changedBy(declared: Declared, all: readonly Declared[], seen = new Set<string>()): Set<string> {
  const found = new Set(declared.changes)
  for (const each of all) {
    if (
      each.path !== declared.path ||
      !declared.calls.has(each.name) ||
      each.name === declared.name ||
      seen.has(each.name)
    )
      continue
    for (const table of changedBy(each, all, seen.add(each.name))) found.add(table)
  }
  return found
}

const files = sourceFiles().filter(({ path }) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
const queries = files.filter(({ path }) => path.startsWith('db/queries/')).flatMap(functionsOf)

/** Only what changes nothing but the tables that are never noted may go without a note. */
const isNoted = (tables: ReadonlySet<string>) => [...tables].some((table) => !(table in NEVER_NOTED_TABLES))
/** Types of a file that hold a note, `Traced` for one. */
function ownTypesWithNote(path: string): readonly string[] {
  const { text = '' } = files.find((file) => file.path === path) ?? {}
  return [
    ...text.matchAll(/^(?:export )?type (\w+) =([\s\S]*?)(?=\n(?:\/\*\*|export|type|function|async|const)\b|\n\/\*)/gm),
  ].flatMap(([, name = '', body = '']) => (/\bNote\b|readonly note:/.test(body) ? [name] : []))
}
/** The same with those that it takes from the files beside it. */
function typesWithNote(path: string): readonly string[] {
  const { text = '' } = files.find((file) => file.path === path) ?? {}
  const taken = [...text.matchAll(/^import (?:type )?\{([^}]*)\} from '\.\/([\w.-]+)'/gm)]
  const imported = taken.flatMap(([, names = '', file = '']) =>
    ownTypesWithNote(`db/queries/${file}`).filter((name) => new RegExp(`\\b${name}\\b`).test(names)),
  )
  return [...ownTypesWithNote(path), ...imported]
}
const takesNote = ({ path, takes }: Declared) =>
  /\bNote\b/.test(takes) || typesWithNote(path).some((name) => new RegExp(`\\b${name}\\b`).test(takes))
/** A part of a unit of work: whoever opens the transaction notes what is done in it. */
const isPart = ({ takes }: Declared) => /^\w+: (Pick<)?(Transaction|Handle)\b/.test(takes)

/** Exported functions that change noted rows and neither take a note nor are a part. */
function unnoted(all: readonly Declared[]): string[] {
  return all
    .filter(
      (each) =>
        each.exported &&
        isNoted(changedBy(each, all)) &&
        !takesNote(each) &&
        !isPart(each) &&
        !(each.name in NEVER_NOTED_FUNCTIONS),
    )
    .map(({ path, name }) => `${path} ${name}`)
}

const SAMPLE = functionsOf({
  path: 'db/queries/x.server.ts',
  text: `function inner(database: Database) { database.update(plans).set({}).run() }
    export function silent(database: Database) { inner(database) }
    export function told(database: Database, note: Note) { inner(database) }
    export function mailed(database: Database) { database.insert(mails).values({}).run() }`,
})

test('a query that changes rows of an entity, an account or the Ministry takes a note', () => {
  expect(unnoted(SAMPLE)).toEqual(['db/queries/x.server.ts silent'])
  expect(unnoted(queries)).toEqual([])
})

const NOTES = /\b(recordDeed|recordAccountDeed|insertAuditEntry|note|notes)\(|\bNote\b/

test('whoever opens a unit of work and changes such rows in it notes it there', () => {
  const parts = new Set(
    queries
      .filter((each) => each.exported && isPart(each) && isNoted(changedBy(each, queries)) && !takesNote(each))
      .map(({ name }) => name),
  )
  const openers = files.filter(({ path }) => path.startsWith('app/')).flatMap(functionsOf)
  const silent = openers.filter(
    (each) =>
      each.text.includes('inTransaction(') &&
      [...each.calls].some((name) => parts.has(name)) &&
      !NOTES.test(each.text) &&
      !(each.name in NEVER_NOTED_FUNCTIONS),
  )
  expect(silent.map(({ path, name }) => `${path} ${name}`)).toEqual([])
})

/** Shows on `/anonimato` what is stored, in a database in memory that is thrown away at once. */
const THROWN_AWAY = 'app/features/anonymity/show-row.server.ts'

test('no note is left out in the product: only tests, seeds and the invented country do that', () => {
  const silent = files.filter(
    ({ path, text }) =>
      /^(app|db)\//.test(path) &&
      !path.startsWith('db/seed/') &&
      /\bNO_NOTE\b/.test(text) &&
      path !== 'db/queries/audit.server.ts' &&
      path !== THROWN_AWAY,
  )
  expect(silent.map(({ path }) => path)).toEqual([])
})

/** The verbs of a query; whatever has another is a unit of work that carries the verb of its domain. */
const VERB = /^(find|list|count|insert|update|delete|has)[A-Z]/

/** Units of work over several tables, and what makes or reads a value without asking for rows. */
const OTHER_VERBS: Readonly<Record<string, string>> = {
  forgetAccount: 'address, ways in and sessions of a deleted account',
  endMembership: 'the role, and what hangs on it',
  acceptInvitation: 'the invitation, the account and its membership',
  storeSendings: 'form ids, codes and answers of one tick',
  storeSendingsBeside: 'the same, while the thread goes on',
  moveLots: 'answers that wait to where they stay',
  moveDueLots: 'codes, answers and sheets of which enough wait',
  moveSheets: 'typed sheets to where they stay',
  moveReadySheets: 'typed sheets of every campaign',
  planMove: 'a move, later',
  lotSize: 'a number',
  codeLotSize: 'a number',
  spendCodes: 'used codes',
  settleCampaign: 'the close of a campaign',
  beginClose: 'its first step',
  moveAll: 'its second step',
  freezeRelease: 'its third step',
  endClose: 'its last step',
  publishRelease: 'a release that was frozen, with its figures and proposals',
  figureRows: 'computed from a row',
  figureIn: 'computed from a row',
  nameHolds: 'a condition',
  isApplying: 'a condition',
  destroyRows: 'rows of answers, with their act',
  scheduleCampaign: 'the campaign and its ways',
  cancelCampaign: 'the campaign, its codes and links',
  annulCampaign: 'the campaign, its answers, codes and links',
  exchangeSwapLink: 'a link for a code',
  replaceSlipBatch: 'a lost batch, its codes and those in their place',
  queueReminders: 'one mail for each invited address',
  finishBatch: 'the batch and its sheets',
  startAssessment: 'the assessment, its items and its history',
  submitAssessment: 'the assessment, its submission, the plan',
  reviewItem: 'the item and its history',
  sendBack: 'the assessment and its history',
  finishReview: 'the assessment, its submission, the plan',
  removeEvidence: 'the document and its history',
  isAtRevision: 'a condition',
  lockOf: 'a condition',
  barredFrom: 'a condition',
  isHandedBack: 'a condition',
  signedContent: 'actions as they are signed',
  planDigest: 'a digest',
  versionDigest: 'a digest',
  planName: 'a name',
  receptionNumber: 'a number',
  reportName: 'a name',
  shownDigest: 'a digest',
  presentedDigest: 'a digest',
  presentNovemberReport: 'the report, its version, its step',
  signPlanVersion: 'the plan, its version, its paper, its reading',
  dropPlanAmendment: 'the plan, its actions, their history',
  beginAssistance: 'the assistance and what it bars',
  endAssistance: 'the assistance',
  endEntity: 'the entity, its accounts, its history',
  mergeEntities: 'both entities, their accounts, their history',
  addItemLot: 'the lot, its campaigns, the totals',
  freezePool: 'the pool and its members',
  freezeExperiencePool: 'the pool, and the rows behind it',
  closePlan: 'the plan, its step, and what passes on to the next with its events',
  moveProposals: 'actions of a plan, with their events',
  makeBackup: 'a file of its own',
  restoreBackup: 'a file of its own',
  isBackup: 'what a file is',
  auditDigest: 'computed from a row',
  contentDigest: 'computed from an assessment',
  submissionDigest: 'computed from a submission',
  thisItem: 'a condition',
  NO_NOTE: 'no query',
}

test('an exported query has one of the verbs', () => {
  expect(VERB.test('getPlan')).toBe(false)
  const other = queries.filter(({ exported, name }) => exported && !VERB.test(name) && !(name in OTHER_VERBS))
  expect(other.map(({ path, name }) => `${path} ${name}`)).toEqual([])
})

test('every role ends in one place, which leaves nothing with somebody who may not act any more', () => {
  const ending = sourceFiles().filter(
    ({ path, text }) => /^(app|db|scripts)\//.test(path) && /\bendMembership\(/.test(text),
  )
  expect(ending.map(({ path }) => path).sort()).toEqual([
    'app/door/end-role.server.ts',
    'db/queries/accounts.server.ts',
  ])
})

test('the lists of exceptions name what exists', () => {
  const names = new Set(queries.map(({ name }) => name))
  expect(
    [...Object.keys(OTHER_VERBS), ...Object.keys(NEVER_NOTED_FUNCTIONS)].filter((name) => !names.has(name)),
  ).toEqual([])
})
