import { ADAPTATION_LAST_DAY } from '#surveys/adaptation/term.ts'

/** What of an entity has a day on which something ends or is due. ISO dates. */
export type DatedWork = {
  readonly campaigns: readonly { readonly title: string; readonly opensOn: string; readonly closesOn: string }[]
  /** Accepted actions that are neither done nor stopped. */
  readonly actions: readonly { readonly year: number; readonly title: string; readonly dueOn: string | null }[]
  /** Until when the head confirms the list of accounts, and until when the elected authorities serve. */
  readonly confirmBy: string | null
  readonly mandateEnd: string | null
  /** Whether the sheet of adaptation to Ley 32535 has not ended. */
  readonly adapts: boolean
}

export type Deadline = { readonly on: string; readonly what: string }

/** Day (month and day) of each year by which the mechanism tells how far its plan is. */
const YEARLY = [
  { day: '06-30', what: 'Corte del seguimiento del plan, primer semestre' },
  { day: '10-31', what: 'Corte del seguimiento del plan, para el informe de noviembre' },
  { day: '11-30', what: 'Informe anual del mecanismo al MIMP' },
] as const

function yearly(today: string): Deadline[] {
  const year = Number(today.slice(0, 4))
  return YEARLY.map(({ day, what }) => {
    const on = `${year}-${day}`
    return { on: on >= today ? on : `${year + 1}-${day}`, what }
  })
}

function ofCampaign({ title, opensOn, closesOn }: DatedWork['campaigns'][number], today: string): Deadline[] {
  return [
    ...(opensOn >= today ? [{ on: opensOn, what: `Empieza la aplicación: ${title}` }] : []),
    { on: closesOn, what: `Cierra la aplicación: ${title}` },
  ]
}

/**
 * What comes next for whoever takes over, the nearest first; what is overdue stands first, since it waits.
 * @param today ISO date in Lima time.
 */
export function deadlines(work: DatedWork, today: string): Deadline[] {
  const due = work.actions.flatMap(({ year, title, dueOn }) =>
    dueOn === null ? [] : [{ on: dueOn, what: `${dueOn < today ? 'Venció' : 'Vence'} en el plan ${year}: ${title}` }],
  )
  const all = [
    ...due,
    ...work.campaigns.flatMap((campaign) => ofCampaign(campaign, today)),
    ...(work.confirmBy === null ? [] : [{ on: work.confirmBy, what: 'Confirmar la lista de cuentas' }]),
    ...(work.mandateEnd === null ? [] : [{ on: work.mandateEnd, what: 'Último día de las autoridades elegidas' }]),
    ...(work.adapts ? [{ on: ADAPTATION_LAST_DAY, what: 'Adecuar los documentos de la entidad a la Ley 32535' }] : []),
    ...yearly(today),
  ]
  return all.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
}
