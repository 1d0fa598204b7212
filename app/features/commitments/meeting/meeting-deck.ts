import type { Deck, DeckCell, DeckPart, DeckSlide } from '#app/kit/documents/deck.ts'
import { INK, LEVEL_GROUNDS } from '#app/kit/documents/manuscript-look.ts'
import { levelStep } from '#app/kit/figures/level-band.tsx'
import { formatDate, formatNumber } from '#app/kit/format.ts'
import { HELP_SERVICES } from '#surveys/norms/services.ts'
import type { CommitmentWords, LevelRow } from '../commitment-words.ts'
import { checkedWords, INVENTED, pageWords, restWords, shortened, type MeetingFacts } from './meeting-facts.ts'
import { ANONYMITY, NOTES, SLIDE_TITLES } from './meeting-words.ts'

/** Actions that a slide names; of more, some of each state. */
const ROOM = 8

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

function levelCell({ level, says }: LevelRow): DeckCell {
  if (level === null) return says
  const step = levelStep(level)
  return { text: says, fill: LEVEL_GROUNDS[step - 1] ?? INK.tint, ink: step === 4 ? INK.onAccent : INK.text }
}

function levelSlide({ heading, caption, columns, rows }: NonNullable<CommitmentWords['levels']>): DeckSlide {
  const [topic, level] = columns
  const longest = Math.max(...rows.map(({ says }) => says.length))
  return {
    title: heading,
    notes: NOTES.levels,
    parts: [
      { kind: 'note', text: `${caption}.` },
      {
        ...{ kind: 'table', caption },
        columns: [
          { title: topic, share: 3 },
          { title: level, share: longest > 16 ? 2 : 1 },
        ],
        rows: rows.map((row) => [row.title, levelCell(row)]),
      },
    ],
  }
}

/** How many actions are of each state, then some of each by name: nobody chooses which. */
function actionSlides(words: CommitmentWords): DeckSlide[] {
  const { heading, intro, none } = words.actions
  if (none !== null) return [{ title: heading, notes: NOTES.actions, parts: [{ kind: 'lead', text: none }] }]
  const counts = words.actions.groups.map(({ name: of, count }) => ({ number: formatNumber(count), of }))
  const lists = shortened(words, ROOM).map(({ heading: title, titles, more, own }): DeckPart => {
    const items = titles.map(({ title: name, says }) => ({ says: `${name}. ${says}`.trim() }))
    const rest = restWords({ more, own })
    return { kind: 'list', title, items: [...items, ...(rest === '' ? [] : [{ says: rest }])] }
  })
  return [
    {
      title: heading,
      notes: NOTES.actions,
      parts: [
        { kind: 'counts', counts },
        { kind: 'text', text: intro },
      ],
    },
    { title: SLIDE_TITLES.each, notes: NOTES.actions, parts: lists },
  ]
}

function nextSlide({ page, nextCutOff }: MeetingFacts): DeckSlide {
  const parts: DeckPart[] = [
    {
      kind: 'text',
      text: `Hasta el ${formatDate(nextCutOff)} se anota cómo va cada acción del plan, con su medio de verificación.`,
    },
  ]
  if (page) {
    const { address, qr } = page
    parts.push({ kind: 'address', says: pageWords(page), address, qr })
  }
  return { title: SLIDE_TITLES.next, notes: NOTES.next, parts }
}

function anonymitySlide({ words, explanation }: MeetingFacts): DeckSlide {
  return {
    title: SLIDE_TITLES.anonymity,
    notes: NOTES.anonymity,
    parts: [
      { kind: 'lead', text: words.note },
      { kind: 'list', items: ANONYMITY.map((says) => ({ says })) },
      { kind: 'note', text: `Qué protege lo que usted responde, y qué no se puede prometer: ${explanation}` },
    ],
  }
}

function helpSlide({ channel }: MeetingFacts): DeckSlide {
  const parts: DeckPart[] = [
    ...(channel === null ? [] : [{ kind: 'text', text: `Para denunciar en esta entidad: ${channel}` } as const]),
    {
      kind: 'list',
      items: HELP_SERVICES.filter(({ id }) => SHOWN.has(id)).map((service) => ({
        ...{ name: `${service.name}.`, says: `${service.says} ${checkedWords(service)}` },
      })),
    },
  ]
  return { title: SLIDE_TITLES.help, notes: NOTES.help, parts }
}
/** What is dialled, and who takes a complaint from outside; the others stand on the pages of help. */
const SHOWN: ReadonlySet<string> = new Set(['linea-100', 'cem', 'pnp-105', 'servir'])

/** The slides of a meeting in which the staff is told what follows from its answers. */
export function meetingDeck(facts: MeetingFacts): Deck {
  const { words, logo, invented } = facts
  const { entity, title, questionnaire, dates, participation } = words
  const thanks = 'Gracias a quienes respondieron.'
  return {
    ...{ title, entity, logo },
    mark: invented ? INVENTED : null,
    cover: { lines: [questionnaire, `${capital(dates)}.`], notes: NOTES.cover },
    slides: [
      {
        title: SLIDE_TITLES.who,
        notes: NOTES.who,
        parts: [
          { kind: 'lead', text: participation },
          { kind: 'text', text: `${questionnaire}, ${dates}.` },
          { kind: 'text', text: thanks },
        ],
      },
      ...(words.levels ? [levelSlide(words.levels)] : []),
      ...actionSlides(words),
      nextSlide(facts),
      anonymitySlide(facts),
      helpSlide(facts),
    ],
  }
}
