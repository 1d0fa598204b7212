import { z } from 'zod'
import type { CampaignScope } from '#db/schema/campaigns.ts'
import { STAFF_DOCUMENTS } from '#db/schema/staff-figures.ts'
import { lineOf, linesOf, readFields, type FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { NewStaffFigure } from '#db/queries/staff-figures.server.ts'
import { SHORTEST_REASON } from './figure-rules.ts'

const people = (message: string) =>
  z
    .string()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
const written = (message: string, longest: number) =>
  z.string().min(2, message).max(longest, `Escriba menos de ${longest} letras`)
const scopes = {
  alcance: z.enum(['headquarters', 'with-units'], 'Elija a quiénes alcanza'),
  unidades: z.string().max(2000, 'Escriba menos de 2000 letras'),
}
const figure = {
  mujeres: people('Escriba cuántas mujeres trabajan en el alcance, en números'),
  hombres: people('Escriba cuántos hombres trabajan en el alcance, en números'),
  fecha: z.iso.date('Elija la fecha de ese dato'),
  fuente: written('Escriba de dónde sale el número de personas', 200),
  documento: z.enum(STAFF_DOCUMENTS, 'Elija el documento'),
  'documento-numero': written('Escriba el número del documento', 100),
  'documento-fecha': z.iso.date('Elija la fecha del documento'),
  'documento-lugar': written('Escriba dónde se puede ver el documento', 200),
  enlace: z.string().max(500, 'Escriba menos de 500 letras'),
  explicacion: z.string().max(500, 'Escriba menos de 500 letras'),
  lejos: z.string().max(40, 'Marque de nuevo'),
}

type Figure = Pick<
  NewStaffFigure,
  'women' | 'men' | 'countedOn' | 'source' | 'documentKind' | 'documentNumber' | 'documentDate' | 'documentPlace'
> & { readonly documentLink: string; readonly explanation: string; readonly sureOf: string }
/** A figure as it is proposed: of a scope, or for a campaign with more answers than people, which has its own. */
export type ProposedFigure = Figure &
  ({ readonly scope: CampaignScope; readonly campaignId: null } | { readonly campaignId: string })
export type ReadFigure =
  | { readonly ok: true; readonly input: ProposedFigure }
  | { readonly ok: false; readonly problems: FieldProblems }

function scopeOf(form: FormData, kind: CampaignScope['kind'], units: string): CampaignScope {
  const listed = units
    .split(/[\n;]/)
    .map((unit) => unit.trim())
    .filter((unit) => unit !== '')
  return {
    kind,
    units: kind === 'with-units' ? listed : [],
    serviceContractors: form.has('locadores'),
    interns: form.has('practicantes'),
  }
}

function figureOf(read: z.infer<z.ZodObject<typeof figure>>): Figure {
  return {
    women: read.mujeres,
    men: read.hombres,
    countedOn: read.fecha,
    source: read.fuente,
    documentKind: read.documento,
    documentNumber: read['documento-numero'],
    documentDate: read['documento-fecha'],
    documentPlace: read['documento-lugar'],
    documentLink: read.enlace,
    explanation: read.explicacion,
    sureOf: read.lejos,
  }
}

/** Reads a figure that an entity proposes. */
export function readFigure(form: FormData): ReadFigure {
  const campaignId = lineOf(form, 'aplicacion')
  if (campaignId !== '') {
    const read = readFields(z.object(figure), form, ['explicacion'])
    return read.ok ? { ok: true, input: { ...figureOf(read.input), campaignId } } : read
  }
  const read = readFields(z.object({ ...scopes, ...figure }), form, ['unidades', 'explicacion'])
  if (!read.ok) return read
  const scope = scopeOf(form, read.input.alcance, read.input.unidades)
  if (scope.kind === 'with-units' && scope.units.length === 0)
    return { ok: false, problems: { unidades: 'Escriba las unidades ejecutoras que entran' } }
  return { ok: true, input: { ...figureOf(read.input), scope, campaignId: null } }
}

/** What the Ministry decides about a figure. */
export type FigureDecision =
  | { readonly verdict: 'confirmed' }
  | { readonly verdict: 'refused'; readonly reason: string }
export type ReadDecision =
  | { readonly ok: true; readonly input: FigureDecision }
  | { readonly ok: false; readonly problems: FieldProblems }

/** Reads a decision. @throws {AppError} `invalid-input` for a button that the page does not have. */
export function readDecision(form: FormData): ReadDecision {
  const reason = linesOf(form, 'razon')
  switch (form.get('accion')) {
    case 'confirmar':
      return form.has('vista')
        ? { ok: true, input: { verdict: 'confirmed' } }
        : { ok: false, problems: { vista: 'Marque que vio el documento' } }
    case 'rechazar':
      return reason.length < SHORTEST_REASON || reason.length > 500
        ? { ok: false, problems: { razon: `Escriba la razón, en ${SHORTEST_REASON} a 500 letras` } }
        : { ok: true, input: { verdict: 'refused', reason } }
    default:
      throw new AppError('invalid-input')
  }
}

/** Id of the figure that was on the page when somebody decided: another one that came meanwhile is not decided with it. */
export function readDecidedFigure(form: FormData): string {
  return lineOf(form, 'cifra')
}
