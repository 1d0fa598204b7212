import { formatCount, formatDate, formatMoment, formatNumber } from '#app/kit/format.ts'
import type { FileSignature, PlanSignature, PlanStep, SignedAction } from '#db/schema/plans.ts'
import { PLAN_STATUS_NAMES } from '../words.ts'
import { ANSWER_DAYS, type ApprovalDeed } from './approval-steps.ts'
import type { ComparedField } from './compare-versions.ts'
import type { TakenStep } from './step-trace.server.ts'

const CHANGED = 'El plan cambió mientras usted miraba esta página. No se guardó nada: revise lo que dice ahora'

/** What somebody is told whose page was older than the plan, and beside which field. */
export const MOVED: Readonly<Record<ApprovalDeed, { readonly field: string; readonly words: string }>> = {
  submit: { field: 'enviar', words: `${CHANGED} y envíe de nuevo` },
  'take-back': { field: 'retirar', words: CHANGED },
  return: { field: 'razon', words: `${CHANGED} y devuelva de nuevo` },
  sign: { field: 'declaro', words: `${CHANGED} y firme de nuevo` },
  register: { field: 'declaro', words: `${CHANGED} y registre de nuevo` },
  amend: { field: 'razon', words: CHANGED },
  drop: { field: 'descartar', words: CHANGED },
}

export const UNFINISHED = 'El plan todavía no se puede enviar a firma: complete lo que falta'
export const NO_SECOND_STEP = 'Su cuenta no tiene segundo paso. Actívelo en «Mi cuenta» y vuelva a firmar'
export const WRONG_CODE = 'El código no coincide o ya se usó. Espere a que su aplicación muestre el siguiente'
export const TOO_MANY_CODES = 'Hubo muchos códigos equivocados. Espere diez minutos y vuelva a firmar'
export const NOT_A_PDF = 'Un archivo firmado digitalmente debe ser PDF'
export const NOT_A_SCAN = 'El acto escaneado debe ser PDF, PNG o JPG'
export const NO_SIGNATURE_IN_FILE =
  'El PDF no trae ninguna firma digital. Si el acto se firmó a mano y se escaneó, elija «Manuscrita»'

/** What was done, once it is saved. */
export const STEP_DONE: Readonly<Record<TakenStep, (year: number) => string>> = {
  submitted: (year) => `El plan ${year} se envió a firma.`,
  'taken-back': (year) => `El plan ${year} se retiró de la firma: puede cambiarlo.`,
  returned: (year) => `El plan ${year} se devolvió a la coordinación, con la razón.`,
  signed: (year) => `El plan ${year} está firmado. Lo firmado quedó fijo.`,
  'amendment-started': (year) => `Empezó una modificación del plan ${year}: puede cambiar sus acciones.`,
  'amendment-dropped': (year) => `La modificación quedó sin efecto: el plan ${year} es otra vez el que se firmó.`,
}

type Counts = Readonly<Record<'accepted' | 'rejected' | 'deferred' | 'proposed', number>>

/** What is signed, by what was decided; then what is no part of it. */
export function countWords({ accepted, rejected, deferred, proposed }: Counts): string {
  const parts = [
    formatCount(accepted, 'acción aceptada', 'acciones aceptadas'),
    ...(deferred > 0 ? [formatCount(deferred, 'deber aplazado, con su razón', 'deberes aplazados, con su razón')] : []),
    ...(rejected > 0
      ? [formatCount(rejected, 'acción que no se hará, con su razón', 'acciones que no se harán, con su razón')]
      : []),
  ]
  const left =
    proposed > 0
      ? ` ${formatCount(proposed, 'propuesta por decidir no es', 'propuestas por decidir no son')} parte de la firma.`
      : ''
  return `${parts.join('; ')}.${left}`
}

/** A step in the history, after its day. */
const STEP_WORDS: Readonly<Record<PlanStep, (who: string) => string>> = {
  submitted: (who) => `${who} lo envió a firma`,
  'taken-back': (who) => `${who} lo retiró de la firma`,
  returned: (who) => `${who} lo devolvió`,
  signed: (who) => `${who} lo firmó o registró su acto firmado`,
  'amendment-started': (who) => `${who} empezó una modificación`,
  'amendment-dropped': (who) => `${who} dejó sin efecto la modificación`,
  closed: () => 'Terminó su año',
}

export function stepWords({ step, who, detail }: { step: PlanStep; who: string; detail: string }): string {
  return `${STEP_WORDS[step](who)}${detail === '' ? '.' : `: ${detail.replace(/\.$/, '')}.`}`
}

/** Said of a plan that waits too long; the program never waits for it. */
export function unansweredWords(days: number): string {
  return `Sin firma del titular o la titular: se envió hace ${formatCount(days, 'día', 'días')} y el plazo para responder es de ${ANSWER_DAYS}. Todas las acciones pueden empezar y tener seguimiento; solo falta que el plan esté aprobado.`
}

const INTACT: Readonly<Record<FileSignature['intact'], string>> = {
  yes: 'el archivo es el que se firmó',
  no: 'el archivo no es el que se firmó: cambió después',
  unknown: 'no se comprobó si el archivo es el que se firmó',
}

/** A signature inside of an uploaded file. */
export function fileSignatureWords({ signer, signedAt, intact }: FileSignature): string {
  const when = signedAt === null ? 'sin fecha' : formatMoment(signedAt)
  return `${signer || 'Sin nombre legible'}, ${when}: ${INTACT[intact]}.`
}

export const ISSUER_UNCHECKED = 'No se comprobó quién emitió el certificado.'

function forHead({ resolution }: PlanSignature): string {
  return resolution === '' ? '' : `, por delegación según ${resolution}`
}

/** By whom and how a version was signed, in a sentence or two. @param signedOn ISO date. */
export function signatureWords(signature: PlanSignature, signedOn: string): string {
  const who = `${signature.name}, ${signature.position}${forHead(signature)}`
  if (signature.kind === 'account')
    return `${who} (${signature.document}), firmó el ${formatDate(signedOn)} en Espejo, con su cuenta y su segundo paso.`
  const { act, registeredBy } = signature
  const registered = `Lo registró ${registeredBy} el ${formatDate(signedOn)}.`
  const how = signature.kind === 'scan' ? 'Firma manuscrita, no comprobada.' : 'Archivo con firma digital.'
  return `${act.number}, del ${formatDate(act.date)}, firmado por ${who}. ${how} ${registered}`
}

export const FIELD_NAMES: Readonly<Record<ComparedField, string>> = {
  title: 'Qué se hará',
  status: 'Decisión',
  decisionReason: 'Razón de la decisión',
  rationale: 'Para qué',
  responsible: 'Oficina responsable',
  inCharge: 'Quien está a cargo',
  startsOn: 'Inicio',
  dueOn: 'Fecha límite',
  verification: 'Medio de verificación',
  indicator: 'Indicador',
  movesDimension: 'Dimensión que debe mejorar',
  target: 'Meta de esa dimensión',
  soles: 'Costo',
  poiActivity: 'Actividad del POI',
  poiYear: 'Año del POI',
  pei: 'Objetivo del PEI',
}

/** What an action says in a field; empty where it says nothing. */
export function fieldWords(field: ComparedField, action: SignedAction): string {
  switch (field) {
    case 'status':
      return PLAN_STATUS_NAMES[action.status]
    case 'startsOn':
    case 'dueOn': {
      const day = action[field]
      return day === null ? '' : formatDate(day)
    }
    case 'soles':
      if (action.soles === null) return ''
      return action.soles === 0 ? 'Sin costo adicional' : `S/ ${formatNumber(action.soles)}`
    case 'target':
      return action.target === null ? '' : `${action.target} puntos`
    default:
      return String(action[field] ?? '')
  }
}
