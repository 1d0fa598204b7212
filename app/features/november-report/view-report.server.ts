import { findIntakeRule } from '#db/queries/november-queue.server.ts'
import {
  listNovemberDrafts,
  listNovemberSteps,
  listNovemberVersions,
  receptionNumber,
  type NovemberStepRow,
  type NovemberVersion,
} from '#db/queries/november-reports.server.ts'
import type { AnswerState } from '#db/schema/november-words.ts'
import { findReportFaults } from '#surveys/november-report/find-faults.ts'
import type { Actor } from '#app/door/actor.ts'
import { ownEntityEnd } from '#app/features/directory/describe-own-entity.server.ts'
import { signerOf } from '#app/features/plan/approval/sign-plan.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { findVersion, isReportYear, loadAsked, loadOwnReport } from './load-report.server.ts'
import type { ReportAsked } from './november-address.ts'
import { isWritable, possibleDeeds } from './step-rules.ts'

/** What the Ministry said last of a version. */
export function answerOf(steps: readonly NovemberStepRow[], version: number): AnswerState {
  const last = steps.findLast(
    (each) => each.version === version && (each.step === 'received' || each.step === 'observed'),
  )
  return last?.step === 'observed' ? 'observed' : last ? 'received' : 'waiting'
}

/** A presented version as a list shows it: nothing of an account, nor of who may read its file. */
function listed(version: NovemberVersion, steps: readonly NovemberStepRow[]) {
  const { version: number, receivedAt, correctionReason, digest, signature, content } = version
  const answer = answerOf(steps, number)
  return {
    ...{ version: number, receivedAt, correctionReason, digest, letter: content.letter, answer },
    number: receptionNumber(version),
    signature: signature.kind === 'account' ? { ...signature, userId: '', document: '' } : signature,
    said: steps.findLast(({ version: of, step }) => of === number && step === answer)?.detail ?? '',
  }
}

const told = ({ at, step, who, detail }: NovemberStepRow) => ({ at, step, who, detail })

/** Who would sign here: by what name, by which resolution she acts for the head, whether she has a second step. */
async function signer(actor: Actor) {
  const member = await signerOf(actor)
  return {
    name: actor.name,
    resolution: actor.isDelegate ? (member?.resolution ?? '') : '',
    hasSecondStep: member?.secondFactor ?? false,
  }
}

/** Years of which there is something to read or to write, newest first. */
function yearsOf(actor: Actor, today: string, year: number): number[] {
  const begun = listNovemberDrafts(runtime().database, actor.scope).map((draft) => draft.year)
  const thisYear = Number(today.slice(0, 4))
  const years = [thisYear, thisYear - 1, ...begun].filter((each) => each !== year && isReportYear(each, today))
  return [...new Set(years)].sort((one, other) => other - one)
}

/** The report of a year of the actor's own entity: what is written, what data say, what may be done next. */
export async function viewOwnReport(actor: Actor, year: number, clock: Clock = systemClock) {
  const { database } = runtime()
  const now = clock()
  const today = limaDate(now)
  const { draft, facts, content, digest } = await loadOwnReport(actor, year, now)
  const steps = listNovemberSteps(database, actor.scope, draft)
  const isOver = ownEntityEnd(actor) !== null
  const deeds = isOver || draft.revision === 0 ? [] : possibleDeeds(draft, actor.role)
  return {
    ...{ year, today, digest, deeds, role: actor.role },
    otherYears: yearsOf(actor, today, year),
    isWritable: !isOver && isWritable(draft, actor.role),
    draft: {
      ...{ state: draft.state, version: draft.version, revision: draft.revision, sentOn: draft.sentOn },
      ...{ returnReason: draft.returnReason, correctionReason: draft.correctionReason },
      ...{ texts: draft.texts, letter: content.letter },
    },
    report: content.report,
    faults: findReportFaults(facts, content.letter),
    versions: listNovemberVersions(database, actor.scope, draft).map((version) => listed(version, steps)),
    steps: steps.map(told),
    signer: deeds.includes('sign') ? await signer(actor) : null,
    intake: findIntakeRule(database),
  }
}

export type OwnReportView = Awaited<ReturnType<typeof viewOwnReport>>
export type ListedVersion = OwnReportView['versions'][number]

/** What is read of a report as it would be or was presented. @throws {AppError} `not-found`. */
export async function viewAskedReport(actor: Actor, asked: ReportAsked, clock: Clock = systemClock) {
  const { content, version, digest } = await loadAsked(actor, asked, clock())
  const steps = version === null ? [] : listNovemberSteps(runtime().database, actor.scope, version)
  return { asked, report: content.report, letter: content.letter, digest, version: version && listed(version, steps) }
}

export type AskedReportView = Awaited<ReturnType<typeof viewAskedReport>>

type Place = { readonly entityId: string; readonly year: number; readonly version: number }

/** A presented version for whoever answers it at the Ministry. @throws {AppError} `not-found`. */
export function viewPresented(actor: Actor, place: Place, clock: Clock = systemClock) {
  const { database } = runtime()
  const found = findVersion(actor, place)
  const steps = listNovemberSteps(database, actor.scope, place)
  const versions = listNovemberVersions(database, actor.scope, place)
  return {
    ...{ entityId: place.entityId, year: place.year },
    today: limaDate(clock()),
    report: found.content.report,
    version: listed(found, steps),
    newest: versions.length,
    steps: steps.filter(({ step }) => ['presented', 'received', 'observed'].includes(step)).map(told),
    intake: findIntakeRule(database),
  }
}

export type PresentedView = ReturnType<typeof viewPresented>
