import { z } from 'zod'

/** Key of 32 bytes or more, as hex. */
const key = z.string().regex(/^[0-9a-f]{64,}$/i, 'necesita al menos 64 cifras hexadecimales')

const schema = z.object({
  /** `production` refuses to start without its secrets; `demo` says on every page that its data are invented. */
  ESPEJO_MODE: z.enum(['production', 'demo', 'development']),
  /** Path of the SQLite file. */
  ESPEJO_DATABASE: z.string().min(1),
  /** Folder of uploaded documents; without it one beside the database. */
  ESPEJO_EVIDENCE: z.string().min(1).optional(),
  /** Keyed hashes of one-time codes and of form ids. Kept outside the database and its backups. */
  ESPEJO_CODE_KEY: key,
  /** Signs session cookies. */
  ESPEJO_SESSION_SECRET: key,
  /** Public address behind a proxy, `https://espejo.example`; without it a request's own host counts. */
  ESPEJO_ORIGIN: z.url().optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
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
  const lines = parsed.error.issues.map(({ path, code, message }) => `  ${path.join('.')}: ${code === 'invalid_type' ? 'falta' : message}`)
  throw new EnvironmentError(`Espejo no puede iniciar. Faltan o están mal:\n${lines.join('\n')}`)
}
