import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { nodeSupport, nodeSupportWords, RECOMMENDED_NODE } from './node-support.ts'

test.each([
  ['v20.20.2', '2026-04-30', 'ending', '2026-04-30'],
  ['v20.20.2', '2026-05-01', 'ended', '2026-04-30'],
  ['v20.19.0', '2026-01-30', 'supported', '2026-04-30'],
  ['v20.19.0', '2026-01-31', 'ending', '2026-04-30'],
  ['v22.13.0', '2026-11-30', 'supported', '2027-04-30'],
  ['v24.4.1', '2026-11-30', 'supported', '2028-04-30'],
  ['v25.1.0', '2026-11-30', 'ended', '2026-06-01'],
  ['v99.0.0', '2026-11-30', 'unknown', null],
  ['nightly', '2026-11-30', 'unknown', null],
])('%s on %s is %s', (version, today, state, until) => {
  expect(nodeSupport(version, today)).toMatchObject({ version, state, until })
})

test('what is said names the day and what to do; of a line that is looked after nothing is said', () => {
  const words = (version: string, today = '2026-11-30') => nodeSupportWords(nodeSupport(version, today))
  expect(words('v24.4.1')).toBeNull()
  expect(words('v20.20.2')).toBe(
    'Node.js 20 (v20.20.2) ya no recibe reparaciones de seguridad desde el 30 de abril de 2026. Se recomienda Node.js 24: docs/operations.md dice cómo cambiarlo.',
  )
  expect(words('v22.13.0', '2027-03-01')).toContain('solo hasta el 30 de abril de 2027')
  expect(words('v99.0.0')).toContain('no se probó con v99.0.0')
})

test('the recommended line is looked after, and named alike wherever it is chosen', () => {
  expect(nodeSupport(`v${RECOMMENDED_NODE}.0.0`, '2026-11-30').state).toBe('supported')
  expect(readFileSync('.nvmrc', 'utf8').trim()).toBe(String(RECOMMENDED_NODE))
  expect(readFileSync('Containerfile', 'utf8')).toContain(`ARG NODE=${RECOMMENDED_NODE}`)
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } }
  expect(engines.node).toContain(`^${RECOMMENDED_NODE}.`)
})
