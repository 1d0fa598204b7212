import { expect, test } from 'vitest'
import { sourceFiles } from './source-files.ts'

/** What is said of a figure is said in one place; elsewhere nobody words a verdict, an order or a score anew. */

const product = sourceFiles().filter(({ path }) => path.startsWith('app/') && !/\.test\.tsx?$/.test(path))
/** `methodology` explains the rules in words, and the claims themselves are made in `words`. */
const MAY_SPEAK = /^app\/(kit\/words|features\/methodology)\//
const VERDICTS = [
  /No se puede afirmar|se puede afirmar una/,
  /Brecha:|Hay una brecha/,
  /(?<!que no )se distinguen? (del azar|de las demás)/,
  /\b(Subió|Bajó|subió|bajó) \$\{/,
  /dimensión más (alta|baja)|[Ee]ntre las más (altas|bajas)/,
  /representativ[oa]/i,
  /[Pp]articipación (suficiente|insuficiente|dispareja|pareja)/,
  /\bobtuv(o|ieron)\b|calificó a la entidad/,
  /Qué se puede decir/,
  /\b(es|son) ruido\b|límite superior/,
]
/** Written of a rule, not of a figure: a number of a band, what the reader has to mind. */
const OF_RULES: Readonly<Record<string, readonly RegExp[]>> = {
  'app/features/instruments/trigger-words.ts': [/Hay una brecha/],
  'app/features/results/women-and-men.tsx': [/se distingue del azar y llega/],
  'app/features/results/document/score-blocks.ts': [/se distingue del azar y llega/],
  'app/features/results/read-with-care.tsx': [/no se distingue del azar/],
}

function spokenOf({ path, text }: { readonly path: string; readonly text: string }): string[] {
  const code = (OF_RULES[path] ?? []).reduce((left, allowed) => left.replace(allowed, ''), text)
  return VERDICTS.filter((pattern) => pattern.test(code.replace(/\/\*\*[\s\S]*?\*\//g, ''))).map(
    (pattern) => `${path}: ${pattern.source}`,
  )
}

test('no page, workbook or paper words a verdict of its own', () => {
  expect(spokenOf({ path: 'x', text: '<p>La dimensión más baja es {title}</p>' })).toHaveLength(1)
  expect(spokenOf({ path: 'x', text: "<h1>{'La entidad obtuvo'}</h1>" })).toHaveLength(1)
  expect(product.filter(({ path }) => !MAY_SPEAK.test(path)).flatMap(spokenOf)).toEqual([])
})

test('whatever is counted of answers is called answers, in the arithmetic too', () => {
  const counted =
    /(promedio de|más del? [^.]{0,60} de|todas) las personas|\} personas (tienen puntaje|no saben)|a cuántas personas les|(número|cuántas) (de )?personas\s+(participaron|respondieron)/
  expect(counted.test('{n} de {participants} personas no saben')).toBe(true)
  const spoken = product.filter(
    ({ path, text }) => /features\/(methodology|results|national)\//.test(path) && counted.test(text),
  )
  expect(spoken.map(({ path }) => path)).toEqual([])
})

test('what is excepted is still there', () => {
  for (const [path, allowed] of Object.entries(OF_RULES)) {
    const text = product.find((file) => file.path === path)?.text ?? ''
    for (const pattern of allowed) expect(text, path).toMatch(pattern)
  }
})

test('a difference is judged by what is released, in one place', () => {
  const judging = /\b(gap|change|each)\.(called|claimed)\b/
  expect(judging.test('release.gaps[id].kind && gap.called')).toBe(true)
  const judges = product.filter(({ text }) => judging.test(text)).map(({ path }) => path)
  expect(judges.filter((path) => !path.startsWith('app/features/methodology/'))).toEqual([])
})
