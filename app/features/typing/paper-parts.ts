import type { PaperBatch } from '#db/queries/typing.server.ts'
import { askedPages } from '#app/respondent/pages/asked-pages.ts'
import { paperParts, type PaperPart } from '#surveys/answers/paper.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'

/** Questions of the campaign as they stand on its paper. */
export function partsOf({
  instrumentHash,
  extraSegment,
}: Pick<PaperBatch, 'instrumentHash' | 'extraSegment'>): PaperPart[] {
  return paperParts(askedPages(instrumentByHash(instrumentHash), extraSegment))
}
