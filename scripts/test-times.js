import path from 'node:path'

/** How long the tests of each file worked, out of the reports of both runners. */

/** As in vitest.config.ts: the folder decides. */
const FULL = /^tests\/(attacks|commands|http|oracle)\//

/**
 * @typedef {{ readonly name: string, readonly seconds: number, readonly set: 'quick' | 'full' | 'browser' }} TestedFile
 * @typedef {{ readonly specs?: readonly { readonly tests: readonly { readonly results: readonly { readonly duration: number }[] }[] }[], readonly suites?: readonly Suite[], readonly file?: string }} Suite
 */

/**
 * @param {Suite} suite
 * @returns {number} milliseconds of all its tests and of those within
 */
function workOf({ specs = [], suites = [] }) {
  const own = specs.flatMap(({ tests }) => tests.flatMap(({ results }) => results.map(({ duration }) => duration)))
  return [...own, ...suites.map(workOf)].reduce((sum, each) => sum + each, 0)
}

/**
 * @param {{ testResults?: readonly { name: string, startTime: number, endTime: number }[] }} unit report of vitest
 * @param {{ suites?: readonly Suite[] }} browser report of Playwright
 * @returns {TestedFile[]}
 */
export function testedFiles(unit, browser) {
  const units = (unit.testResults ?? []).map(({ name, startTime, endTime }) => {
    const own = path.relative('', name)
    const set = FULL.test(own) ? /** @type {const} */ ('full') : /** @type {const} */ ('quick')
    return { name: own, seconds: (endTime - startTime) / 1000, set }
  })
  const pages = (browser.suites ?? []).map((suite) => ({
    name: `tests/e2e/${suite.file ?? ''}`,
    seconds: workOf(suite) / 1000,
    set: /** @type {const} */ ('browser'),
  }))
  return [...units, ...pages]
}

/**
 * @param {readonly TestedFile[]} files
 * @returns {Record<TestedFile['set'], number>} seconds of each set, its files added up
 */
export function workedFor(files) {
  const sums = { quick: 0, full: 0, browser: 0 }
  for (const { set, seconds } of files) sums[set] += seconds
  return sums
}

/**
 * @param {readonly TestedFile[]} files
 * @param {number} count
 */
export function slowestFiles(files, count) {
  return [...files].sort((one, other) => other.seconds - one.seconds).slice(0, count)
}
