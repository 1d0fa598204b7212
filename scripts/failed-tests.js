import path from 'node:path'

/** Which tests failed and why, out of the reports of both runners: said last, where a log that was cut still shows it. */

/** More of a message is in the log itself. */
const LINES = 15

/**
 * @typedef {{ readonly file: string, readonly name: string, readonly message: string }} FailedTest
 * @typedef {{ readonly status: string, readonly fullName: string, readonly failureMessages?: readonly string[] | null }} UnitTest
 * @typedef {{ readonly status: string, readonly name: string, readonly message?: string, readonly assertionResults?: readonly UnitTest[] }} UnitFile
 * @typedef {{ readonly message?: string, readonly value?: string }} Fault
 * @typedef {{ readonly status: string, readonly results: readonly { readonly errors?: readonly Fault[] }[] }} PageTest
 * @typedef {{ readonly title: string, readonly tests: readonly PageTest[] }} Spec
 * @typedef {{ readonly title?: string, readonly file?: string, readonly specs?: readonly Spec[], readonly suites?: readonly Suite[] }} Suite
 */

/**
 * @param {readonly string[]} messages
 * @returns {string} plain, its first lines, without the steps of the runner
 */
function opening(messages) {
  // Colours of a terminal, which both runners write into their messages.
  const plain = messages.join('\n').replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '')
  const lines = plain.split('\n').filter((line) => !/^\s+at .*node_modules/.test(line))
  return lines.join('\n').trim().split('\n').slice(0, LINES).join('\n') || 'El informe no dice por qué: véalo arriba.'
}

/**
 * A file that could not be loaded fails without a test.
 * @param {UnitFile} file
 * @returns {FailedTest[]}
 */
function failedIn({ name, status, message = '', assertionResults = [] }) {
  const file = path.relative('', name)
  const failed = assertionResults.filter((test) => test.status === 'failed')
  if (status === 'failed' && failed.length === 0) return [{ file, name: '', message: opening([message]) }]
  return failed.map(({ fullName, failureMessages }) => ({
    file,
    name: fullName.trim(),
    message: opening(failureMessages ?? []),
  }))
}

/** @param {Fault} fault */
const faultOf = ({ message, value }) => message ?? value ?? ''

/**
 * @param {Suite} suite
 * @param {readonly string[]} above titles of the groups around it
 * @returns {FailedTest[]} its own and those within; one that passed at a second try failed too
 */
function failedPages({ file = '', specs = [], suites = [] }, above) {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => ({
        file: `tests/e2e/${file}`,
        name: [...above, title].join(' › '),
        message: opening(results.flatMap(({ errors = [] }) => errors.map(faultOf))),
      })),
  )
  return [...own, ...suites.flatMap((suite) => failedPages(suite, [...above, suite.title ?? '']))]
}

/**
 * @param {{ testResults?: readonly UnitFile[] }} unit report of vitest
 * @param {{ suites?: readonly Suite[], errors?: readonly Fault[] }} browser report of Playwright; its own errors belong
 *   to no test (a server that did not start)
 * @returns {FailedTest[]}
 */
export function failedTests(unit, browser) {
  const units = (unit.testResults ?? []).flatMap(failedIn)
  const pages = (browser.suites ?? []).flatMap((suite) => failedPages(suite, []))
  const outside = (browser.errors ?? []).map((fault) => ({
    file: 'tests/e2e',
    name: '',
    message: opening([faultOf(fault)]),
  }))
  return [...units, ...pages, ...outside]
}

/**
 * @param {FailedTest} test
 * @returns {string} its file and name in one line, its message below and indented
 */
export function toldFailure({ file, name, message }) {
  const title = [file, name].filter(Boolean).join(' › ')
  return [title, ...message.split('\n').map((line) => `    ${line}`)].join('\n')
}
