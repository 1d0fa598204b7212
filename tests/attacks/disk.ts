import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { codeMac, contentMac, formMac } from '#app/respondent/desk/access-code.ts'
import { openDatabase, truncateLog, type Database } from '#db/client.server.ts'
import { storeSendings } from '#db/queries/sendings.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import type { NewCampaign } from '#db/queries/campaigns.server.ts'
import { freezeRelease, settleCampaign, type CloseOutcome } from '#db/queries/closing.server.ts'
import { moveDueLots } from '#db/queries/lots.server.ts'
import type { Defences } from '#surveys/disclosure/defences.ts'
import { makeRelease } from '#surveys/disclosure/make-release.ts'
import { aggregateOf } from '#tests/support/aggregates.ts'
import { NO_NOISE } from '#tests/support/noise.ts'
import { addCodes, insertEntity, openCampaign, TEST_KEY } from '#tests/support/test-database.ts'
import { instrument } from './entities.ts'

const KEPT = new Set(['mujer', 'hombre'])
const BANDS = ['18-29', '30-44', '45-59']

function digitsOf(person: number, prefix: string): Record<string, string> {
  const digits = person.toString(5).padStart(4, '0')
  return Object.fromEntries([...digits].map((digit, place) => [`${prefix}-0${place + 1}`, String(Number(digit) + 1)]))
}

/** Answers that only the person of this number gives. Short ones: many rows share a page of the file, which betrays most. */
export const answersOf = (person: number) => digitsOf(person, 'lid')
/** What happened to her, which only she says; two of three say anything. */
export const experienceOf = (person: number) => (person % 3 === 0 ? null : digitsOf(person, 'exp'))
export const sexOf = (person: number) => (person % 5 < 3 ? 'mujer' : 'hombre')
export const codeOf = (person: number) => `CODIGO${String(person).padStart(4, '0')}`
export const formOf = (person: number) => person.toString(16).padStart(32, '0')

/** Every file of a folder, as somebody copies it at one moment. */
export type Copy = ReadonlyMap<string, Buffer>

/** A campaign on a disk of its own, with whatever a program leaves there. */
export class Disk {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'espejo-attack-'))
  readonly file = path.join(this.folder, 'espejo.db')
  readonly database: Database
  /** How often a release was computed. */
  settled = 0
  private asksWhatHappened = false

  constructor(private readonly defences: Defences) {
    this.database = openDatabase(this.file, defences)
  }

  async open(people: number, more: Partial<NewCampaign> = {}): Promise<void> {
    insertEntity(this.database, 'e')
    this.asksWhatHappened = more.instrumentSlug === 'sexual-harassment'
    await openCampaign(this.database, 'c', 'e', {
      opensOn: '2026-11-02',
      closesOn: '2026-11-27',
      linkCode: null,
      populationWomen: 400,
      populationMen: 400,
      extraSegment: 'age-band',
      ...more,
    })
    await addCodes(
      this.database,
      'c',
      Array.from({ length: people }, (_, person) => codeOf(person)),
    )
    // What was there before the first answer lies in the file.
    truncateLog(this.database)
  }

  /** People send at one moment. */
  send(...people: readonly number[]): void {
    const sendings = people.map((person) => {
      const id = formOf(person)
      const answers = JSON.stringify(answersOf(person))
      const experience = this.asksWhatHappened ? experienceOf(person) : null
      return {
        campaignId: 'c',
        formMac: formMac(TEST_KEY, id),
        contentMac: contentMac(TEST_KEY, id, answers),
        codeMac: codeMac(TEST_KEY, codeOf(person)),
        answers,
        experience: experience && JSON.stringify(experience),
        sex: sexOf(person),
        extraSegment: BANDS[person % 3] ?? null,
      }
    })
    for (const outcome of storeSendings(this.database, sendings, this.defences))
      if (outcome !== 'stored') throw new Error(String(outcome))
  }

  /** What is planned for after the replies is done. */
  move(): void {
    moveDueLots(this.database, this.defences)
  }

  answer(person: number): void {
    this.send(person)
    this.move()
  }

  async close(): Promise<CloseOutcome | null> {
    const release = makeRelease(
      instrument,
      aggregateOf(
        instrument,
        Array.from({ length: 12 }, (_, person) => ({ answers: answersOf(person) })),
      ),
      { k: 10, population: null, noise: NO_NOISE },
    )
    return settleCampaign(
      this.database,
      { campaignId: 'c', today: '2026-11-28', earlyReason: null, noteBegin: () => {}, note: NO_NOTE },
      (freezing) =>
        freezeRelease(
          this.database,
          freezing,
          (_, rows) => {
            // As the product does: each row is read once.
            for (const row of rows) void row
            this.settled += 1
            // As if noise had been drawn: a release that is computed again is another.
            return { kind: 'released', release, digest: `draw ${this.settled}`, keptSexes: KEPT, proposals: [] }
          },
          this.defences,
        ),
      this.defences,
    )
  }

  rows(): { id: string; answers: string; extra: string | null }[] {
    return this.database.$client
      .prepare<[], { id: string; answers: string; extra: string | null }>(
        'SELECT hex(id) AS id, answers, extra_segment AS extra FROM responses',
      )
      .all()
  }

  /** Every file that lies there. */
  files(): Copy {
    return new Map(
      readdirSync(this.folder)
        .sort()
        .map((name) => [name, readFileSync(path.join(this.folder, name))]),
    )
  }

  /** Every byte of them. */
  bytes(): Buffer {
    return Buffer.concat([...this.files().values()])
  }

  /** The file as it is copied by somebody who leaves the log behind. */
  copy(): Buffer {
    const place = path.join(this.folder, 'copy')
    copyFileSync(this.file, place)
    const bytes = readFileSync(place)
    rmSync(place)
    return bytes
  }

  remove(): void {
    this.database.$client.close()
    rmSync(this.folder, { recursive: true })
  }
}
