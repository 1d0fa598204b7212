import { expect, test } from 'vitest'
import { specimen } from '#tests/support/specimen/specimen.ts'
import { compileCheck } from './compile-check.ts'
import { compileCondition, ConditionError, questionsIn } from '#surveys/model/condition.ts'

const check = compileCheck(specimen.survey)

test('an answer to a hidden question is dropped, not refused', () => {
  expect(check({ 'a-02': '10', 'a-03': '5' })).toMatchObject({ ok: true, answers: { 'a-02': '10' } })
  expect(check({ 'a-02': '10', 'a-03': 'nonsense' })).toMatchObject({ ok: true, answers: { 'a-02': '10' } })
})

test('a number is the choice that it spells', () => {
  expect(check({ 'a-01': 3 })).toMatchObject({ ok: true, answers: { 'a-01': '3' } })
})

test.each([
  [{ 'a-01': '4' }, { kind: 'unknown-choice', question: 'a-01', value: '4' }],
  [{ 'a-01': true }, { kind: 'not-text', question: 'a-01' }],
  [{ 'a-01': ['3'] }, { kind: 'not-text', question: 'a-01' }],
  [{ 'a-01': { valueOf: '3' } }, { kind: 'not-text', question: 'a-01' }],
  [{ zz: '1' }, { kind: 'unknown-question', question: 'zz' }],
  [JSON.parse('{"__proto__":"1"}'), { kind: 'unknown-question', question: '__proto__' }],
  [{ constructor: '1' }, { kind: 'unknown-question', question: 'constructor' }],
  [{ toString: '1' }, { kind: 'unknown-question', question: 'toString' }],
])('%j is refused', (raw, reason) => {
  expect(check(raw)).toEqual({ ok: false, reasons: [reason] })
})

test.each([[null], ['text'], [[]], [3]])('%j is no set of answers', (raw) => {
  expect(check(raw)).toEqual({ ok: false, reasons: [{ kind: 'not-an-object' }] })
})

test('nothing is required', () => {
  expect(check({})).toMatchObject({ ok: true, answers: {} })
})

test.each(["{a} like 'x'", '{a} = 3', '{a} =', "({a} = 'x'", "{a} = 'x' extra", '{a} anyof []', '', "a = 'x'"])(
  'condition %s is not understood',
  (expression) => {
    expect(() => compileCondition(expression)).toThrow(ConditionError)
  },
)

test('and binds stronger than or', () => {
  const condition = compileCondition("{a} = '1' or {b} = '1' and {c} = '1'")
  const given = (answers: Record<string, string>) => condition((name) => answers[name])
  expect(given({ a: '1' })).toBe(true)
  expect(given({ b: '1' })).toBe(false)
  expect(given({ b: '1', c: '1' })).toBe(true)
})

test('the questions of a condition are found', () => {
  expect(questionsIn("{a-01} = 'x' and ({b} empty or {a-01} <> 'y')")).toEqual(['a-01', 'b', 'a-01'])
})
