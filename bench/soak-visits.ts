import { randomBytes } from 'node:crypto'
import { signInTo } from '#tests/support/running-server.ts'
import { PLAN_YEAR, RESULT_YEAR } from '#tests/support/plan-year.ts'
import { answersLike } from '#tests/support/test-database.ts'
import { ask, newAgent, type Reply } from './load.ts'
import type { SoakCountry } from './soak-country.ts'

const COORDINATOR = 'coordinacion@uno.test'
const ANALYST = 'analista@mimp.test'
const ADMINISTRATOR = 'administracion@mimp.test'
type Who = 'coordinator' | 'analyst' | 'administrator' | null

/** What people open, one after the other. */
const PAGES: readonly (readonly [path: string, by: Who])[] = [
  ['/panel', 'coordinator'],
  ['/panel/aplicaciones', 'coordinator'],
  ['/panel/aplicaciones/cerrada/resultados', 'coordinator'],
  [`/panel/plan/${PLAN_YEAR}`, 'coordinator'],
  [`/panel/plan/${PLAN_YEAR}/ejecucion`, 'coordinator'],
  ['/panel/deberes', 'coordinator'],
  [`/panel/ficha/${RESULT_YEAR}`, 'coordinator'],
  ['/nacional', 'analyst'],
  ['/nacional/por-herramienta?orden=puntaje', 'analyst'],
  ['/nacional/entidades/uno', 'analyst'],
  ['/nacional/revisiones', 'analyst'],
  ['/nacional/personal', 'analyst'],
  ['/nacional/estado', 'administrator'],
  ['/nacional/directorio?buscar=uno', 'administrator'],
]
const PUBLIC: readonly (readonly [path: string, by: Who])[] = [
  ['/', null],
  ['/ayuda', null],
  ['/anonimato', null],
  ['/herramientas', null],
  ['/herramientas/sexual-harassment', null],
  ['/metodologia', null],
  ['/informes', null],
  ['/informes/2019', null],
  ['/datos', null],
  ['/constancias', null],
  ['/salud/listo', null],
]
const FILES: readonly (readonly [path: string, by: Who])[] = [
  ['/informes/2019/informe.pdf', null],
  ['/informes/2019/informe.xlsx', null],
  ['/herramientas/organizational-culture/copia.pdf', null],
  ['/panel/aplicaciones/cerrada/resultados.pdf', 'coordinator'],
  ['/panel/aplicaciones/cerrada/resultados.xlsx', 'coordinator'],
  [`/panel/plan/${PLAN_YEAR}/plan.pdf`, 'coordinator'],
  [`/panel/plan/${PLAN_YEAR}/plan.xlsx`, 'coordinator'],
  ['/nacional/tablero.xlsx', 'analyst'],
  ['/nacional/tablero.csv', 'analyst'],
]

/** How often each kind of visit is made, of a hundred. */
const SHARES = { answer: 40, slip: 20, page: 25, public: 11, file: 4 } as const
type Kind = keyof typeof SHARES

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const CONNECTIONS = 20
/** Visits that wait at once. */
const AT_ONCE = 60

export type Told = { readonly kind: 'answering' | 'reading' | 'file'; readonly ms: number }
const TOLD: Readonly<Record<Kind, Told['kind']>> = {
  ...{ answer: 'answering', slip: 'answering', page: 'reading', public: 'reading', file: 'file' },
}

function formBody(person: number): string {
  const formId = randomBytes(16).toString('hex')
  return new URLSearchParams({ formulario: formId, consentimiento: 'si', ...answersLike(3, person) }).toString()
}

/** Everybody who visits: at a fixed rate, whatever the server does. */
export class Visits {
  readonly faults: string[] = []
  /** Visits that were not made because so many waited: the server, or the machine, did not keep up. */
  leftOut = 0
  #country: SoakCountry
  #agent = newAgent(CONNECTIONS)
  #cookies: Partial<Record<Exclude<Who, null>, string>> = {}
  #told: Told[] = []
  #made = 0
  #slips = 0
  #open = 0
  #night = 0
  #turn = new Map<Kind, number>()

  constructor(country: SoakCountry) {
    this.#country = country
  }

  /** Visits so far. */
  get made(): number {
    return this.#made
  }

  /** How long each visit took since this was asked last. */
  takeTold(): readonly Told[] {
    const told = this.#told
    this.#told = []
    return told
  }

  /** Signs everybody in: at the start, and after a night, in which sessions end. @param night nights that have passed. */
  async signIn(night: number): Promise<void> {
    this.#night = night
    const { origin } = this.#country
    for (const [who, email] of [
      ['coordinator', COORDINATOR],
      ['analyst', ANALYST],
      ['administrator', ADMINISTRATOR],
    ] as const)
      this.#cookies[who] = await signInTo(origin, email)
  }

  /** Opens every page and file once. @throws where one is not there: a soak of refusals tells nothing. */
  async openAll(): Promise<void> {
    for (const [path, by] of [...PAGES, ...PUBLIC, ...FILES]) {
      const { status } = await this.#get(path, by)
      if (status !== 200) throw new Error(`${path} answered ${status}`)
    }
  }

  /** One visit; which, goes round by its number, so that every run makes the same. */
  async visit(): Promise<void> {
    const number = this.#made
    this.#made += 1
    if (this.#open >= AT_ONCE) return void (this.leftOut += 1)
    this.#open += 1
    const kind = kindOf(number)
    const before = performance.now()
    try {
      await this.#makes(kind, number)
      this.#told.push({ kind: TOLD[kind], ms: performance.now() - before })
    } catch (fault) {
      this.faults.push(fault instanceof Error ? fault.message : String(fault))
    } finally {
      this.#open -= 1
    }
  }

  /** Until nobody waits and no line is open. */
  async rest(): Promise<void> {
    while (this.#open > 0) await new Promise((resolve) => setTimeout(resolve, 20))
    this.#agent.destroy()
    this.#agent = newAgent(CONNECTIONS)
    await new Promise((resolve) => setTimeout(resolve, 300))
  }

  async #makes(kind: Kind, number: number): Promise<void> {
    if (kind === 'page') return this.#opens(kind, PAGES)
    if (kind === 'public') return this.#opens(kind, PUBLIC)
    if (kind === 'file') return this.#opens(kind, FILES)
    const { links, codes } = this.#country
    const slip = kind === 'slip' ? codes[this.#slips++] : undefined
    // By the link of the campaign that ends next, or of the one that stays open.
    const path = `/r/${slip ?? links[number % 2 ? this.#night : links.length - 1]}`
    this.#expect(200, await this.#get(path, null), path)
    const sent = { method: 'POST', body: formBody(number), headers: FORM }
    const reply = await ask(this.#agent, new URL(this.#country.origin + path), sent)
    this.#expect(200, reply, `POST of ${kind}`)
  }

  async #opens(kind: Kind, among: typeof PAGES): Promise<void> {
    const turn = this.#turn.get(kind) ?? 0
    this.#turn.set(kind, turn + 1)
    const [path, by] = among[turn % among.length] ?? ['/', null]
    this.#expect(200, await this.#get(path, by), path)
  }

  #expect(status: number, reply: Reply, what: string): void {
    if (reply.status !== status) throw new Error(`${what} answered ${reply.status}`)
  }

  #get(path: string, by: Who): Promise<Reply> {
    const cookie = by ? this.#cookies[by] : undefined
    return ask(this.#agent, new URL(this.#country.origin + path), cookie ? { headers: { cookie } } : {})
  }
}

/** Kinds mixed evenly: 37 has no divisor in common with a hundred. */
function kindOf(number: number): Kind {
  let place = (number * 37) % 100
  for (const [kind, share] of Object.entries(SHARES) as [Kind, number][]) {
    if (place < share) return kind
    place -= share
  }
  return 'page'
}
