import type { Block, Manuscript } from '#app/kit/documents/manuscript.ts'
import { formatDate, formatNumber } from '#app/kit/format.ts'
import { HELP_SERVICES } from '#surveys/norms/services.ts'
import { checkedWords, INVENTED, pageWords, type MeetingFacts } from './meeting-facts.ts'
import { ANSWERS, COMPLAINT, NOT_TO_ASK, NOTE_TITLE } from './meeting-words.ts'

/** What came out, what is done, what follows: in the order in which it is said. */
function toSay({ words, page, nextCutOff }: MeetingFacts) {
  const { participation, levels, actions } = words
  const counts = actions.groups.map(({ name, count }) => `${name}: ${formatNumber(count)}.`)
  return [
    [{ bold: 'Gracias. ' }, participation],
    ...(levels
      ? [[{ bold: `${levels.heading}. ` }, levels.rows.map(({ title, says }) => `${title}: ${says}.`).join(' ')]]
      : []),
    [{ bold: `${actions.heading}. ` }, actions.none ?? [actions.intro, ...counts].join(' ')],
    [
      { bold: 'Qué sigue. ' },
      `Hasta el ${formatDate(nextCutOff)} se anota cómo va cada acción del plan. `,
      ...(page ? [`${pageWords(page)} ${page.address}`] : []),
    ],
    [{ bold: 'Su anonimato. ' }, words.note],
  ]
}

function questions({ words, channel }: MeetingFacts) {
  const { who, hidden, withoutLevels, broken, mine, notThere } = ANSWERS
  const hides = words.levels?.rows.some(({ level }) => level === null) ?? false
  const complaint = `${COMPLAINT.notHere} En la entidad: ${channel ?? COMPLAINT.within}. ${COMPLAINT.outside}`
  return [
    ...[who, ...(words.levels === null ? [withoutLevels] : hides ? [hidden] : []), broken, notThere, mine],
    [COMPLAINT.question, complaint] as const,
  ]
}

/** One page for whoever leads the meeting: what to say in five minutes, what not to ask, what may be asked. */
export function meetingNote(facts: MeetingFacts): Manuscript {
  const { words, logo, invented } = facts
  const line = HELP_SERVICES.find(({ id }) => id === 'linea-100')
  const blocks: Block[] = [
    ...(invented ? [{ kind: 'text', tone: 'box', words: INVENTED } as const] : []),
    { kind: 'text', words: `${words.questionnaire}, ${words.dates}.` },
    { kind: 'heading', level: 2, text: 'Qué decir' },
    { kind: 'list', ordered: true, items: toSay(facts) },
    { kind: 'heading', level: 2, text: 'Qué no preguntar nunca' },
    { kind: 'list', ordered: false, items: NOT_TO_ASK },
    { kind: 'heading', level: 2, text: 'Lo que pueden preguntarle' },
    {
      kind: 'table',
      caption: 'Preguntas probables y qué responder',
      columns: [
        { title: 'Pregunta', share: 28 },
        { title: 'Respuesta', share: 72 },
      ],
      rows: questions(facts),
    },
    ...(line
      ? [{ kind: 'text', tone: 'note', words: `${line.name}: ${line.says} ${checkedWords(line)}` } as const]
      : []),
  ]
  return {
    title: NOTE_TITLE,
    entity: words.entity,
    logo,
    landscape: false,
    foot: `${words.title} · ${words.questionnaire}`,
    blocks,
  }
}
