import type { Role } from '#db/schema/roles.ts'
import { formatCount, formatDate } from '#app/kit/format.ts'
import type { DueFact } from '#app/features/panel/due-facts.ts'
import { dueAddress, dueTitle, dueWhen } from '#app/features/panel/due-words.ts'
import { followUpAddress } from '#app/features/plan/carry-out/follow-up-address.ts'
import { ownReviewAddress } from '#app/features/plan/review/review-address.ts'
import { planAddress, type PlanTabWord } from '#app/features/plan/tabs.ts'
import type { FactsOf, Notice, NoticeKind } from './notice-kinds.ts'
import { YEARLY_NOTICE_LABELS, YEARLY_NOTICE_WORDS, type Said } from './yearly-notice-words.ts'

export type { Said }

/** For whom, and on which day (ISO date) it is read. */
type Reading = { readonly role: Role; readonly today: string }

/** What stands in "Le toca a usted" too is said in the same words. */
function asDue(fact: DueFact, { today }: Reading): Said {
  const when = 'by' in fact ? dueWhen(fact, today) : ''
  return { text: `${dueTitle(fact)}${when === '' ? '' : ` (${when})`}.`, to: dueAddress(fact) }
}

const planPage = (year: number, word: PlanTabWord | null = null) => planAddress({ year, entityId: null }, word)
const campaignPage = (campaignId: string) => `/panel/aplicaciones/${campaignId}`

const withoutStop = (title: string) => title.replace(/\.$/, '')

type Words = { readonly [Kind in NoticeKind]: (facts: FactsOf<Kind>, reading: Reading) => Said }

/** Never a figure of answers, whether anybody answered, or a name: a mail lies in more hands than a page. */
const WORDS: Words = {
  'campaign-opened': ({ campaignId, title, closesOn }, { role }) => {
    const until = `hasta el ${formatDate(closesOn)}`
    if (role === 'custodian')
      return { text: `Empezó «${title}»: entregue los códigos ${until}.`, to: `/custodia/${campaignId}` }
    if (role === 'transcriber') return { text: `Empezó «${title}»: se digita ${until}.`, to: '/panel/digitacion' }
    return { text: `Se abrió «${title}»: se responde ${until}.`, to: campaignPage(campaignId) }
  },
  'campaign-last-days': ({ campaignId, title, closesOn }, reading) => {
    if (reading.role === 'coordinator') return asDue({ kind: 'close-near', by: closesOn, campaignId, title }, reading)
    const text = `Quedan pocos días de «${title}»: cierra el ${formatDate(closesOn)}.`
    return { text, to: reading.role === 'custodian' ? `/custodia/${campaignId}` : '/panel/digitacion' }
  },
  'campaign-closed': ({ campaignId, title }, reading) =>
    reading.role === 'custodian'
      ? asDue({ kind: 'act-to-sign', since: null, campaignId, title }, reading)
      : { text: `Terminó el plazo de «${title}».`, to: campaignPage(campaignId) },
  'results-ready': (facts, reading) => asDue({ kind: 'results-ready', since: null, ...facts }, reading),
  'population-review': ({ campaignId, title }, { role }) =>
    role === 'analyst'
      ? {
          text: 'Hay una cifra de personal por revisar antes de publicar resultados.',
          to: dueAddress({ kind: 'populations-to-review', since: null, campaigns: 1 }),
        }
      : {
          text: `Revise la cifra de personal de «${title}»: los resultados esperan por ella.`,
          to: dueAddress({ kind: 'population-exceeded', since: null, campaignId, title }),
        },
  'plan-submitted': ({ year }) => ({
    text: `El plan de mejora ${year} espera su firma.`,
    to: planPage(year, 'firma'),
  }),
  'plan-returned': ({ year }) => ({
    text: `La persona titular devolvió el plan de mejora ${year}: lea por qué.`,
    to: planPage(year, 'firma'),
  }),
  'plan-signed': ({ year }) => ({ text: `El plan de mejora ${year} quedó firmado.`, to: planPage(year, 'firma') }),
  'plan-commented': ({ year }) => ({
    text: `El MIMP leyó el plan de mejora ${year}: vea lo que dice.`,
    to: ownReviewAddress(year),
  }),
  'plan-review-lapsed': ({ year }) => ({
    text: `El plan de mejora ${year} no fue revisado por el MIMP en el plazo; no equivale a conformidad.`,
    to: ownReviewAddress(year),
  }),
  'budget-returned': (facts, reading) =>
    asDue({ kind: 'budget-returned', since: null, itemId: null, ...facts }, reading),
  'budget-decided': ({ year }) => ({
    text: `El MIMP terminó de revisar el presupuesto ${year}.`,
    to: `/panel/presupuesto/${year}`,
  }),
  'action-due': ({ actionId, title, year, dueOn }) => ({
    text: `Vence el ${formatDate(dueOn)}: ${withoutStop(title)}.`,
    to: followUpAddress({ year, id: actionId }),
  }),
  'action-overdue': ({ actionId, title, year, dueOn }) => ({
    text: `Venció el ${formatDate(dueOn)} y no figura como hecha: ${withoutStop(title)}.`,
    to: followUpAddress({ year, id: actionId }),
  }),
  'action-sent-back': ({ actionId, title, year }) => ({
    text: `Se informó hecha y se devolvió, vea qué falta: ${withoutStop(title)}.`,
    to: followUpAddress({ year, id: actionId }),
  }),
  'actions-handed-back': ({ year, actions }, reading) =>
    asDue({ kind: 'actions-handed-back', since: null, year, actions, named: null, own: false }, reading),
  ...YEARLY_NOTICE_WORDS,
}

/** What is said of a notice to somebody in a role. */
export function noticeWords({ kind, facts }: Notice, reading: Reading): Said {
  // Each kind has the words of its own facts; a type for all of them at once TypeScript does not have.
  const words = WORDS[kind] as unknown as (facts: Notice['facts'], reading: Reading) => Said
  return words(facts, reading)
}

/** What each kind is, for whoever chooses. */
export const KIND_LABELS: Readonly<Record<NoticeKind, string>> = {
  'campaign-opened': 'Se abre una aplicación',
  'campaign-last-days': 'Faltan tres días para que cierre una aplicación',
  'campaign-closed': 'Termina el plazo de una aplicación',
  'results-ready': 'Hay resultados que puede leer',
  'population-review': 'Hay una cifra de personal por revisar',
  'plan-submitted': 'El plan de mejora espera la firma de la persona titular',
  'plan-returned': 'La persona titular devuelve el plan de mejora',
  'plan-signed': 'Se firma el plan de mejora',
  'plan-commented': 'El MIMP lee o comenta el plan de mejora',
  'plan-review-lapsed': 'El MIMP no revisa el plan de mejora en el plazo',
  'budget-returned': 'El MIMP devuelve preguntas del presupuesto',
  'budget-decided': 'El MIMP termina de revisar el presupuesto',
  'action-due': 'Una acción vence en 14 días o menos',
  'action-overdue': 'Una acción venció sin estar hecha',
  'action-sent-back': 'Devuelven una acción que se informó hecha',
  'actions-handed-back': 'Hay acciones sin quien dé el seguimiento, porque terminó una función',
  ...YEARLY_NOTICE_LABELS,
}

/** Page of all that are alike: of actions the list in which each stands, of the rest that of the first. */
function pageOfAll({ kind, facts }: Notice, { role }: Reading, first: Said): string {
  if (kind !== 'action-due' && kind !== 'action-overdue' && kind !== 'action-sent-back') return first.to
  return role === 'contributor' ? `/panel/plan/${facts.year}/mis-acciones` : planPage(facts.year, 'ejecucion')
}

/** Where so many of one kind came, the rest are counted. */
const LISTED = 6

/** One line for each notice of an entity, in the order of the kinds; of many alike the rest are counted. */
export function saidInOrder(notices: readonly Notice[], kinds: readonly NoticeKind[], reading: Reading): Said[] {
  return kinds.flatMap((kind) => {
    const alike = notices.filter((notice) => notice.kind === kind)
    const said = alike.map((notice) => noticeWords(notice, reading))
    const [[notice], [first]] = [alike, said]
    const rest = said.length - LISTED
    if (rest <= 0 || !notice || !first) return said
    const more = `Y ${formatCount(rest, 'aviso más de este tipo', 'avisos más de este tipo')}.`
    return [...said.slice(0, LISTED), { text: more, to: pageOfAll(notice, reading, first) }]
  })
}
