import { expect, test } from 'vitest'
import { publicBudgetV1 as instrument } from '#surveys/instruments/public-budget/v1/instrument.ts'
import { CLASS_OF_LEVEL, documentChoices, evidenceWarnings, LEVEL_OF_CLASS, type EvidenceFacts } from './evidence.ts'
import { EVIDENCE_CLASSES, provenLevel } from './rubric.ts'

const rubric = Object.entries(instrument.rubric ?? {})

test.each(rubric)('the documents that %s names for a level prove that level', (_, item) => {
  const choices = documentChoices(item)
  for (const level of [1, 2, 3] as const) {
    for (const { name } of choices.filter((choice) => choice.level === level)) {
      const added = choices.filter((choice) => choice.name === name && choice.level === level)
      const beside = level === 3 ? choices.filter((choice) => choice.level === 2).slice(0, 1) : []
      expect(provenLevel([...added, ...beside].map((choice) => CLASS_OF_LEVEL[choice.level]))).toBe(level)
    }
    expect(choices.filter((choice) => choice.level === level).map(({ name }) => name)).toEqual(
      expect.arrayContaining([...item.documents[level]]),
    )
  }
})

test('no item names one document at two levels, and every choice has a name of its own in the form', () => {
  for (const [, { documents }] of rubric) {
    const names = Object.values(documents).flat()
    expect(new Set(names).size).toBe(names.length)
  }
  for (const [, item] of rubric) {
    const values = documentChoices(item).map(({ value }) => value)
    expect(new Set(values).size).toBe(values.length)
  }
})

test('class and level lead to each other', () => {
  for (const each of EVIDENCE_CLASSES) expect(CLASS_OF_LEVEL[LEVEL_OF_CLASS[each]]).toBe(each)
})

const facts: EvidenceFacts = { class: 'in-use', documentDate: '2025-12-15', fiscalYear: 2025, addedOn: '2026-03-02' }

test.each([
  [{}, []],
  [{ documentDate: '2023-03-02', class: 'approved' as const, fiscalYear: null }, []],
  [{ documentDate: '2023-03-01', class: 'approved' as const, fiscalYear: null }, ['old']],
  [{ fiscalYear: 2024 }, ['other-year']],
  [{ documentDate: '2024-12-31' }, ['before-its-year']],
  [{ documentDate: '2019-01-01' }, ['old', 'before-its-year']],
  [{ class: 'begun' as const, fiscalYear: 2020 }, []],
])('a document with %j is told as %j', (more, warnings) => {
  expect(evidenceWarnings({ ...facts, ...more }, 2026)).toEqual(warnings)
})
