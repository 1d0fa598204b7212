import type { Block, Words } from '#app/kit/documents/manuscript.ts'
import { orderedClasses } from '#app/kit/figures/distribution-classes.ts'
import { formatDifference, formatPercent, type Decimals } from '#app/kit/format.ts'
import { claimSentence } from '#app/kit/words/claims/claims.ts'
import { countWords, shareWords } from '#app/kit/words/figure-words.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import { whyHidden } from '../perceived-norms.tsx'
import { meanWords } from '../questions/question-list.tsx'
import type { ShownQuestion } from '../questions/question-order.ts'
import type { QuestionsView, ShownNorms } from '../view-tab.server.ts'

function questionRow({ item, distribution }: ShownQuestion, k: number, decimals: Decimals): readonly Words[] {
  if (distribution?.kind !== 'shown')
    return [item.text, suppressionWords(distribution?.reason ?? 'too-few-answers', k), '—', '—']
  const classes = orderedClasses(distribution, item.choices, item.points)
  const answers = classes.map(({ text, share }) => `${text}: ${shareWords(share)}`).join(' · ')
  const more = [
    item.keyed === 'reverse' ? 'Estar en desacuerdo con esta frase es lo favorable.' : '',
    claimSentence({ kind: 'left-out', leftOut: distribution.leftOut, scale: item.scale, k }),
    distribution.unknownIsFinding ? claimSentence({ kind: 'unknown-finding' }) : '',
  ].filter(Boolean)
  return [
    item.text,
    [`${answers}. `, more.join(' ')].join('').trim(),
    countWords(distribution.count),
    meanWords(distribution.mean, decimals),
  ]
}

/** Every question with its answers from the least to the most favourable, by dimension. */
export function questionBlocks({ release, groups, decimals }: QuestionsView): Block[] {
  const title: Block = { kind: 'heading', level: 2, text: 'Pregunta por pregunta' }
  if (release.noItems)
    return [
      title,
      { kind: 'text', words: suppressionWords(release.singleLink ? 'single-link' : 'small-entity', release.k) },
    ]
  return [
    title,
    {
      kind: 'text',
      tone: 'note',
      words:
        'Las respuestas van de la menos a la más favorable. Algunos porcentajes se muestran como límite para que no se deduzca qué respondieron unas pocas personas. De mujeres y hombres no se publica nada pregunta por pregunta.',
    },
    ...groups.map(
      (group): Block => ({
        kind: 'table',
        caption: group.title ?? 'Preguntas',
        dense: true,
        columns: [
          { title: 'Pregunta', share: 28 },
          { title: 'Respuestas', share: 56 },
          { title: 'Con puntos', share: 7, numeric: true },
          { title: 'Puntaje', share: 9, numeric: true },
        ],
        rows: group.questions.map((question) => questionRow(question, release.k, decimals)),
      }),
    ),
  ]
}

/** What people think beside what they think that others think; nothing where that is not asked. */
export function normBlocks(norms: ShownNorms, k: number): Block[] {
  if (!norms) return []
  const found = norms.flatMap((norm) => (norm.found ? [norm.found] : []))
  return [
    { kind: 'heading', level: 2, text: 'Lo que pienso y lo que creo que piensan' },
    ...(found.length > 0 ? [{ kind: 'text', words: claimSentence({ kind: 'norms', found }) } as const] : []),
    {
      kind: 'table',
      caption: 'Opinión propia y lo que se cree de colegas',
      dense: true,
      columns: [
        { title: 'Pregunta', share: 36 },
        { title: 'Opinión propia favorable', share: 11, numeric: true },
        { title: 'Cree que sus colegas opinan así', share: 12, numeric: true },
        { title: 'Distancia', share: 9, numeric: true },
        { title: 'Conclusión', share: 32 },
      ],
      rows: norms.map(({ text, about, found: each, distribution }) => {
        const asked = `${text} Frente a: ${about}`
        if (!each) return [asked, '—', '—', '—', whyHidden(distribution, k)]
        return [
          asked,
          formatPercent(each.own),
          formatPercent(each.perceived),
          formatDifference(each.difference),
          claimSentence({ kind: 'norm', found: each }),
        ]
      }),
    },
  ]
}
