import { z } from 'zod'
import type { AdmissionWay } from '#db/schema/campaigns.ts'
import { INSTRUMENT_SLUGS } from '#surveys/model/instrument.ts'
import { lineOf, linesOf, readFields, type FieldProblems } from '#app/kit/forms/fields.ts'
import { WAY_FIELDS, type AskedWays } from './ways.ts'

const isoDate = (message: string) => z.iso.date(message)

const fields = z.object({
  herramienta: z.enum(INSTRUMENT_SLUGS, 'Elija la herramienta'),
  abre: isoDate('Elija la fecha de inicio'),
  cierra: isoDate('Elija la fecha de cierre'),
  cifra: z.string().min(1, 'Elija el alcance, con su cifra de personal'),
  k: z
    .string()
    .regex(/^\d{1,3}$/, 'Escriba un número de 10 a 100')
    .transform(Number)
    .pipe(z.number().min(10, 'Debe ser 10 o más').max(100, 'Debe ser 100 o menos')),
})

type CampaignFields = z.infer<typeof fields>

/** A new campaign as it was asked for. */
export type CampaignInput = {
  readonly instrumentSlug: CampaignFields['herramienta']
  /** ISO dates, both days counted. */
  readonly opensOn: string
  readonly closesOn: string
  /** Staff figure that gives the campaign its scope and its population. */
  readonly figureId: string
  readonly k: number
}
export type ReadCampaign =
  | { readonly ok: true; readonly input: CampaignInput }
  | { readonly ok: false; readonly problems: FieldProblems }

/** Reads the form of a new campaign. */
export function readNewCampaign(form: FormData): ReadCampaign {
  const read = readFields(fields, form)
  if (!read.ok) return read
  const { input } = read
  return {
    ok: true,
    input: {
      instrumentSlug: input.herramienta,
      opensOn: input.abre,
      closesOn: input.cierra,
      figureId: input.cifra,
      k: input.k,
    },
  }
}

/** A day as it was chosen (ISO date), or null. */
function dayOf(form: FormData, name: string): string | null {
  const day = lineOf(form, name)
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null
}

/** For how many people each way is meant: 0 where it was left empty, null where no number was typed. */
export function readWays(form: FormData): AskedWays {
  const asked = (way: AdmissionWay) => {
    const typed = lineOf(form, WAY_FIELDS[way])
    return /^\d{0,6}$/.test(typed) ? Number(typed) : null
  }
  return { slips: asked('slips'), 'single-link': asked('single-link'), 'email-swap': asked('email-swap') }
}

/** Where help is found before staff are asked about harassment, and when that was tried. */
export type CareInput = {
  readonly channel: string
  /** ISO dates; null where none was chosen. */
  readonly channelTestedOn: string | null
  readonly helpLinesCheckedOn: string | null
}

/** What a coordinator asks of a campaign, by the buttons of its page. */
export type CampaignOrder =
  | { readonly kind: 'open'; readonly ways: AskedWays; readonly care: CareInput }
  /** `closesOn`: ISO date, null where none was chosen. */
  | { readonly kind: 'extend'; readonly closesOn: string | null }
  | {
      readonly kind: 'close-early'
      readonly reason: string
      readonly confirmed: boolean
      /** Whether paper may be left behind that nobody has typed. */
      readonly leavesPaper: boolean
    }
  | { readonly kind: 'annul'; readonly reason: string; readonly confirmed: boolean }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'replace-link'; readonly confirmed: boolean }

/** Reads which button of the page of a campaign was pressed, with its fields; null for one that it does not have. */
export function readCampaignOrder(form: FormData): CampaignOrder | null {
  const confirmed = form.has('confirmo')
  switch (form.get('accion')) {
    case 'abrir': {
      const channelTestedOn = dayOf(form, 'canal-probado')
      const care = { channel: linesOf(form, 'canal'), channelTestedOn, helpLinesCheckedOn: dayOf(form, 'lineas') }
      return { kind: 'open', ways: readWays(form), care }
    }
    case 'extender':
      return { kind: 'extend', closesOn: dayOf(form, 'cierra') }
    case 'cerrar':
      return { kind: 'close-early', reason: linesOf(form, 'razon'), confirmed, leavesPaper: form.has('sin-papel') }
    case 'cancelar':
      return { kind: 'cancel' }
    case 'anular':
      return { kind: 'annul', reason: linesOf(form, 'razon'), confirmed }
    case 'cambiar-enlace':
      return { kind: 'replace-link', confirmed }
    default:
      return null
  }
}
