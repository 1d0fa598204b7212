import { z } from 'zod'
import { lineOf, readFields, type FieldProblems } from '#app/kit/forms/fields.ts'
import type { PlanActionDetails } from '#db/queries/plans.server.ts'
import { ENDS_BEFORE_IT_STARTS } from './words.ts'

const text = (message: string, longest = 500) =>
  z.string().min(3, message).max(longest, `Escriba menos de ${longest} letras`)
const short = (longest = 200) => z.string().max(longest, `Escriba menos de ${longest} letras`)

const isDay = (value: string) => {
  const time = Date.parse(`${value}T00:00:00Z`)
  return /^20\d\d-\d\d-\d\d$/.test(value) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}
const day = (message: string) => z.string().refine(isDay, message)
const perhapsDay = z
  .string()
  .refine((value) => value === '' || isDay(value), 'Escriba la fecha con día, mes y año')
  .transform((value) => value || null)
const perhapsNumber = (message: string, least: number, most: number) =>
  z
    .string()
    .regex(/^(\d[\d ,]{0,14})?$/, message)
    .transform((value) => (value === '' ? null : Number(value.replace(/[ ,]/g, ''))))
    .pipe(z.number().min(least, message).max(most, message).nullable())

const MONEY = 'Escriba los soles en números enteros, sin céntimos'
const details = z.object({
  titulo: text('Escriba qué se hará'),
  responsable: text('Escriba qué unidad responde'),
  encargo: text('Escriba quién está a cargo: basta el cargo', 200),
  inicio: perhapsDay,
  limite: day('Escriba la fecha límite con día, mes y año'),
  verificacion: text('Escriba qué documento lo probará'),
  indicador: text('Escriba cómo se medirá'),
  mueve: z.string().max(200),
  meta: perhapsNumber('Escriba la meta en puntos, de 0 a 100', 0, 100),
  costo: z.enum(['', 'sin', 'con'], 'Elija una de las opciones'),
  soles: perhapsNumber(MONEY, 0, 1_000_000_000),
  poi: short(),
  'poi-anio': perhapsNumber('Escriba el año del POI con cuatro cifras', 2000, 2099),
  pei: short(),
})
/** What is saved by itself, before anybody decided: who and until when may still be missing. */
const draft = details.extend({ encargo: short(), limite: perhapsDay })
/** Fields of several lines. */
const LONG = ['titulo', 'verificacion', 'indicador'] as const
const own = details.extend({ motivo: text('Escriba por qué se propone', 1000) })
const decidedAgainst = (message: string) => z.object({ razon: text(message, 1000) })
const quick = z.object({ encargo: short(), limite: perhapsDay })

type Read<T> = { readonly ok: true; readonly input: T } | { readonly ok: false; readonly problems: FieldProblems }

/** What is written of an action; which dimension it is to move as it was chosen, empty for none. */
export type ActionDetails = Omit<PlanActionDetails, 'termMonths' | 'baseline'> & { readonly moves: string }

/** Who and until when, as far as it was said while accepting. */
export type QuickDetails = Partial<Pick<PlanActionDetails, 'inCharge' | 'dueOn'>>

/**
 * What is asked of an action: to accept it, take a decision back, reject it, let it wait, or write it anew. `decides`:
 * whether writing a proposed action accepts it; what is saved by itself does not.
 */
export type ActionChange =
  | { readonly kind: 'accept'; readonly details: QuickDetails }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'reject' | 'defer'; readonly reason: string }
  | { readonly kind: 'write'; readonly details: ActionDetails; readonly decides: boolean }

export type ActionForm = {
  readonly asked: Read<ActionChange>
  /** Revision of the action that the page showed; null where the form does not say. */
  readonly revision: number | null
}

function detailsOf(read: z.infer<typeof draft>): ActionDetails {
  return {
    title: read.titulo,
    responsible: read.responsable,
    inCharge: read.encargo,
    startsOn: read.inicio,
    dueOn: read.limite,
    verification: read.verificacion,
    indicator: read.indicador,
    moves: read.mueve,
    target: read.meta,
    soles: read.costo === 'sin' ? 0 : read.costo === 'con' ? read.soles : null,
    poiActivity: read.poi,
    poiYear: read['poi-anio'],
    pei: read.pei,
  }
}

/** What each field alone does not show; a draft may still lack what it will need. */
function together(read: z.infer<typeof draft>, isDraft: boolean): FieldProblems {
  const { inicio, limite, costo, soles, mueve, meta } = read
  const asksYear = costo === 'con' && soles !== null && soles > 0 && read['poi-anio'] === null
  return {
    ...(inicio !== null && limite !== null && limite < inicio ? { limite: ENDS_BEFORE_IT_STARTS } : {}),
    ...(costo === 'con' && !soles && !isDraft ? { soles: 'Escriba cuántos soles, o elija «Sin costo adicional»' } : {}),
    ...(asksYear && !isDraft ? { 'poi-anio': 'Escriba el año del POI que lleva este dinero' } : {}),
    ...(meta !== null && mueve === '' ? { mueve: 'Elija qué dimensión debería llegar a la meta' } : {}),
  }
}

function readWritten(form: FormData, isDraft: boolean): Read<ActionDetails> {
  const read = isDraft ? readFields(draft, form, LONG) : readFields(details, form, LONG)
  if (!read.ok) return read
  const problems = together(read.input, isDraft)
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, input: detailsOf(read.input) }
}

function readQuick(form: FormData): Read<ActionChange> {
  const read = readFields(quick, form)
  if (!read.ok) return read
  const { encargo, limite } = read.input
  return {
    ok: true,
    input: {
      kind: 'accept',
      details: { ...(encargo === '' ? {} : { inCharge: encargo }), ...(limite === null ? {} : { dueOn: limite }) },
    },
  }
}

function readAgainst(kind: 'reject' | 'defer', form: FormData): Read<ActionChange> {
  const message = kind === 'reject' ? 'Escriba por qué no se hará' : 'Escriba por qué se aplaza'
  const read = readFields(decidedAgainst(message), form, ['razon'])
  return read.ok ? { ok: true, input: { kind, reason: read.input.razon } } : read
}

function readWrite(form: FormData, decides: boolean): Read<ActionChange> {
  const read = readWritten(form, !decides)
  return read.ok ? { ok: true, input: { kind: 'write', details: read.input, decides } } : read
}

function readChange(form: FormData): Read<ActionChange> {
  switch (form.get('accion')) {
    case 'aceptar':
      return readQuick(form)
    case 'proponer':
      return { ok: true, input: { kind: 'reopen' } }
    case 'rechazar':
      return readAgainst('reject', form)
    case 'aplazar':
      return readAgainst('defer', form)
    case 'borrador':
      return readWrite(form, false)
    default:
      return readWrite(form, true)
  }
}

/**
 * Reads what is asked of an action: `aceptar`, `rechazar`, `aplazar`, `proponer` (back to the list), `guardar`, or
 * `borrador`, which is saved by itself while somebody writes.
 */
export function readActionForm(form: FormData): ActionForm {
  const revision = lineOf(form, 'revision')
  return { asked: readChange(form), revision: /^\d{1,9}$/.test(revision) ? Number(revision) : null }
}

/** Reads an action that the entity adds itself. */
export function readOwnActionForm(form: FormData): Read<ActionDetails & { readonly rationale: string }> {
  const read = readFields(own, form, [...LONG, 'motivo'])
  if (!read.ok) return read
  const problems = together(read.input, false)
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  return { ok: true, input: { ...detailsOf(read.input), rationale: read.input.motivo } }
}

export type OwnActionForm = ReturnType<typeof readOwnActionForm>

/** Reads which duties are accepted at once: each with the revision that the page showed; null where it does not say. */
export function readDutiesForm(form: FormData): ReadonlyMap<string, number> | null {
  const seen = lineOf(form, 'vistos')
  if (!/^[0-9a-z-]+:\d{1,9}(,[0-9a-z-]+:\d{1,9})*$/.test(seen)) return null
  return new Map(
    seen.split(',').map((each) => {
      const [id = '', revision = ''] = each.split(':')
      return [id, Number(revision)] as const
    }),
  )
}
