import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { sourceFiles } from './source-files.ts'

const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'docs/finding-your-way.md', 'docs/anonymity.md', 'docs/glossary.md']
const decisions = readdirSync('docs/decisions').map((file) => path.posix.join('docs/decisions', file))
const files = sourceFiles().map(({ path }) => path)
const folders = new Set(
  files.flatMap((file) => file.split('/').map((_part, index, parts) => parts.slice(0, index).join('/'))),
)

/** Source files and folders that a text names in code marks. */
function named(text: string): string[] {
  return [...text.matchAll(/`([\w-]+(?:\/[\w.-]+)*(?:\.tsx?|\/))`/g)].flatMap(([, place]) => place ?? [])
}

const exists = (place: string) =>
  place.endsWith('/')
    ? [...folders].some((folder) => `/${folder}/`.endsWith(`/${place}`))
    : files.some((file) => file === place || file.endsWith(`/${place}`))

test.each([...DOCUMENTS, ...decisions])('%s names files and folders that exist', (file) => {
  const text = readFileSync(file, 'utf8')
  expect(named('see `app/kit/format.ts` and `tests/http/`')).toEqual(['app/kit/format.ts', 'tests/http/'])
  expect(exists('app/kit/nothing.ts')).toBe(false)
  // What a person keeps outside the sources, and what is made.
  const elsewhere = /^(\.espejo|build|public|docs)\b|^(docs\/)?(decisions|deploy)\/$/
  expect(named(text).filter((place) => !elsewhere.test(place) && !exists(place))).toEqual([])
})

test('each code word of the glossary is in the code', () => {
  const glossary = readFileSync('docs/glossary.md', 'utf8')
  const words = [...glossary.matchAll(/^\| (`[^|]+`)/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, word]) => word ?? []),
  )
  expect(words.length).toBeGreaterThan(50)
  const all = sourceFiles()
    .map(({ text }) => text)
    .join('\n')
    .toLowerCase()
  expect(
    words.filter(
      (word) => !all.includes(word.toLowerCase()) && !all.includes(word.replace(/ (.)/g, '$1').toLowerCase()),
    ),
  ).toEqual([])
})
