import { compareYears } from '#surveys/country-report/compare-years.ts'
import { composeIntroduction, composePart, PART_TITLES } from '#surveys/country-report/compose.ts'
import type { CountryYear } from '#surveys/country-report/country-year.ts'
import { FIGURE_IDS, FIGURES, REPORT_PARTS } from '#surveys/country-report/figures.ts'
import type { BlockId, CountryReport, ReportBlock } from '#surveys/country-report/frozen-report.ts'
import { observationsOf } from '#surveys/country-report/observations.ts'
import { fillTemplate } from '#surveys/country-report/template.ts'
import { legalFrameOn, type LegalFrame } from '#surveys/norms/legal-frames.ts'
import { citation } from '#surveys/norms/norms.ts'
import { saidWords } from './figure-words.ts'

export const BLOCK_IDS: readonly BlockId[] = ['introduction', ...REPORT_PARTS]

/** What somebody wrote: texts in place of the proposed ones, and why findings stand, by their keys. */
export type Written = {
  readonly texts: Readonly<Partial<Record<BlockId, string>>>
  readonly explanations: Readonly<Record<string, string>>
}

/** A year, the one before where it has figures, and until when it was told (ISO date). */
export type Counted = { readonly year: CountryYear; readonly before: CountryYear | null; readonly toldBy: string }

export const BLOCK_TITLES: Readonly<Record<BlockId, string>> = { introduction: 'Introducción', ...PART_TITLES }

/** The text of a block as it is proposed for these figures. */
export function proposedText(year: CountryYear, block: BlockId, frame: LegalFrame = legalFrameOn(year.cutOff)): string {
  return block === 'introduction' ? composeIntroduction(year, frame) : composePart(year, frame, block).template
}

function blocksOf(year: CountryYear, frame: LegalFrame, { texts }: Written): ReportBlock[] {
  return BLOCK_IDS.map((id) => ({
    id,
    title: BLOCK_TITLES[id],
    text: saidWords(fillTemplate(texts[id] ?? proposedText(year, id, frame), year)),
  }))
}

/** The country report of a year as it would be published now: its figures, its texts, and all that is to be said of both. */
export function makeReport({ year, before, toldBy }: Counted, written: Written): CountryReport {
  const frame = legalFrameOn(year.cutOff)
  return {
    format: 1,
    title: `Informe del país ${year.year}: barreras institucionales para la igualdad entre mujeres y hombres`,
    year: year.year,
    ...{ cutOff: year.cutOff, toldBy, source: year.source },
    policy: frame.policy,
    mechanismNorm: citation(frame.mechanismNorm),
    blocks: blocksOf(year, frame, written),
    figures: FIGURE_IDS.filter((id) => year.source === 'record' || year.values[id] !== undefined).map((id) => ({
      ...{ id, ...FIGURES[id], value: year.values[id] ?? null, completeness: year.completeness[id] ?? null },
    })),
    named: year.named,
    practices: year.practices,
    ...(year.counted ? { counted: year.counted } : {}),
    ...(year.money ? { money: year.money } : {}),
    observations: observationsOf(year, before).map(({ code, key, severity, words }) => ({
      ...{ code, key, severity, words: saidWords(words) },
      explanation: written.explanations[key] ?? null,
    })),
    comparison: before && {
      year: before.year,
      source: before.source,
      changes: compareYears(year, before).map(({ figure, then, now }) => ({
        ...{ title: FIGURES[figure].title, unit: FIGURES[figure].unit, then: then.value, now: now.value },
      })),
    },
  }
}

/** Observations that must be explained before the report is published, and are not. */
export function unexplained({ observations }: CountryReport): CountryReport['observations'] {
  return observations.filter(({ severity, explanation }) => severity !== 'note' && explanation === null)
}
