import { createReadStream } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { compileCheck } from '#surveys/answers/compile-check.ts'
import type { RejectionReason } from '#surveys/answers/relevant-answers.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { createAggregator } from '#surveys/scoring/aggregate.ts'
import { marginOfError } from '#surveys/scoring/margin.ts'
import type { Moments } from '#surveys/scoring/report.ts'
import { CommandError, runCommand } from './command.ts'
import { instrumentNamed } from './instrument.ts'

type Rejected = { readonly line: number; readonly reason: string }

function reasonWords(reason: RejectionReason): string {
  switch (reason.kind) {
    case 'not-an-object':
      return 'no es un objeto de preguntas y respuestas'
    case 'unknown-question':
      return `la pregunta "${reason.question}" no existe`
    case 'unknown-choice':
      return `"${reason.value}" no es una respuesta de "${reason.question}"`
    case 'not-text':
      return `la respuesta de "${reason.question}" no es texto`
  }
}

function parseLine(line: string): { json: unknown } | null {
  try {
    return { json: JSON.parse(line) }
  } catch {
    return null
  }
}

async function aggregateFile(instrument: Instrument, file: string) {
  const check = compileCheck(instrument.survey)
  const aggregator = createAggregator(instrument, [])
  const rejected: Rejected[] = []
  let number = 0
  let anyJson = false
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    number += 1
    if (line.trim() === '') continue
    const parsed = parseLine(line)
    if (!parsed) {
      rejected.push({ line: number, reason: 'no es JSON' })
      continue
    }
    anyJson = true
    const checked = check(parsed.json)
    if (checked.ok) aggregator.add(checked.answers, checked.visible, {})
    else rejected.push({ line: number, reason: checked.reasons.map(reasonWords).join('; ') })
  }
  if (!anyJson && rejected.length > 0) throw new CommandError(`Ninguna línea de "${file}" es JSON.`)
  return { aggregate: aggregator.finish(), rejected }
}

/** An institution declares for itself: nothing was sampled, so its score has no margin. */
function scoreOf(moments: Moments, { k, nature }: Instrument, population: number | null) {
  if (moments.n === 0) return { kind: 'insufficient' }
  if (moments.n < k) return { kind: 'suppressed' }
  return {
    kind: 'scored',
    mean: moments.mean,
    margin: nature === 'staff' ? marginOfError(moments, population) : null,
    n: moments.n,
  }
}

function populationOf(women: string | undefined, men: string | undefined): number | null {
  if (women === undefined && men === undefined) return null
  if (![women, men].every((count) => count !== undefined && /^\d+$/.test(count))) {
    throw new CommandError('Indique las dos poblaciones en números enteros: --women N --men N')
  }
  return Number(women) + Number(men)
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { women: { type: 'string' }, men: { type: 'string' } } })
  } catch {
    throw new CommandError('Uso: npm run --silent score -- <herramienta> ARCHIVO.jsonl [--women N --men N]')
  }
}

/** Scores a file of responses, one JSON object a line; full precision, and of the disclosure rules only k. */
export async function scoreFile() {
  const { positionals, values } = readArguments()
  const [slug, file] = positionals
  const instrument = instrumentNamed(slug)
  if (!file || positionals.length > 2)
    throw new CommandError('Uso: npm run --silent score -- <herramienta> ARCHIVO.jsonl [--women N --men N]')
  const population = populationOf(values.women, values.men)
  await access(file, constants.R_OK).catch(() => {
    throw new CommandError(`No se puede leer el archivo "${file}".`)
  })
  const { aggregate, rejected } = await aggregateFile(instrument, file)
  const { overall, dimensions } = aggregate.total
  return {
    slug: instrument.slug,
    version: instrument.version,
    n: aggregate.accepted,
    rejected,
    overall: scoreOf(overall, instrument, population),
    dimensions: Object.fromEntries(
      Object.entries(dimensions).map(([id, moments]) => [id, scoreOf(moments, instrument, population)]),
    ),
  }
}

await runCommand(scoreFile)
