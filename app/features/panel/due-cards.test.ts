import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#app/kit/program/clock.ts'
import { CARDS_SHOWN, dueCards, PATIENCE, type DueCards } from './due-cards.ts'
import type { DueFact } from './due-facts.ts'

const TODAY = '2026-11-28'
const inDays = (days: number) => addDays(TODAY, days)
const CULTURE = { campaignId: 'c1', title: 'Cultura organizacional' }

const OF_PLAN = { actions: 1, named: { actionId: 'a1', title: 'Publicar los canales' }, year: 2026, own: false }

/** Every kind once, the most pressing first: what is drawn of it, where it leads, and whether it is marked. */
const ORDERED: readonly (readonly [fact: DueFact, title: string, when: string, to: string, pressing: boolean])[] = [
  [
    { kind: 'population-exceeded', since: inDays(-13), ...CULTURE },
    'Proponga la cifra correcta: hubo más respuestas que personas (Cultura organizacional)',
    'hace 13 días',
    '/panel/entidad/personal?aplicacion=c1',
    true,
  ],
  [
    { kind: 'actions-overdue', since: inDays(-12), ...OF_PLAN, actions: 3, named: null },
    '3 acciones vencidas del plan 2026',
    'hace 12 días',
    '/panel/plan/2026/ejecucion?vencidas=si',
    true,
  ],
  [
    { kind: 'budget-returned', since: inDays(-13), items: 2, itemId: 'man-01', year: 2026 },
    'Presupuesto: 2 preguntas devueltas',
    'hace 13 días',
    '/panel/presupuesto/2026/preguntas/man-01',
    true,
  ],
  [
    { kind: 'keeper-missing', by: inDays(-2), ...CULTURE },
    'Nadie custodia los códigos: Cultura organizacional',
    'empezó hace 2 días',
    '/panel/cuentas',
    true,
  ],
  [
    { kind: 'slips-awaited', by: inDays(-1), ...CULTURE },
    'La custodia aún no imprime papeletas: Cultura organizacional',
    'empezó ayer',
    '/panel/aplicaciones/c1',
    true,
  ],
  [
    { kind: 'account-requests', since: inDays(-5), requests: 3 },
    '3 pedidos de cuenta por decidir',
    'hace 5 días',
    '/nacional/solicitudes',
    true,
  ],
  [
    { kind: 'act-to-sign', since: inDays(-5), ...CULTURE },
    'Firme el acta de destrucción: Cultura organizacional',
    'hace 5 días',
    '/custodia/c1/acta',
    true,
  ],
  [
    { kind: 'figure-refused', since: inDays(-4) },
    'El MIMP no confirmó la cifra de personal',
    'hace 4 días',
    '/panel/entidad/personal',
    true,
  ],
  [
    { kind: 'draft-to-open', by: inDays(1), ...CULTURE },
    'Falta abrir la aplicación: Cultura organizacional',
    'empieza mañana',
    '/panel/aplicaciones/c1',
    true,
  ],
  [
    { kind: 'keeper-to-confirm', since: null, membershipId: 'm1', name: 'Julia Huamán', role: 'custodian' },
    'Confirme a Julia Huamán: custodia de códigos',
    '',
    '/panel/cuentas/m1',
    true,
  ],
  [
    { kind: 'keepers-to-confirm', since: null, keepers: 2, to: '/nacional/solicitudes' },
    'Confirme a 2 personas que custodian o digitan',
    '',
    '/nacional/solicitudes',
    true,
  ],
  [
    { kind: 'results-ready', since: inDays(-1), ...CULTURE },
    'Lea los resultados: Cultura organizacional',
    'desde ayer',
    '/panel/aplicaciones/c1/resultados',
    true,
  ],
  [
    { kind: 'populations-to-review', since: TODAY, campaigns: 1 },
    '1 aplicación con más respuestas que personas',
    'desde hoy',
    '/nacional/personal',
    true,
  ],
  [{ kind: 'mails-failed', since: TODAY, mails: 4 }, '4 correos no salieron', 'desde hoy', '/nacional#correos', true],
  [
    { kind: 'follow-up-due', by: inDays(3), ...OF_PLAN, actions: 8, named: null, own: true },
    'Informe el avance de 8 acciones del plan 2026',
    'el corte es en 3 días',
    '/panel/plan/2026/mis-acciones',
    true,
  ],
  [
    { kind: 'figures-to-review', since: inDays(-1), figures: 2 },
    '2 cifras de personal por decidir',
    'desde ayer',
    '/nacional/personal',
    false,
  ],
  [
    { kind: 'slips-to-print', by: inDays(4), ...CULTURE },
    'Imprima las papeletas: Cultura organizacional',
    'empieza en 4 días',
    '/custodia/c1/papeletas',
    false,
  ],
  [
    { kind: 'addresses-to-enter', by: inDays(4), ...CULTURE },
    'Invite por correo: Cultura organizacional',
    'empieza en 4 días',
    '/custodia/c1/correos',
    false,
  ],
  [
    { kind: 'plan-to-sign', since: TODAY, year: 2026 },
    'Firme o devuelva el plan 2026',
    'desde hoy',
    '/panel/plan/2026/firma',
    false,
  ],
  [
    { kind: 'plan-returned', since: inDays(-4), year: 2026 },
    'El plan 2026 volvió con observaciones de la persona titular',
    'hace 4 días',
    '/panel/plan/2026/firma',
    false,
  ],
  [
    { kind: 'close-near', by: inDays(7), ...CULTURE },
    'Recuerde el plazo a todo el personal: Cultura organizacional',
    'cierra en 7 días',
    '/panel/aplicaciones/c1',
    false,
  ],
  [
    { kind: 'actions-due', by: inDays(8), ...OF_PLAN },
    'Acción del plan 2026: Publicar los canales',
    'vence en 8 días',
    '/panel/plan/2026/acciones/a1/avance',
    false,
  ],
  [
    { kind: 'plan-unanswered', since: inDays(-32), year: 2026 },
    'Plan 2026: sin firma del titular o la titular',
    'hace 32 días',
    '/panel/plan/2026/firma',
    false,
  ],
  [
    { kind: 'participation-behind', by: inDays(9), answers: 60, needed: 90, ...CULTURE },
    '60 o más de 90 respuestas necesarias: Cultura organizacional',
    'cierra en 9 días',
    '/panel/aplicaciones/c1',
    false,
  ],
  [
    { kind: 'budget-to-sign', since: null, year: 2026 },
    'Presupuesto 2026: listo para firmar y presentar',
    '',
    '/panel/presupuesto/2026',
    false,
  ],
  [
    { kind: 'comments-to-answer', since: TODAY, comments: 2, year: 2026 },
    'Responda 2 comentarios del MIMP sobre el plan 2026',
    'desde hoy',
    '/panel/plan/2026/revision',
    false,
  ],
  [
    { kind: 'proposals-undecided', since: inDays(-4), actions: 25, year: 2026 },
    '25 propuestas por decidir en el plan 2026',
    'hace 4 días',
    '/panel/plan/2026',
    false,
  ],
  [
    { kind: 'plan-unsent', since: inDays(-9), year: 2026, isAmendment: false },
    'El plan 2026 está sin enviar a firma',
    'hace 9 días',
    '/panel/plan/2026/firma',
    false,
  ],
  [
    { kind: 'batch-to-type', by: inDays(12), batchId: 'b1', code: 'L7', title: 'Cultura organizacional' },
    'Lote L7 sin digitar: Cultura organizacional',
    'cierra en 12 días',
    '/panel/digitacion/b1',
    false,
  ],
  [
    { kind: 'paper-untyped', by: inDays(12), batches: 1, ...CULTURE },
    '1 lote de papel sin digitar: Cultura organizacional',
    'cierra en 12 días',
    '/panel/aplicaciones/c1',
    false,
  ],
  [
    { kind: 'invitations-waiting', by: inDays(13), invitations: 2 },
    '2 invitaciones sin aceptar',
    'la primera vence en 13 días',
    '/panel/cuentas',
    false,
  ],
  [
    { kind: 'plans-to-review', by: inDays(14), plans: 3 },
    '3 planes firmados por comentar',
    'el primero vence en 14 días',
    '/nacional/revisiones',
    false,
  ],
  [
    { kind: 'budgets-to-review', since: TODAY, budgets: 5 },
    '5 presupuestos por revisar',
    'desde hoy',
    '/nacional/revisiones',
    false,
  ],
  [
    { kind: 'figure-missing', since: null },
    'Proponga la cifra de personal, con su documento',
    '',
    '/panel/entidad/personal',
    false,
  ],
  [
    { kind: 'accounts-to-confirm', by: inDays(25) },
    'Confirme la lista de cuentas de la entidad',
    'vence en 25 días',
    '/panel/cuentas',
    false,
  ],
  [
    { kind: 'certificate-possible', since: inDays(-3), ...CULTURE },
    'Ya puede emitir la constancia de la evaluación de hostigamiento sexual',
    'hace 3 días',
    '/panel/aplicaciones/c1/constancia',
    false,
  ],
  [
    { kind: 'entities-without-coordination', since: null, entities: 12 },
    '12 entidades sin coordinación',
    '',
    '/nacional/sin-coordinacion',
    false,
  ],
  [
    { kind: 'authorities-leave', by: '2026-12-31' },
    'Prepare el traspaso de la gestión',
    'las autoridades terminan en 33 días',
    '/panel/traspaso',
    false,
  ],
  [
    { kind: 'budget-unfinished', since: inDays(-5), items: 9, itemId: 'pla-02', year: 2026 },
    'Presupuesto 2026: 9 preguntas sin nivel',
    'hace 5 días',
    '/panel/presupuesto/2026/preguntas/pla-02',
    false,
  ],
  [
    { kind: 'facts-missing', by: '2027-03-31', year: 2026 },
    'Ficha de datos 2026 sin llenar (opcional)',
    'vence en 123 días',
    '/panel/ficha/2026',
    false,
  ],
]
const OVER: DueFact = { kind: 'invitations-over', since: inDays(-10), invitations: 1 }

const all = ({ first, rest }: DueCards) => [...first, ...rest]

test('every kind, the most pressing first', () => {
  expect(new Set([OVER, ...ORDERED.map(([fact]) => fact)].map(({ kind }) => kind))).toEqual(
    new Set(Object.keys(PATIENCE)),
  )
  const backwards = ORDERED.map(([fact]) => fact).reverse()
  expect(all(dueCards(backwards, TODAY)).map(({ title }) => title)).toEqual(ORDERED.map(([, title]) => title))
})

test.each(ORDERED)('%j', (fact, title, when, to, pressing) => {
  const { first, rest } = dueCards([fact], TODAY)
  expect(rest).toEqual([])
  expect(first).toMatchObject([{ title, when, to, pressing }])
})

test('one and several, today and tomorrow, and what is late', () => {
  const said = (fact: DueFact) => dueCards([fact], TODAY).first.map(({ title, when }) => `${title} | ${when}`)[0]
  expect(said(OVER)).toBe('1 invitación venció sin que nadie la acepte | hace 10 días')
  expect(said({ ...OVER, invitations: 2 })).toBe('2 invitaciones vencieron sin que nadie las acepte | hace 10 días')
  expect(said({ kind: 'budget-returned', since: TODAY, items: 1, itemId: 'man-01', year: 2026 })).toBe(
    'Presupuesto: 1 pregunta devuelta | desde hoy',
  )
  expect(said({ kind: 'budget-returned', since: TODAY, items: 0, itemId: null, year: 2026 })).toBe(
    'Presupuesto: todo lo devuelto está respondido, falta volver a firmar | desde hoy',
  )
  expect(said({ kind: 'follow-up-due', by: inDays(-1), ...OF_PLAN })).toBe(
    'Informe el avance: Publicar los canales | el corte fue ayer',
  )
  expect(said({ kind: 'actions-overdue', since: inDays(-1), ...OF_PLAN })).toBe(
    'Acción vencida del plan 2026: Publicar los canales | desde ayer',
  )
  expect(said({ kind: 'close-near', by: TODAY, ...CULTURE })).toMatch(/\| cierra hoy$/)
  expect(said({ kind: 'draft-to-open', by: inDays(-3), ...CULTURE })).toMatch(/\| debía empezar hace 3 días$/)
  expect(said({ kind: 'participation-behind', by: TODAY, answers: 0, needed: 20, ...CULTURE })).toMatch(
    /^Menos de 10 de 20 respuestas necesarias/,
  )
})

const facts = fc.array(
  fc.record({ row: fc.nat(ORDERED.length - 1), shift: fc.integer({ min: -40, max: 40 }) }).map(({ row, shift }) => {
    const [fact = OVER] = ORDERED[row] ?? []
    if ('by' in fact) return { ...fact, by: addDays(fact.by, shift) }
    return fact.since === null ? fact : { ...fact, since: addDays(fact.since, Math.min(0, shift)) }
  }),
  { maxLength: 14 },
)

test('never more than five stand open, none is lost, and the rest is less pressing', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const drawn = dueCards(given, TODAY)
      expect(drawn.first).toHaveLength(Math.min(CARDS_SHOWN, given.length))
      expect(all(drawn)).toHaveLength(given.length)
      const marks = all(drawn).map(({ pressing }) => pressing)
      expect(marks).toEqual([...marks].sort((one, other) => Number(other) - Number(one)))
    }),
  )
})

test('the order does not hang on how the facts came', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const kinds = new Map(given.map((fact) => [fact.kind, fact]))
      const once = [...kinds.values()]
      expect(dueCards([...once].reverse(), TODAY)).toEqual(dueCards(once, TODAY))
    }),
  )
})

test('a day more makes nothing less pressing', () => {
  fc.assert(
    fc.property(facts, fc.integer({ min: 1, max: 30 }), (given, days) => {
      const pressing = (today: string) => all(dueCards(given, today)).filter((card) => card.pressing).length
      expect(pressing(inDays(days))).toBeGreaterThanOrEqual(pressing(TODAY))
    }),
  )
})
