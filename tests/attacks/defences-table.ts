import { DEFENCE_NAMES, type Defence } from '#surveys/disclosure/defences.ts'
import { ATTACKS } from './all.ts'
import { without, type Attack, type Outcome } from './attack.ts'
import { PLACES } from './places.ts'

/** The attack that is aimed at a defence. */
export function attackOn(defence: Defence): Attack {
  const found = ATTACKS.find(({ against }) => against.includes(defence))
  if (!found) throw new Error(`No attack is aimed at ${defence}`)
  return found
}

/** Takes a defence away and runs the attack aimed at it. */
export async function removed(defence: Defence, size: number): Promise<Outcome> {
  return attackOn(defence).run(size, without(defence))
}

const START = '<!-- defences: written by npm run attack -->'
const END = '<!-- end of defences -->'

/** The rows of the table in `docs/anonymity.md`. */
export function tableRows(outcomes: ReadonlyMap<Defence, Outcome>): string[] {
  return DEFENCE_NAMES.map((defence) => {
    const { file, does } = PLACES[defence]
    const outcome = outcomes.get(defence)
    const finds =
      outcome && outcome.found > 0
        ? `${outcome.found} of ${outcome.tries}: ${outcome.examples[0] ?? ''}`
        : '**nothing**'
    return `| ${does} (\`${defence}\`) | \`${file}\` | \`${attackOn(defence).id}\` | ${finds.replaceAll('|', '/')} |`
  })
}

/** The document with its table written anew. @throws where the markers are missing. */
export function withTable(text: string, rows: readonly string[]): string {
  const [before, rest] = text.split(START)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error('The markers of the table are missing')
  return [
    `${before}${START}`,
    '',
    '| defence | where it lives | attack | what it finds without the defence |',
    '|---|---|---|---|',
    ...rows,
    '',
    `${END}${after}`,
  ].join('\n')
}

/** Rows of the table as they stand in the document. */
export function rowsIn(text: string): string[] {
  const table = text.split(START)[1]?.split(END)[0] ?? ''
  return table.split('\n').filter((line) => line.startsWith('| ') && line.includes('(`'))
}
