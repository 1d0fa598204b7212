import { expect, test } from 'vitest'
import { documentProblems, type SaidOfDocument } from './document-rules.ts'

const TODAY = '2026-11-29'
const SAID: SaidOfDocument = {
  state: 'adapted',
  plannedOn: null,
  adaptedOn: '2026-06-30',
  unit: 'Oficina de Planeamiento',
  isProved: true,
}

test.each<[string, Partial<SaidOfDocument>, string[]]>([
  ['an adapted one with its day, unit and proof', {}, []],
  ['approved tomorrow', { adaptedOn: '2026-11-30' }, ['aprobada']],
  ['approved on the first day of the law', { adaptedOn: '2025-12-25' }, []],
  ['approved the day before the law', { adaptedOn: '2025-12-24' }, ['aprobada']],
  [
    'adapted without day, unit and proof',
    { adaptedOn: null, unit: '', isProved: false },
    ['aprobada', 'unidad', 'archivo'],
  ],
  ['in process with a day of approval', { state: 'in-process' }, ['aprobada']],
  ['to adapt with nobody who answers', { state: 'to-adapt', adaptedOn: null, unit: '' }, ['unidad']],
  ['to adapt by a day after the term', { state: 'to-adapt', adaptedOn: null, plannedOn: '2027-02-01' }, []],
  ['to adapt by a day before the law', { state: 'to-adapt', adaptedOn: null, plannedOn: '2025-01-01' }, ['prevista']],
  ['not reviewed, with a day', { state: 'not-reviewed', adaptedOn: null, plannedOn: '2026-12-01' }, ['prevista']],
  ['not reviewed and nothing more', { state: 'not-reviewed', adaptedOn: null, unit: '', isProved: false }, []],
  ['needs no change and nothing more', { state: 'no-change', adaptedOn: null, unit: '', isProved: false }, []],
])('%s', (_what, change, fields) => {
  expect(Object.keys(documentProblems({ ...SAID, ...change }, TODAY))).toEqual(fields)
})
