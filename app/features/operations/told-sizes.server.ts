import { statfsSync } from 'node:fs'
import path from 'node:path'
import { countFileBytes } from '#db/queries/operations.server.ts'
import type { Database } from '#db/client.server.ts'

const MIB = 1024 * 1024

/**
 * Steps (bytes, seconds of the processor) in which is told what grows with answers: wider than what one of them, or a lot
 * of ten, can move. Whoever administers is a reader of results too, and looks at a page as often as she likes.
 */
const [FILE_STEP, MEMORY_STEP, DISK_STEP, PROCESSOR_STEP] = [16 * MIB, 32 * MIB, 1024 * MIB, 10]

const down = (value: number, step: number) => Math.floor(value / step) * step
const up = (value: number, step: number) => Math.ceil(value / step) * step

const sizes = new WeakMap<Database, { readonly day: string; readonly bytes: number }>()

/** Bytes of the database, looked at once a day: within a day it grows with lots of answers. @param day ISO date. */
export function toldFileBytes(database: Database, day: string): number {
  const known = sizes.get(database)
  if (known?.day === day) return known.bytes
  const bytes = up(countFileBytes(database), FILE_STEP)
  sizes.set(database, { day, bytes })
  return bytes
}

export const toldMemory = (bytes: number): number => up(bytes, MEMORY_STEP)
export const toldProcessor = (seconds: number): number => down(seconds, PROCESSOR_STEP)
export const toldDisk = (bytes: number): number => down(bytes, DISK_STEP)

/** Bytes that this program may still write where a file lies; null where the system does not say. */
export function freeBytes(file: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(path.dirname(path.resolve(file)))
    return bavail * bsize
  } catch {
    return null
  }
}
