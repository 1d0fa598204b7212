import {
  closeSync,
  constants,
  fchmodSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  write,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

/** A file that is written at any place in it, now or while this thread goes on. */
export type Place = {
  readonly write: (bytes: Buffer, at: number) => Promise<void>
  readonly writeSync: (bytes: Buffer, at: number) => void
  readonly sync: () => Promise<void>
  readonly syncSync: () => void
  readonly close: () => void
}

/** What lies in memory is written nowhere. */
export const NOWHERE: Place = {
  write: () => Promise.resolve(),
  writeSync: () => undefined,
  sync: () => Promise.resolve(),
  syncSync: () => undefined,
  close: () => undefined,
}

const writing = promisify(write)
const syncing = promisify(fdatasync)

function placeIn(descriptor: number): Place {
  return {
    write: async (bytes, at) => {
      for (let done = 0; done < bytes.length; )
        done += (await writing(descriptor, bytes, done, bytes.length - done, at + done)).bytesWritten
    },
    writeSync: (bytes, at) => {
      for (let done = 0; done < bytes.length; )
        done += writeSync(descriptor, bytes, done, bytes.length - done, at + done)
    },
    sync: () => syncing(descriptor),
    syncSync: () => fdatasyncSync(descriptor),
    close: () => closeSync(descriptor),
  }
}

function readWhole(descriptor: number): Buffer {
  const bytes = Buffer.alloc(fstatSync(descriptor).size)
  for (let done = 0; done < bytes.length; ) {
    const read = readSync(descriptor, bytes, done, bytes.length - done, done)
    if (read === 0) break
    done += read
  }
  return bytes
}

/**
 * Opens a file, or makes one that is its owner's alone and whose name is as durable as what will stand in it.
 * @returns it, and the bytes that stand there.
 */
export function openPlace(file: string): { place: Place; bytes: Buffer } {
  const descriptor = openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600)
  fchmodSync(descriptor, 0o600)
  const folder = openSync(path.dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
  return { place: placeIn(descriptor), bytes: readWhole(descriptor) }
}
