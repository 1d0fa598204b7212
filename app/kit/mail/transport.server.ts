import { createHash } from 'node:crypto'
import { createTransport } from 'nodemailer'
import type { Environment } from '../program/environment.server.ts'
import type { Sender } from './sender.server.ts'

export type OutgoingMail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The same at every try: a server to which it comes twice, for the line broke before it said yes, can tell. */
  readonly id?: string
}
/** What sends one mail, or throws. */
export type MailTransport = (mail: OutgoingMail) => Promise<void>

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']
const PATIENCE_MS = 20_000
/**
 * Nobody reads answers: programs that tell of holidays leave a mail alone that says so (RFC 3834, section 5), those of
 * Exchange one that says it in their way (MS-OXCMAIL, X-Auto-Response-Suppress).
 */
const HEADERS = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }

/**
 * The configured mail server, or null where none is. Towards another machine it never speaks in the clear.
 * @param from who writes, or null for nobody.
 */
export function smtpTransport(
  { ESPEJO_MAIL_URL: address }: Pick<Environment, 'ESPEJO_MAIL_URL'>,
  from: Sender | null,
): MailTransport | null {
  if (!address || !from) return null
  const url = new URL(address)
  const secure = url.protocol === 'smtps:'
  const server = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !LOOPBACK.includes(url.hostname),
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const host = from.address.split('@').at(-1) ?? ''
  return async ({ id, ...mail }) => {
    // Not the id itself, by which a row of ours would be found.
    const messageId =
      id === undefined ? {} : { messageId: `<${createHash('sha256').update(id).digest('hex').slice(0, 32)}@${host}>` }
    await server.sendMail({ from, headers: HEADERS, ...mail, ...messageId })
  }
}
