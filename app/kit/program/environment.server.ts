import path from 'node:path'
import { z } from 'zod'
import { ADDRESS_FAULT_WORDS, readAddress } from '../mail/mail-address.ts'
import { addressList, isProxyNetwork } from './proxy-list.ts'

/** Key of 32 bytes or more, as hex. */
const key = z.string().regex(/^[0-9a-f]{64,}$/i, 'necesita al menos 64 cifras hexadecimales')

/** Why mails cannot have this sender; null where they can. It is used as it stands, so nothing of it is repaired. */
function senderProblem(from: string): string | null {
  const read = readAddress(from)
  if (!read.ok) return `no es una dirección de correo. ${ADDRESS_FAULT_WORDS[read.fault]}`
  const [, between = from] = /^[^<>]*<([^<>]+)>$/.exec(from) ?? []
  return between.toLowerCase() === read.address ? null : `escríbala así: Espejo <${read.address}>`
}

/** What is wrong with entries of a list of proxies. */
const proxyProblem = (entries: readonly string[]) =>
  `no es una dirección IP ni una red: ${entries.join(', ')}. Escriba direcciones (127.0.0.1), redes (10.0.0.0/8, fd00::/8) o loopback, separadas por comas`

/** Without TLS only on the machine itself. */
function isSafeIssuer(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
}

const OIDC = ['ESPEJO_OIDC_ISSUER', 'ESPEJO_OIDC_CLIENT_ID', 'ESPEJO_OIDC_CLIENT_SECRET', 'ESPEJO_OIDC_NAME'] as const

const variables = z.object({
  /** `production` refuses to start without its secrets; `demo` says on every page that its data are invented. */
  ESPEJO_MODE: z.enum(['production', 'demo', 'development']),
  /** Path of the SQLite file. */
  ESPEJO_DATABASE: z.string().min(1),
  /** Folder of uploaded documents; without it one beside the database. */
  ESPEJO_EVIDENCE: z.string().min(1).optional(),
  /** Folder of the keys of campaigns without a release, never in a backup; without it one beside the database. */
  ESPEJO_CAMPAIGN_KEYS: z.string().min(1).optional(),
  /** Folder of the backups of each night, of which none are made without it; and of those that a close makes, which lie beside the database then. */
  ESPEJO_BACKUPS: z.string().min(1).optional(),
  /** Keyed hashes of one-time codes and of form ids. Kept outside the database and its backups. */
  ESPEJO_CODE_KEY: key,
  /** Signs session cookies. */
  ESPEJO_SESSION_SECRET: key,
  /** Public address behind a proxy, `https://espejo.example`; without it a request's own host counts. */
  ESPEJO_ORIGIN: z.url().optional(),
  /** Addresses or networks of proxies, by commas: only they are believed about whom they speak for. */
  ESPEJO_PROXY: z
    .string()
    .superRefine((list, context) => {
      const strange = addressList(list).filter((entry) => !isProxyNetwork(entry))
      if (strange.length > 0) context.addIssue({ code: 'custom', message: proxyProblem(strange) })
    })
    .optional(),
  /** Server that sends mail, `smtps://user:password@host`; without it links are shown on screen instead. */
  ESPEJO_MAIL_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Sender of mails, an address alone or with a name: `Espejo <espejo@entidad.gob.pe>`. */
  ESPEJO_MAIL_FROM: z
    .string()
    .superRefine((from, context) => {
      const message = senderProblem(from)
      if (message !== null) context.addIssue({ code: 'custom', message })
    })
    .optional(),
  /** Whoever sends it as `Authorization: Bearer …` reads `/metricas`, which is not there without it. */
  ESPEJO_METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{32,200}$/, 'necesita de 32 a 200 letras o cifras, sin espacios')
    .optional(),
  /** Provider of OpenID Connect by which accounts may sign in too; all four or none, and `ESPEJO_ORIGIN` with them. */
  ESPEJO_OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine(isSafeIssuer, 'necesita https')
    .optional(),
  ESPEJO_OIDC_CLIENT_ID: z.string().min(1).optional(),
  ESPEJO_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** What people call it, on the button: «Ingresar con …». */
  ESPEJO_OIDC_NAME: z.string().min(1).max(60).optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
})

/**
 * A link in a mail is never built from what a request says about itself, so mail needs the public address. Nothing of ours
 * speaks https: with such an address a proxy stands in front, and without its address everybody would look like it, so
 * that whoever guesses passwords would slow down everybody.
 */
const schema = variables.superRefine((given, context) => {
  if (given.ESPEJO_ORIGIN?.startsWith('https:') && addressList(given.ESPEJO_PROXY).length === 0)
    context.addIssue({
      code: 'custom',
      path: ['ESPEJO_PROXY'],
      message:
        'falta: con una dirección https hay un proxy delante. Ponga su dirección IP (127.0.0.1 si está en esta máquina); sin ella todas las personas parecen venir del proxy',
    })
  if (OIDC.some((name) => given[name]))
    for (const name of [...OIDC, 'ESPEJO_ORIGIN'] as const) {
      if (!given[name])
        context.addIssue({
          code: 'custom',
          path: [name],
          message: 'falta: el ingreso con un proveedor necesita las cinco',
        })
    }
  if (!given.ESPEJO_MAIL_URL) return
  for (const name of ['ESPEJO_MAIL_FROM', 'ESPEJO_ORIGIN'] as const) {
    if (!given[name])
      context.addIssue({ code: 'custom', path: [name], message: 'falta: sin ella no se puede enviar correo' })
  }
})

export type Environment = z.infer<typeof schema>

export class EnvironmentError extends Error {}

/**
 * The validated environment; the only place that reads `process.env`.
 * @throws {EnvironmentError} naming every variable that is missing or wrong.
 */
export function readEnvironment(source: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const parsed = schema.safeParse(source)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map(
    ({ path, code, message }) => `  ${path.join('.')}: ${code === 'invalid_type' ? 'falta' : message}`,
  )
  throw new EnvironmentError(`Espejo no puede iniciar. Faltan o están mal:\n${lines.join('\n')}`)
}

/** Whatever SQLite sets aside in a file lies where the database does: not where others write, nor in a folder in memory. Before a database is opened. */
export function keepTemporaryBeside({ ESPEJO_DATABASE }: Environment): void {
  process.env['SQLITE_TMPDIR'] = path.dirname(path.resolve(ESPEJO_DATABASE))
}
