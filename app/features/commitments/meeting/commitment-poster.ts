import type { Poster, PosterPart } from '#app/kit/documents/poster.ts'
import { levelStep } from '#app/kit/figures/level-band.tsx'
import { formatNumber } from '#app/kit/format.ts'
import type { CommitmentWords } from '../commitment-words.ts'
import { INVENTED, pageWords, type MeetingFacts } from './meeting-facts.ts'

/** Actions that a sheet names. */
const ROOM = 9

function levels({ heading, caption, columns, rows }: NonNullable<CommitmentWords['levels']>): PosterPart[] {
  return [
    { kind: 'heading', text: heading },
    {
      ...{ kind: 'steps', caption: `${caption}.`, columns },
      rows: rows.map(({ title, says, level }) => ({ title, says, step: level === null ? null : levelStep(level) })),
    },
  ]
}

/** Each action by name; of more than are read in a minute, how many are of each state: nobody chooses which are named. */
function actions(words: CommitmentWords): PosterPart[] {
  const { heading, intro, none, groups } = words.actions
  const opening: PosterPart[] = [
    { kind: 'heading', text: heading },
    { kind: 'text', text: none ?? intro },
  ]
  if (groups.reduce((sum, { titles }) => sum + titles.length, 0) > ROOM) {
    const items = groups.map(({ name, count }) => `${name}: ${formatNumber(count)}.`)
    return [...opening, { kind: 'list', items }]
  }
  const lists = groups.map(({ heading: title, titles, own }): PosterPart => {
    const items = titles.map(({ title: name, says }) => `${name}. ${says}`.trim())
    return { kind: 'list', title, items: own === null ? items : [...items, own] }
  })
  return [...opening, ...lists]
}

/** A sheet for the wall of an office: what was asked, what came out, what is done, and where it is read in full. */
export function commitmentPoster({ words, logo, page, invented }: MeetingFacts): Poster {
  const { title, entity, opening, note } = words
  return {
    ...{ title, entity, logo },
    mark: invented ? INVENTED : null,
    parts: [
      { kind: 'text', text: opening },
      ...(words.levels ? levels(words.levels) : []),
      ...actions(words),
      ...(page ? [{ kind: 'address', says: pageWords(page), address: page.address, qr: page.qr } as const] : []),
      { kind: 'note', text: note },
    ],
  }
}
