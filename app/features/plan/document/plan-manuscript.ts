import { formatCount, formatDate } from '#app/kit/format.ts'
import type { LogoImage } from '#app/kit/documents/logo-image.ts'
import type { Block, Manuscript } from '#app/kit/documents/manuscript.ts'
import { sha256 } from '#surveys/model/canonical-json.ts'
import { legalFrameOn } from '#surveys/norms/legal-frames.ts'
import { citation } from '#surveys/norms/norms.ts'
import type { Plan, ShownAction } from '../view-plan.server.ts'
import { headStateWords } from '../words.ts'
import { againstWords, MATRIX_COLUMNS, matrixRow, normWords, targetWords, whyWords } from './plan-rows.ts'

/** A plan with what a document of it says beside its actions. */
export type PlanDocument = {
  readonly plan: Plan
  /** Whether it is the whole plan; to a reader the actions of what was shared with her are not. */
  readonly whole: boolean
  /** The newest version that was signed, or null. */
  readonly signed: { readonly version: number; readonly signedOn: string; readonly digest: string } | null
  /** ISO date in Lima time. */
  readonly today: string
  readonly logo: LogoImage | null
}

type Numbered = { readonly action: ShownAction; readonly number: number }

function approvalFacts({ plan: { head }, signed }: PlanDocument): (readonly [string, string])[] {
  const state = headStateWords(head)
  if (state.length === 0) return []
  return [
    ['Estado del plan', state.join('. ')],
    ...(signed
      ? [
          ['Última versión firmada', `Versión ${signed.version}, del ${formatDate(signed.signedOn)}`] as const,
          ['Huella SHA-256 de lo firmado', signed.digest] as const,
        ]
      : []),
  ]
}

function opening(document: PlanDocument, digest: string): Block[] {
  const { plan, whole, today } = document
  const frame = legalFrameOn(today)
  const { invented, name } = plan.entity
  return [
    ...(invented
      ? [{ kind: 'text', tone: 'box', words: 'Demostración: la entidad y los datos son inventados.' } as const]
      : []),
    ...(whole
      ? []
      : [
          {
            kind: 'text',
            tone: 'box',
            words: 'Extracto: solo las acciones de los resultados que se compartieron con quien lo pidió.',
          } as const,
        ]),
    {
      kind: 'facts',
      rows: [
        ['Entidad', name],
        [
          'Qué es',
          `Plan de actividades ${plan.year} del ${frame.mechanism} (${citation(frame.mechanismNorm)}, artículo 6)`,
        ],
        ...(whole ? approvalFacts(document) : []),
        ['Fecha de este documento', formatDate(today)],
        ['Huella SHA-256 del contenido', digest],
      ],
    },
  ]
}

function matrix(accepted: readonly Numbered[], { plan, today }: PlanDocument): Block[] {
  if (accepted.length === 0) return [{ kind: 'text', words: 'El plan todavía no tiene acciones aceptadas.' }]
  return [
    {
      kind: 'table',
      caption: `Acciones aceptadas del plan ${plan.year}`,
      columns: MATRIX_COLUMNS,
      rowHead: 1,
      dense: true,
      rows: accepted.map(({ action, number }) => matrixRow(action, number, today)),
    },
  ]
}

function signatures(document: PlanDocument): Block[] {
  if (!document.whole) return []
  const { mechanism } = legalFrameOn(document.today)
  const name = 'Nombre y cargo:'
  return [
    {
      kind: 'signatures',
      places: [
        ['Persona titular de la entidad', name, 'Fecha y sello:'],
        [`Presidencia del ${mechanism}`, name, 'Fecha:'],
        [`Secretaría técnica del ${mechanism}`, name, 'Fecha:'],
      ],
    },
  ]
}

function reasons(accepted: readonly Numbered[], { plan: { texts } }: PlanDocument): Block[] {
  if (accepted.length === 0) return []
  const moves = accepted.some(({ action }) => action.baseline !== null)
  return [
    { kind: 'heading', level: 2, text: 'Anexo 1. Por qué cada acción', newPage: true },
    {
      kind: 'table',
      caption: 'Razones, normas y metas de las acciones aceptadas',
      columns: [
        { title: 'N.º', share: 3 },
        { title: 'Acción', share: 22 },
        { title: 'Por qué se hace', share: 47 },
        { title: 'Normas', share: 14 },
        ...(moves ? [{ title: 'Lo que debe mover', share: 14 }] : []),
      ],
      rowHead: 1,
      dense: true,
      rows: accepted.map(({ action, number }) => [
        String(number),
        action.title,
        whyWords(action, texts),
        normWords(action),
        ...(moves ? [targetWords(action, texts) || 'No se fijó'] : []),
      ]),
    },
  ]
}

/** What is not in the matrix: decided against, deferred, or not decided yet. */
function others(document: PlanDocument): Block[] {
  const { actions } = document.plan
  const against = actions.filter(({ status }) => status === 'rejected' || status === 'deferred')
  const open = actions.filter(({ status }) => status === 'proposed')
  const names = { rejected: 'No se hará', deferred: 'Se aplaza' } as const
  return [
    ...(against.length === 0
      ? []
      : [
          { kind: 'heading', level: 2, text: 'Anexo 2. Lo que no se hará o se aplaza' } as const,
          {
            kind: 'table',
            caption: 'Acciones decididas en contra o aplazadas, con su razón',
            columns: [
              { title: 'Acción', share: 38 },
              { title: 'Decisión', share: 12 },
              { title: 'Razón', share: 50 },
            ],
            dense: true,
            rows: against.map((action) => [
              action.title,
              names[action.status === 'deferred' ? 'deferred' : 'rejected'],
              againstWords(action),
            ]),
          } as const,
        ]),
    ...(open.length === 0
      ? []
      : [
          {
            kind: 'text',
            tone: 'note',
            words: `Quedan ${formatCount(open.length, 'propuesta', 'propuestas')} por decidir, que no son parte de este documento.`,
          } as const,
        ]),
  ]
}

/**
 * The plan of a year as a document: the matrix of what was accepted, places to sign, and why, as an annex.
 * @returns it with the SHA-256 (hex) of what it says of the plan, whatever the day on which it is drawn.
 */
export function planManuscript(document: PlanDocument): { readonly manuscript: Manuscript; readonly digest: string } {
  const { plan, logo } = document
  const accepted = plan.actions
    .filter(({ status }) => status === 'accepted')
    .map((action, index): Numbered => ({ action, number: index + 1 }))
  const content = [
    ...matrix(accepted, document),
    ...signatures(document),
    ...reasons(accepted, document),
    ...others(document),
  ]
  const digest = sha256({ entity: plan.entity.id, year: plan.year, content })
  const title = `Plan de mejora ${plan.year}`
  const done = accepted.filter(({ action }) => action.progress === 'done').length
  const manuscript: Manuscript = {
    title,
    entity: plan.entity.name,
    logo,
    landscape: true,
    foot: `${title} · Huella ${digest.slice(0, 16)}`,
    blocks: [
      ...opening(document, digest),
      { kind: 'heading', level: 2, text: 'Lo que se hará' },
      ...(accepted.length === 0
        ? []
        : [
            {
              kind: 'text',
              words: `${formatCount(accepted.length, 'acción aceptada', 'acciones aceptadas')}, de ellas ${formatCount(done, 'hecha', 'hechas')}. Primero va lo urgente; después, lo que más lo necesita de cada resultado. El anexo dice por qué está cada una.`,
            } as const,
          ]),
      ...content,
    ],
  }
  return { manuscript, digest }
}
