import { DATASET_LIST, DATASETS } from '#surveys/open-data/datasets.ts'
import { isDatasetId } from '#surveys/open-data/dataset.ts'
import { citation, marksOf } from '#surveys/norms/norms.ts'
import type { NormId } from '#surveys/norms/norm.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { publishedLog, publishedTables } from './published.server.ts'

/** Norms that the catalogue rests on. */
const BASIS = ['ley-27806', 'ley-29733', 'dleg-1412', 'ds-029-2021-pcm'] as const satisfies readonly NormId[]

export type CitedNorm = { readonly id: (typeof BASIS)[number]; readonly says: string }

/** The public catalogue: every dataset with the years that it is published of, the log, and what it rests on. */
export function viewCatalogue(origin: string, clock: Clock = systemClock) {
  const today = limaDate(clock())
  const newest = publishedTables().filter(({ isNewest }) => isNewest)
  return {
    origin,
    today,
    datasets: DATASET_LIST.map(({ id, title, description }) => ({
      ...{ id, title, description },
      years: newest.filter(({ dataset }) => dataset === id).map(({ year }) => year),
    })),
    log: publishedLog().map(({ year, version, kind, on, reason, signature, digest }) => ({
      ...{ year, version, kind, on, reason, signature, digest },
    })),
    basis: Object.fromEntries(
      BASIS.map((id) => [id, [citation(id), ...marksOf(id, today).map((mark) => `(${mark})`)].join(' ')]),
    ) as Readonly<Record<(typeof BASIS)[number], string>>,
  }
}

export type CatalogueView = ReturnType<typeof viewCatalogue>

/** The page of a dataset: its columns, and its file of every year and edition. @throws {AppError} `not-found`. */
export function viewDataset(origin: string, id: string) {
  if (!isDatasetId(id)) throw new AppError('not-found')
  return {
    origin,
    dataset: DATASETS[id],
    editions: publishedTables().filter(({ dataset }) => dataset === id),
  }
}

export type DatasetView = ReturnType<typeof viewDataset>
