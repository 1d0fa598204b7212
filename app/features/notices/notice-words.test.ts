import { expect, test } from 'vitest'
import type { Role } from '#db/schema/roles.ts'
import { digestMail } from './digest-words.ts'
import { kindsFor, NOTICE_KINDS, readNotice, TOLD_TO, type Notice } from './notice-kinds.ts'
import { KIND_LABELS, noticeWords, saidInOrder } from './notice-words.ts'

const today = '2026-12-01'
const title = 'Encuesta sobre la vida en mi entidad'
const campaign = { campaignId: 'c1', title }
const action = { actionId: 'a1', title: 'Aprobar la directiva.', year: 2026, dueOn: '2026-12-15' }

const OPENED: Notice = { kind: 'campaign-opened', facts: { ...campaign, closesOn: '2026-12-18' } }
const LAST: Notice = { kind: 'campaign-last-days', facts: { ...campaign, closesOn: '2026-12-04' } }
const CLOSED: Notice = { kind: 'campaign-closed', facts: campaign }
const READY: Notice = { kind: 'results-ready', facts: campaign }
const HANDED_BACK: Notice = { kind: 'actions-handed-back', facts: { year: 2026, actions: 1 } }
const REVIEW: Notice = { kind: 'population-review', facts: campaign }
const year = { year: 2026 }
const REPORT = '/panel/informe-noviembre/2026'

/** Every kind for every role that is told of it. */
const ROWS: readonly (readonly [notice: Notice, role: Role, text: string, to: string])[] = [
  [
    OPENED,
    'coordinator',
    `Se abrió «${title}»: se responde hasta el 18 de diciembre de 2026.`,
    '/panel/aplicaciones/c1',
  ],
  [OPENED, 'head', `Se abrió «${title}»: se responde hasta el 18 de diciembre de 2026.`, '/panel/aplicaciones/c1'],
  [OPENED, 'custodian', `Empezó «${title}»: entregue los códigos hasta el 18 de diciembre de 2026.`, '/custodia/c1'],
  [OPENED, 'transcriber', `Empezó «${title}»: se digita hasta el 18 de diciembre de 2026.`, '/panel/digitacion'],
  [LAST, 'coordinator', `Recuerde el plazo a todo el personal: ${title} (cierra en 3 días).`, '/panel/aplicaciones/c1'],
  [LAST, 'custodian', `Quedan pocos días de «${title}»: cierra el 4 de diciembre de 2026.`, '/custodia/c1'],
  [LAST, 'transcriber', `Quedan pocos días de «${title}»: cierra el 4 de diciembre de 2026.`, '/panel/digitacion'],
  [CLOSED, 'coordinator', `Terminó el plazo de «${title}».`, '/panel/aplicaciones/c1'],
  [CLOSED, 'head', `Terminó el plazo de «${title}».`, '/panel/aplicaciones/c1'],
  [CLOSED, 'custodian', `Firme el acta de destrucción: ${title}.`, '/custodia/c1/acta'],
  [READY, 'coordinator', `Lea los resultados: ${title}.`, '/panel/aplicaciones/c1/resultados'],
  [READY, 'head', `Lea los resultados: ${title}.`, '/panel/aplicaciones/c1/resultados'],
  [READY, 'reader', `Lea los resultados: ${title}.`, '/panel/aplicaciones/c1/resultados'],
  [
    REVIEW,
    'coordinator',
    `Revise la cifra de personal de «${title}»: los resultados esperan por ella.`,
    '/panel/entidad/personal?aplicacion=c1',
  ],
  [REVIEW, 'analyst', 'Hay una cifra de personal por revisar antes de publicar resultados.', '/nacional/personal'],
  [
    HANDED_BACK,
    'coordinator',
    '1 acción del plan 2026 sin quien dé el seguimiento: terminó la función de quien lo hacía.',
    '/panel/plan/2026/asignar',
  ],
  [
    { kind: 'plan-submitted', facts: year },
    'head',
    'El plan de mejora 2026 espera su firma.',
    '/panel/plan/2026/firma',
  ],
  [
    { kind: 'plan-returned', facts: year },
    'coordinator',
    'La persona titular devolvió el plan de mejora 2026: lea por qué.',
    '/panel/plan/2026/firma',
  ],
  ...(['coordinator', 'head'] as const).flatMap((role) => [
    [
      { kind: 'plan-signed', facts: year },
      role,
      'El plan de mejora 2026 quedó firmado.',
      '/panel/plan/2026/firma',
    ] as const,
    [
      { kind: 'plan-commented', facts: year },
      role,
      'El MIMP leyó el plan de mejora 2026: vea lo que dice.',
      '/panel/plan/2026/revision',
    ] as const,
    [
      { kind: 'plan-review-lapsed', facts: year },
      role,
      'El plan de mejora 2026 no fue revisado por el MIMP en el plazo; no equivale a conformidad.',
      '/panel/plan/2026/revision',
    ] as const,
  ]),
  ...(['coordinator', 'contributor'] as const).flatMap((role) => [
    [
      { kind: 'budget-returned', facts: { ...year, items: 2 } },
      role,
      'Presupuesto: 2 preguntas devueltas.',
      '/panel/presupuesto/2026',
    ] as const,
    [
      { kind: 'action-due', facts: action },
      role,
      'Vence el 15 de diciembre de 2026: Aprobar la directiva.',
      '/panel/plan/2026/acciones/a1/avance',
    ] as const,
    [
      { kind: 'action-overdue', facts: action },
      role,
      'Venció el 15 de diciembre de 2026 y no figura como hecha: Aprobar la directiva.',
      '/panel/plan/2026/acciones/a1/avance',
    ] as const,
    [
      { kind: 'action-sent-back', facts: { actionId: 'a1', title: action.title, ...year } },
      role,
      'Se informó hecha y se devolvió, vea qué falta: Aprobar la directiva.',
      '/panel/plan/2026/acciones/a1/avance',
    ] as const,
  ]),
  ...(['coordinator', 'contributor', 'head'] as const).map(
    (role) =>
      [
        { kind: 'budget-decided', facts: year },
        role,
        'El MIMP terminó de revisar el presupuesto 2026.',
        '/panel/presupuesto/2026',
      ] as const,
  ),
  ...(['coordinator', 'contributor'] as const).map(
    (role) =>
      [
        { kind: 'record-observed', facts: year },
        role,
        'El MIMP observó datos del registro anual 2026: responda lo que pide.',
        '/panel/registro-anual/2026',
      ] as const,
  ),
  ...(['coordinator', 'head'] as const).flatMap((role) => [
    [
      { kind: 'november-due', facts: { ...year, dueOn: '2026-11-30' } },
      role,
      'El informe de noviembre vence el 30 de noviembre de 2026 y todavía no se presenta.',
      REPORT,
    ] as const,
    [
      { kind: 'november-overdue', facts: { ...year, dueOn: '2026-11-30' } },
      role,
      'El informe de noviembre venció el 30 de noviembre de 2026: preséntelo igual, queda con su fecha.',
      REPORT,
    ] as const,
    [
      { kind: 'november-presented', facts: year },
      role,
      'El informe de noviembre 2026 quedó presentado: lea su número.',
      REPORT,
    ] as const,
    [
      { kind: 'november-answered', facts: year },
      role,
      'El MIMP respondió al informe de noviembre 2026: vea lo que dice.',
      REPORT,
    ] as const,
    [
      { kind: 'adaptation-due', facts: { dueOn: '2026-12-25' } },
      role,
      'Hasta el 25 de diciembre de 2026 se adecuan los documentos a la Ley 32535: la hoja de la entidad no está terminada.',
      '/panel/adecuacion',
    ] as const,
  ]),
  [{ kind: 'november-submitted', facts: year }, 'head', 'El informe de noviembre 2026 espera su firma.', REPORT],
  [
    { kind: 'november-returned', facts: year },
    'coordinator',
    'La persona titular devolvió el informe de noviembre 2026: lea por qué.',
    REPORT,
  ],
]

test.each(ROWS)('%j to %s', (notice, role, text, to) => {
  expect(noticeWords(notice, { role, today })).toEqual({ text, to })
  expect(readNotice(notice.kind, { ...notice.facts, role })).toEqual(notice)
})

test('every kind has its words for every role that is told of it, and its label', () => {
  expect(new Set(ROWS.map(([{ kind }, role]) => `${kind} ${role}`))).toEqual(
    new Set(NOTICE_KINDS.flatMap((kind) => TOLD_TO[kind].map((role) => `${kind} ${role}`))),
  )
  expect(Object.keys(KIND_LABELS)).toEqual(NOTICE_KINDS)
})

test('a kind of another version and facts that are not its own are no notice', () => {
  expect(readNotice('constructor', {})).toBeNull()
  expect(readNotice('answers-arrived', campaign)).toBeNull()
  expect(readNotice('results-ready', { title })).toBeNull()
  expect(readNotice('action-due', { ...action, dueOn: 'mañana' })).toBeNull()
})

test('of many alike the first stand and the rest are counted', () => {
  const many = Array.from(
    { length: 9 },
    (_, place): Notice => ({
      kind: 'action-due',
      facts: { ...action, title: `Acción ${place}` },
    }),
  )
  const said = saidInOrder([...many, READY], NOTICE_KINDS, { role: 'coordinator', today })
  expect(said).toHaveLength(8)
  expect(said[0]?.text).toBe(`Lea los resultados: ${title}.`)
  expect(said[7]).toEqual({ text: 'Y 3 avisos más de este tipo.', to: '/panel/plan/2026/ejecucion' })
  const own = saidInOrder(many, NOTICE_KINDS, { role: 'contributor', today })
  expect(own[6]?.to).toBe('/panel/plan/2026/mis-acciones')
})

test('one mail by place, its links open nothing without the session, and its subject says nothing', () => {
  const places = [
    { name: 'Entidad uno', role: 'coordinator', notices: [READY, { kind: 'plan-signed', facts: year }] },
    { name: 'Entidad dos', role: 'reader', notices: [READY] },
  ] as const
  expect(digestMail({ name: 'Ana Quispe', places, today, origin: 'https://espejo.test' })).toEqual({
    subject: 'Espejo: sus avisos del 1 de diciembre de 2026',
    body: `Ana Quispe:

Entidad uno:
- Lea los resultados: ${title}.
  https://espejo.test/panel/aplicaciones/c1/resultados
- El plan de mejora 2026 quedó firmado.
  https://espejo.test/panel/plan/2026/firma

Entidad dos:
- Lea los resultados: ${title}.
  https://espejo.test/panel/aplicaciones/c1/resultados

Para elegir qué avisos recibe: https://espejo.test/cuenta/avisos

Espejo, autodiagnóstico de igualdad entre mujeres y hombres.
Este correo se envió de forma automática; no lo responda.`,
  })
  expect(digestMail({ name: 'Ana Quispe', places, today, origin: null }).body).not.toContain('http')
})

test('whoever holds no role that is told of anything has nothing to choose', () => {
  expect(kindsFor(['administrator'])).toEqual([])
  expect(kindsFor(['custodian'])).toEqual(['campaign-opened', 'campaign-last-days', 'campaign-closed'])
  expect(kindsFor(['reader', 'transcriber'])).toEqual(['campaign-opened', 'campaign-last-days', 'results-ready'])
})
