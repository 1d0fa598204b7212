import { expect, test } from 'vitest'
import type { ItemAnalysisView } from '#app/features/item-analysis/count-items.server.ts'
import type { ExperiencePoolView } from '#app/features/national/freeze-experience-pools.server.ts'
import type { PoolView } from '#app/features/national/freeze-pools.server.ts'
import type { LevelMapRow } from '#app/features/national/board/level-map.ts'
import type { GroupBeside } from '#db/queries/score-groups.server.ts'
import type { Country } from '#app/features/national/view-country.server.ts'
import type { Pooled } from '#surveys/disclosure/pool/gate.ts'
import { importsOf, sourceFiles, type SourceFile } from './source-files.ts'

const product = sourceFiles().filter(({ path }) => !/\.test\.tsx?$|^tests\//.test(path))
const at = (path: string, text: string): SourceFile => ({ path, text })

/** The gate: the only folder in which a figure over several entities is made. */
const GATE = /^surveys\/disclosure\/(pool|experience-pool)(\.ts$|\/)/

function makers(files: readonly SourceFile[]): string[] {
  const made = /\basPooled\(|\bas (unknown as )?(Pooled<|PoolRelease\b|ExperiencePool\b)/
  return files.filter(({ path, text }) => made.test(text) && !GATE.test(path)).map(({ path }) => path)
}

test('only the gate says of a figure that it went through the gate', () => {
  expect(makers([at('app/features/national/x.ts', 'return sums as Pooled<Sums>')])).toHaveLength(1)
  expect(makers([at('db/queries/x.server.ts', 'asPooled(row)')])).toHaveLength(1)
  expect(makers(product)).toEqual([])
})

type IsPooled<T> = [T] extends [Pooled<object>] ? true : false

test('what the pages of the country show of answers is of the type that only the gate makes', () => {
  // Checked by the compiler: another type makes one of them `false`.
  const shown: [
    IsPooled<PoolView['pool']>,
    IsPooled<ExperiencePoolView['pool']>,
    IsPooled<NonNullable<Country['distribution'][number]['counts']>>,
    IsPooled<NonNullable<LevelMapRow['country']>>,
    IsPooled<NonNullable<LevelMapRow['levels'][number]['figure']>>,
    IsPooled<NonNullable<ItemAnalysisView['analysis']>>,
    IsPooled<GroupBeside['cuts']>,
    IsPooled<{ mean: number }>,
  ] = [true, true, true, true, true, true, true, false]
  expect(shown).toHaveLength(8)
})

/** Files above the database that score stored answers or read them, each with what its numbers go through. */
const COUNTING: Readonly<Record<string, string>> = {
  'app/features/campaigns/freeze-campaign.server.ts': 'makeRelease(',
  'app/features/national/freeze-pools.server.ts': 'makePool(',
  'app/features/national/freeze-experience-pools.server.ts': 'makeExperiencePool(',
  'app/features/item-analysis/count-items.server.ts': 'makeItemLot(',
}

function counting(files: readonly SourceFile[]): string[] {
  const scores =
    /\bcreateAggregator\b|\bcreateCrossProducts\b|\bcreatePrevalenceCounter\b|\banalyseItems\b|\baddTotals\b/
  const reads = /\blistMainAnswers\b|\blistExperienceAnswers\b|\blistResponseTexts\b|\banswersOf\b/
  return files
    .filter(({ path }) => /^app\/(?!respondent\/|features\/methodology\/examples\/)/.test(path))
    .filter(({ text }) => scores.test(text) || reads.test(text))
    .map(({ path }) => path)
}

test('whoever counts answers hands them to a gate, and nobody else counts any', () => {
  expect(counting([at('app/features/national/x.server.ts', 'const all = createAggregator(instrument, [])')])).toEqual([
    'app/features/national/x.server.ts',
  ])
  expect(counting(product).sort()).toEqual(Object.keys(COUNTING).sort())
  for (const { path, text } of product) {
    const gate = COUNTING[path]
    if (gate) expect(text, path).toContain(gate)
  }
})

/** Files that hold several releases at once, and what for; who lays those of several entities side by side adds nothing up. */
const SEVERAL: Readonly<Record<string, 'of one entity or person' | 'of several entities'>> = {
  'app/features/accounts/share-releases.server.ts': 'of one entity or person',
  'app/features/accounts/view-account.server.ts': 'of one entity or person',
  'app/features/campaigns/list-by-year.server.ts': 'of one entity or person',
  'app/features/legal-papers/make-legal-paper.server.ts': 'of one entity or person',
  'app/features/november-report/gather-facts.server.ts': 'of one entity or person',
  'app/features/results/list-results.server.ts': 'of one entity or person',
  'app/features/shared-releases/list-shared-releases.server.ts': 'of one entity or person',
  'app/features/comparison/country-groups.server.ts': 'of several entities',
  'app/features/comparison/view-compare.server.ts': 'of several entities',
  'app/features/national/freeze-experience-pools.server.ts': 'of several entities',
  'app/features/national/freeze-pools.server.ts': 'of several entities',
  'app/features/national/view-country.server.ts': 'of several entities',
  'app/features/open-data/load-facts.server.ts': 'of several entities',
}

test('the releases of several entities are laid side by side in few places, which add nothing up by themselves', () => {
  const holding = product.filter(
    ({ path, text }) =>
      path.startsWith('app/') &&
      /\b(listReleases|listReleasedCampaigns|listCountry|listComparedReleases|listGroupFigures|listFiguresOfYear)\(/.test(
        text,
      ),
  )
  expect(holding.map(({ path }) => path).sort()).toEqual(Object.keys(SEVERAL).sort())
  const adding = /\.reduce\(|\bmean\b|\bmedian\b|\baverage\b/i
  const national = product.filter(
    ({ path }) => SEVERAL[path] === 'of several entities' || path === 'app/features/national/country-rows.ts',
  )
  expect(national).toHaveLength(7)
  expect(adding.test('rows.reduce((sum, { overall }) => sum + overall.value, 0)')).toBe(true)
  const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '')
  expect(national.filter(({ text }) => adding.test(code(text))).map(({ path }) => path)).toEqual([])
})

/** Functions of SQL that make one number of many, with what they are given. */
const AGGREGATES = /\b(avg|sum|total|median|percentile|group_concat|json_group_array)\(([^\n]*)/gi
const A_SCORE = /\b(value|low|high|margin|score|overall|n)\b/

test('the figures of several entities are counted in the database and never added up there', () => {
  const adding = ({ text }: { readonly text: string }) =>
    [...text.matchAll(AGGREGATES)].filter(([, , given = '']) => A_SCORE.test(given))
  const reading = product.filter(
    ({ path, text }) => path.startsWith('db/queries/') && /\b(releasedFigures|newestReleases)\b/.test(text),
  )
  expect(reading.map(({ path }) => path).sort()).toEqual([
    'db/queries/board-cells.server.ts',
    'db/queries/board.server.ts',
    'db/queries/comparison.server.ts',
    'db/queries/country.server.ts',
    'db/queries/coverage.server.ts',
    'db/queries/newest-figures.server.ts',
    'db/queries/open-data-facts.server.ts',
    'db/queries/released-figures.server.ts',
    'db/queries/score-groups.server.ts',
  ])
  expect(adding({ text: 'sql`SELECT avg(${newestReleases.value}) FROM x`' })).toHaveLength(1)
  expect(reading.filter((file) => adding(file).length > 0).map(({ path }) => path)).toEqual([])
})

test('the totals of the country leave the database only as what the gate made of them', () => {
  const readers = product.filter(({ text }) => /\bitemTotals\b/.test(text)).map(({ path }) => path)
  expect(readers.sort()).toEqual(['db/queries/item-totals.server.ts', 'db/schema/item-totals.ts'])
  const users = product.filter((file) => importsOf(file).includes('#db/queries/item-totals.server.ts'))
  expect(users.map(({ path }) => path)).toEqual(['app/features/item-analysis/count-items.server.ts'])
})
