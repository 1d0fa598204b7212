import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const FOLDER = 'docs/decisions'

type Decision = { readonly file: string; readonly text: string }

const decisions = readdirSync(FOLDER).map(
  (file): Decision => ({ file, text: readFileSync(path.join(FOLDER, file), 'utf8') }),
)

/** The words of a heading as they stand in the name of a file: "005. A role ends" is `005-a-role-ends`. */
function fileNameOf(heading: string): string {
  const words =
    heading
      .replace(/['"«»]/g, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  return `${words.join('-')}.md`
}

const headingOf = ({ text }: Decision) => /^# (\d{3}\. .+)\n/.exec(text)?.[1] ?? ''

/** Numbers of decisions that a line names: "Supersedes [042](042-….md)". */
function namedAfter(word: string, { text }: Decision): string[] {
  const line =
    new RegExp(`\\*\\*Status\\.\\*\\* .*?${word}((?:,? (?:and )?\\[\\d{3}\\]\\([^)]*\\))+)`, 's').exec(text)?.[1] ?? ''
  return [...line.matchAll(/\]\((\d{3}-[a-z0-9-]+\.md)\)/g)].flatMap(([, file]) => file ?? [])
}

test('a heading and its file say the same', () => {
  expect(fileNameOf('005. A role ends, "at once"')).toBe('005-a-role-ends-at-once.md')
  expect(
    decisions.filter((decision) => fileNameOf(headingOf(decision)) !== decision.file).map(({ file }) => file),
  ).toEqual([])
})

test('no number stands twice', () => {
  expect(new Set(decisions.map(({ file }) => file.slice(0, 3))).size).toBe(decisions.length)
})

test('each says below its heading whether it is in force', () => {
  const STATUS = /^# .+\n\n\*\*Status\.\*\* (In force|In force in part|Superseded)\b/
  expect(decisions.filter(({ text }) => !STATUS.test(text)).map(({ file }) => file)).toEqual([])
})

test('one that supersedes another and the one that is superseded name each other', () => {
  const sample: Decision = {
    file: 'x',
    text: '# 1\n\n**Status.** In force. Supersedes [042](042-a-b.md), [043](043-c.md).\n',
  }
  expect(namedAfter('Supersedes', sample)).toEqual(['042-a-b.md', '043-c.md'])
  const ways = (word: string) =>
    decisions.flatMap((decision) => namedAfter(word, decision).map((other) => [decision.file, other]))
  const back = ways('[Ss]uperseded by').map(([from = '', to = '']) => [to, from])
  expect(ways('Supersedes').map(String).sort()).toEqual(back.map(String).sort())
})
