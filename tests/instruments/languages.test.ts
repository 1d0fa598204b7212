import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import { languagesOf } from '#surveys/instruments/languages.ts'

const FOLDER = 'surveys/instruments'
const VOICES = 'public/r/voz'

const offered = INSTRUMENTS.flatMap(languagesOf)

/** Language files beside the versions, as `slug/v1/quy`. */
function filesThere(): string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => /[\\/]languages[\\/][^\\/]+\.json$/.test(file))
    .map((file) => file.replace(/\\/g, '/').replace('/languages/', '/').replace('.json', ''))
}

test('every language file is offered, and what is offered is a file', () => {
  const names = offered.map(({ instrument, version, language }) => `${instrument}/v${version}/${language}`)
  expect(filesThere().sort()).toEqual(names.sort())
})

test('every recording is there, and is the one that its name says', () => {
  const named = offered.flatMap(({ texts }) => Object.values(texts).flatMap(({ audio }) => audio ?? []))
  for (const file of named) {
    const digest = createHash('sha256')
      .update(readFileSync(path.join(VOICES, file)))
      .digest('hex')
    expect(file.startsWith(digest), file).toBe(true)
  }
  const there = existsSync(VOICES) ? readdirSync(VOICES) : []
  expect(there.sort()).toEqual([...new Set(named)].sort())
})
