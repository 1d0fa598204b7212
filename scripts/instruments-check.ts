import { readFileSync, writeFileSync } from 'node:fs'
import { INSTRUMENTS, LATEST_INSTRUMENTS } from '#surveys/instruments/index.ts'
import { ONE_IDEA_JUDGEMENTS } from '#surveys/instruments/one-idea.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { joinedSentences, oneIdeaProblems } from '#surveys/model/one-idea.ts'
import { sourcesDocument } from '#surveys/model/sources-document.ts'
import {
  closestOf,
  duplicatedActions,
  duplicatedWordings,
  measureWording,
  wordingProblems,
} from '#surveys/model/wording.ts'
import { acquiescence, acquiescenceProblems } from '#surveys/scoring/acquiescence.ts'

function sourcesFile({ slug, version }: Instrument): string {
  return `surveys/instruments/${slug}/v${version}/SOURCES.md`
}

function sourcesProblems(instrument: Instrument): string[] {
  const file = sourcesFile(instrument)
  return readFileSync(file, 'utf8') === sourcesDocument(instrument)
    ? []
    : [`${file} no coincide con sources.ts: ejecute npm run instruments:check -- --write`]
}

if (process.argv.includes('--write'))
  for (const instrument of INSTRUMENTS) writeFileSync(sourcesFile(instrument), sourcesDocument(instrument))

const problems = [
  ...INSTRUMENTS.flatMap((instrument) =>
    [...wordingProblems(instrument), ...acquiescenceProblems(instrument), ...sourcesProblems(instrument)].map(
      (problem) => `${instrument.slug} v${instrument.version}: ${problem}`,
    ),
  ),
  ...duplicatedWordings(INSTRUMENTS),
  ...duplicatedActions(LATEST_INSTRUMENTS),
  ...oneIdeaProblems(INSTRUMENTS, ONE_IDEA_JUDGEMENTS),
]
const whole = (score: number | null) => (score === null ? 'sin puntaje' : String(Math.round(score)))
for (const instrument of INSTRUMENTS) {
  const { questions, medianWords, longestWords, favourableShare, sentenceReadability } = measureWording(instrument)
  const balance = `${Math.round(favourableShare * 100)} % en sentido favorable`
  console.log(
    `${instrument.slug} v${instrument.version}: ${questions} preguntas; mediana de ${medianWords} palabras, la más larga ${longestWords}; lectura ${sentenceReadability} (Fernández Huerta, 0-100); ${balance}`,
  )
  if (instrument.nature === 'staff')
    for (const { reading, overall, dimensions } of acquiescence(instrument)) {
      const parts = Object.entries(dimensions).map(([id, score]) => `${id} ${whole(score)}`)
      console.log(`  Quien está ${reading}: ${whole(overall)} (${parts.join(', ')})`)
    }
}
console.log('Frases que unen dos cosas, con el motivo por el que preguntan una sola:')
for (const { item, text, mark } of joinedSentences(INSTRUMENTS)) {
  const judged = ONE_IDEA_JUDGEMENTS.find((each) => each.item === item && each.text === mark)
  console.log(`  ${item} (${mark}) «${text}» · ${judged?.why ?? 'por juzgar'}`)
}
const { questions, actions } = closestOf(LATEST_INSTRUMENTS, 5)
for (const [name, pairs] of [
  ['Preguntas', questions],
  ['Acciones', actions],
] as const) {
  console.log(`${name} más parecidas entre herramientas; el parecido se calcula, el sentido se lee:`)
  for (const { one, other, share } of pairs)
    console.log(`  ${share.toFixed(2)} ${one.id} «${one.shows}» · ${other.id} «${other.shows}»`)
}
for (const problem of problems) console.error(`- ${problem}`)
if (problems.length > 0) process.exitCode = 1
