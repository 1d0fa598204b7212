import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordAddress } from './record-address.ts'

/** Address of an entity's own record of the year that runs. */
export function currentRecordAddress(clock: Clock = systemClock): string {
  return recordAddress({ whose: null, year: Number(limaDate(clock()).slice(0, 4)) })
}
