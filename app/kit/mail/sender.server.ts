import { findMinistrySettings } from '#db/queries/ministry-settings.server.ts'
import type { Database } from '#db/client.server.ts'
import type { Transaction } from '#db/unit-of-work.server.ts'
import type { Environment } from '../program/environment.server.ts'
import { readAddress } from './mail-address.ts'

/** Who writes, as a reader of mails sees her; the name may be empty. */
export type Sender = { readonly name: string; readonly address: string }

type From = Pick<Environment, 'ESPEJO_MAIL_FROM'>

/** The sender that the environment gives: what is in force until the Ministry says another, and the start value of its page. */
export function senderOfEnvironment({ ESPEJO_MAIL_FROM: from }: From): Sender | null {
  if (from === undefined) return null
  const read = readAddress(from)
  if (!read.ok) return null
  const [, name = ''] = /^\s*"?([^<"]*?)"?\s*<[^<>]+>\s*$/.exec(from) ?? []
  return { name, address: read.address }
}

/** Who writes now: what the Ministry says on its page, each part by itself, and else the environment; null for nobody. */
export function currentSender(database: Database | Transaction, environment: From): Sender | null {
  const start = senderOfEnvironment(environment)
  const said = findMinistrySettings(database)
  const address = said?.senderAddress || start?.address
  return address ? { address, name: said?.senderName || (start?.name ?? '') } : null
}

/** Where one asks, as the last lines of a mail to an account; empty where the Ministry says nothing. */
export function contactLines(database: Database | Transaction): string {
  const said = findMinistrySettings(database)
  const ways = [said?.contactMail, said?.contactPhone].filter(Boolean)
  if (!said || ways.length === 0) return ''
  return `\n\n--\n${said.office ? `${said.office}. ` : ''}Consultas: ${ways.join(', ')}`
}
