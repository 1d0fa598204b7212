import { formatCount, formatNumber, withinSentence } from '#app/kit/format.ts'
import { ROLE_NAMES } from '#app/kit/words/names.ts'
import { daysBetween } from '#app/kit/program/clock.ts'
import type { DueFact, DueFactOf, DueKind } from './due-facts.ts'
import { CUTS_OFF, EXPIRES, type Said } from './due-said.ts'
import { YEARLY_WORDS } from './yearly-due-words.ts'

const campaignPage = ({ campaignId }: { readonly campaignId: string }) => `/panel/aplicaciones/${campaignId}`
const custodyPage = ({ campaignId }: { readonly campaignId: string }) => `/custodia/${campaignId}`
const budgetPage = ({ year }: { readonly year: number }) => `/panel/presupuesto/${year}`

const signingPage = ({ year }: { readonly year: number }) => `/panel/plan/${year}/firma`

const itemPage = ({ itemId, ...fact }: { readonly year: number; readonly itemId: string | null }) =>
  itemId === null ? budgetPage(fact) : `${budgetPage(fact)}/preguntas/${itemId}`

type OfPlan = DueFactOf<'actions-overdue' | 'actions-due' | 'follow-up-due'>

/** The one action that it is about, or the list of those that are. @param search of the plan's list. */
function actionsPage({ named, year, own }: OfPlan, search: string): string {
  if (named) return `/panel/plan/${year}/acciones/${named.actionId}/avance`
  return own ? `/panel/plan/${year}/mis-acciones` : `/panel/plan/${year}/ejecucion${search}`
}

const OPENS = ['empieza', 'debía empezar'] as const
const OPENED = ['empieza', 'empezó'] as const
const CLOSES = ['cierra', 'cerró'] as const
const LEAVE = ['las autoridades terminan', 'las autoridades terminaron'] as const
const PUBLISHES = ['se publica', 'debía publicarse'] as const
const FIRST_EXPIRES = ['la primera vence', 'la primera venció'] as const
const FIRST_PLAN_EXPIRES = ['el primero vence', 'el primero venció'] as const

const WORDS: { readonly [Kind in DueKind]: Said<Kind> } = {
  'population-exceeded': {
    title: ({ title }) => `Proponga la cifra correcta: hubo más respuestas que personas (${title})`,
    to: ({ campaignId }) => `/panel/entidad/personal?aplicacion=${campaignId}`,
  },
  'keeper-to-confirm': {
    title: ({ name, role }) => `Confirme a ${name}: ${withinSentence(ROLE_NAMES[role])}`,
    to: ({ membershipId }) => `/panel/cuentas/${membershipId}`,
  },
  'keepers-to-confirm': {
    title: ({ keepers }) =>
      `Confirme a ${formatCount(keepers, 'persona que custodia o digita', 'personas que custodian o digitan')}`,
    to: ({ to }) => to,
  },
  'accounts-to-confirm': {
    title: () => 'Confirme la lista de cuentas de la entidad',
    to: () => '/panel/cuentas',
    day: EXPIRES,
  },
  'figure-refused': { title: () => 'El MIMP no confirmó la cifra de personal', to: () => '/panel/entidad/personal' },
  'figure-missing': {
    title: () => 'Proponga la cifra de personal, con su documento',
    to: () => '/panel/entidad/personal',
  },
  'keeper-missing': {
    title: ({ title }) => `Nadie custodia los códigos: ${title}`,
    to: () => '/panel/cuentas',
    day: OPENED,
  },
  'draft-to-open': { title: ({ title }) => `Falta abrir la aplicación: ${title}`, to: campaignPage, day: OPENS },
  'slips-awaited': {
    title: ({ title }) => `La custodia aún no imprime papeletas: ${title}`,
    to: campaignPage,
    day: OPENED,
  },
  'paper-untyped': {
    title: ({ title, batches }) => `${formatCount(batches, 'lote', 'lotes')} de papel sin digitar: ${title}`,
    to: campaignPage,
    day: CLOSES,
  },
  'participation-behind': {
    title: ({ title, answers, needed }) =>
      `${answers === 0 ? 'Menos de 10' : `${formatNumber(answers)} o más`} de ${formatNumber(needed)} respuestas necesarias: ${title}`,
    to: campaignPage,
    day: CLOSES,
  },
  'close-near': {
    title: ({ title }) => `Recuerde el plazo a todo el personal: ${title}`,
    to: campaignPage,
    day: CLOSES,
  },
  'results-ready': {
    title: ({ title }) => `Lea los resultados: ${title}`,
    to: (fact) => `${campaignPage(fact)}/resultados`,
  },
  'proposals-undecided': {
    title: ({ actions, year }) => `${formatCount(actions, 'propuesta', 'propuestas')} por decidir en el plan ${year}`,
    to: ({ year }) => `/panel/plan/${year}`,
  },
  'plan-to-sign': { title: ({ year }) => `Firme o devuelva el plan ${year}`, to: signingPage },
  'plan-returned': {
    title: ({ year }) => `El plan ${year} volvió con observaciones de la persona titular`,
    to: signingPage,
  },
  'plan-unanswered': { title: ({ year }) => `Plan ${year}: sin firma del titular o la titular`, to: signingPage },
  'plan-unsent': {
    title: ({ year, isAmendment }) =>
      isAmendment
        ? `La modificación del plan ${year} está sin enviar a firma`
        : `El plan ${year} está sin enviar a firma`,
    to: signingPage,
  },
  'authorities-leave': {
    title: () => 'Prepare el traspaso de la gestión',
    to: () => '/panel/traspaso',
    day: LEAVE,
  },
  'comments-to-answer': {
    title: ({ comments, year }) =>
      `Responda ${formatCount(comments, 'comentario', 'comentarios')} del MIMP sobre el plan ${year}`,
    to: ({ year }) => `/panel/plan/${year}/revision`,
  },
  'invitations-waiting': {
    title: ({ invitations }) => `${formatCount(invitations, 'invitación', 'invitaciones')} sin aceptar`,
    to: () => '/panel/cuentas',
    day: FIRST_EXPIRES,
  },
  'invitations-over': {
    title: ({ invitations }) =>
      `${formatCount(invitations, 'invitación venció', 'invitaciones vencieron')} sin que nadie la${invitations === 1 ? '' : 's'} acepte`,
    to: () => '/panel/cuentas',
  },
  'certificate-possible': {
    title: () => 'Ya puede emitir la constancia de la evaluación de hostigamiento sexual',
    to: (fact) => `${campaignPage(fact)}/constancia`,
  },
  'page-publishes': {
    title: ({ title }) => `Mire la hoja que verá el personal: ${title}`,
    to: (fact) => `${campaignPage(fact)}/lo-que-dijimos`,
    day: PUBLISHES,
  },
  'facts-missing': {
    title: ({ year }) => `Ficha de datos ${year} sin llenar (opcional)`,
    to: ({ year }) => `/panel/ficha/${year}`,
    day: EXPIRES,
  },
  'adaptation-pending': {
    title: ({ documents }) =>
      documents === null
        ? 'Adecuación a la Ley 32535: revise los documentos de la entidad'
        : `Adecuación a la Ley 32535: ${formatCount(documents, 'documento por revisar o adecuar', 'documentos por revisar o adecuar')}`,
    to: () => '/panel/adecuacion',
    day: EXPIRES,
  },
  'adaptation-to-end': {
    title: () => 'Adecuación a la Ley 32535: nada por adecuar, dé por terminada la hoja',
    to: () => '/panel/adecuacion',
    day: EXPIRES,
  },
  'actions-overdue': {
    title: ({ named, actions, year }) =>
      named
        ? `Acción vencida del plan ${year}: ${named.title}`
        : `${formatNumber(actions)} acciones vencidas del plan ${year}`,
    to: (fact) => actionsPage(fact, '?vencidas=si'),
  },
  'actions-due': {
    title: ({ named, actions, year }) =>
      named
        ? `Acción del plan ${year}: ${named.title}`
        : `${formatNumber(actions)} acciones del plan ${year} por vencer`,
    to: (fact) => actionsPage(fact, '?orden=vence'),
    day: EXPIRES,
  },
  'follow-up-due': {
    title: ({ named, actions, year }) =>
      named
        ? `Informe el avance: ${named.title}`
        : `Informe el avance de ${formatNumber(actions)} acciones del plan ${year}`,
    to: (fact) => actionsPage(fact, ''),
    day: CUTS_OFF,
  },
  'actions-handed-back': {
    title: ({ named, actions, year }) =>
      named
        ? `Nadie da el seguimiento, terminó la función de quien lo hacía: ${named.title}`
        : `${formatCount(actions, 'acción', 'acciones')} del plan ${year} sin quien dé el seguimiento: terminó la función de quien lo hacía`,
    to: ({ year }) => `/panel/plan/${year}/asignar`,
  },
  'budget-returned': {
    title: ({ items }) =>
      items === 0
        ? 'Presupuesto: todo lo devuelto está respondido, falta volver a firmar'
        : `Presupuesto: ${formatCount(items, 'pregunta devuelta', 'preguntas devueltas')}`,
    to: itemPage,
  },
  'budget-to-sign': { title: ({ year }) => `Presupuesto ${year}: listo para firmar y presentar`, to: budgetPage },
  'budget-unfinished': {
    title: ({ items, year }) => `Presupuesto ${year}: ${formatCount(items, 'pregunta', 'preguntas')} sin nivel`,
    to: itemPage,
  },
  'slips-to-print': {
    title: ({ title }) => `Imprima las papeletas: ${title}`,
    to: (fact) => `${custodyPage(fact)}/papeletas`,
    day: OPENED,
  },
  'addresses-to-enter': {
    title: ({ title }) => `Invite por correo: ${title}`,
    to: (fact) => `${custodyPage(fact)}/correos`,
    day: OPENED,
  },
  'act-to-sign': {
    title: ({ title }) => `Firme el acta de destrucción: ${title}`,
    to: (fact) => `${custodyPage(fact)}/acta`,
  },
  'batch-to-type': {
    title: ({ code, title }) => `Lote ${code} sin digitar: ${title}`,
    to: ({ batchId }) => `/panel/digitacion/${batchId}`,
    day: CLOSES,
  },
  'account-requests': {
    title: ({ requests }) => `${formatCount(requests, 'pedido de cuenta', 'pedidos de cuenta')} por decidir`,
    to: () => '/nacional/solicitudes',
  },
  'entities-without-coordination': {
    title: ({ entities }) => `${formatCount(entities, 'entidad', 'entidades')} sin coordinación`,
    to: () => '/nacional/sin-coordinacion',
  },
  'mails-failed': {
    title: ({ mails }) => `${formatCount(mails, 'correo no salió', 'correos no salieron')}`,
    to: () => '/nacional#correos',
  },
  'backup-missing': {
    title: () => 'Falta la copia de seguridad de la noche',
    to: () => '/nacional/estado#copias',
  },
  'figures-to-review': {
    title: ({ figures }) => `${formatCount(figures, 'cifra de personal', 'cifras de personal')} por decidir`,
    to: () => '/nacional/personal',
  },
  'populations-to-review': {
    title: ({ campaigns }) => `${formatCount(campaigns, 'aplicación', 'aplicaciones')} con más respuestas que personas`,
    to: () => '/nacional/personal',
  },
  'budgets-to-review': {
    title: ({ budgets }) => `${formatCount(budgets, 'presupuesto', 'presupuestos')} por revisar`,
    to: () => '/nacional/revisiones',
  },
  'plans-to-review': {
    title: ({ plans }) => `${formatCount(plans, 'plan firmado', 'planes firmados')} por comentar`,
    to: () => '/nacional/revisiones',
    day: FIRST_PLAN_EXPIRES,
  },
  ...YEARLY_WORDS,
}

function saidOf(fact: DueFact): Said<DueKind> {
  // Each kind has the words of its own facts; a type for all of them at once TypeScript does not have.
  return WORDS[fact.kind] as unknown as Said<DueKind>
}

export function dueTitle(fact: DueFact): string {
  return saidOf(fact).title(fact)
}

export function dueAddress(fact: DueFact): string {
  return saidOf(fact).to(fact)
}

function agoWords(days: number): string {
  if (days <= 0) return 'desde hoy'
  return days === 1 ? 'desde ayer' : `hace ${formatNumber(days)} días`
}

/** "cierra en 12 días", "cierra hoy", "venció hace 3 días", "hace 13 días"; empty where no day is known. @param today ISO date. */
export function dueWhen(fact: DueFact, today: string): string {
  if (!('by' in fact)) return fact.since === null ? '' : agoWords(daysBetween(fact.since, today))
  const [coming, past] = saidOf(fact).day ?? EXPIRES
  const days = daysBetween(today, fact.by)
  if (days < 0) return `${past} ${days === -1 ? 'ayer' : `hace ${formatNumber(-days)} días`}`
  if (days === 0) return `${coming} hoy`
  return days === 1 ? `${coming} mañana` : `${coming} en ${formatNumber(days)} días`
}
