import type { Role } from '#db/schema/roles.ts'
import { formatDate } from '#app/kit/format.ts'
import { mail, type MailText } from '#app/kit/mail/account-mail-words.ts'
import { SITE_NAME } from '#app/kit/words/names.ts'
import { NOTICE_KINDS, type Notice } from './notice-kinds.ts'
import { saidInOrder, type Said } from './notice-words.ts'

/** What somebody is told in one of her roles. */
export type ToldOf = { readonly name: string; readonly role: Role; readonly notices: readonly Notice[] }

const CHOICES = '/cuenta/avisos'

/** A line and, where the address of the site is known, the link below it. No link opens anything without the session. */
function line({ text, to }: Said, origin: string | null): string {
  return origin === null ? `- ${text}` : `- ${text}\n  ${origin}${to}`
}

/** The one mail of a day. Its subject says nothing of what is in it. @param today ISO date. */
export function digestMail({
  name,
  places,
  today,
  origin,
}: {
  name: string
  places: readonly ToldOf[]
  today: string
  origin: string | null
}): MailText {
  const parts = places.map(({ name: place, role, notices }) => {
    const said = saidInOrder(notices, NOTICE_KINDS, { role, today })
    return [`${place}:`, ...said.map((each) => line(each, origin))].join('\n')
  })
  const where = origin === null ? `Ingrese a ${SITE_NAME} y abra «Mi cuenta», «Avisos».` : `${origin}${CHOICES}`
  return mail(`${SITE_NAME}: sus avisos del ${formatDate(today)}`, [
    `${name}:`,
    ...parts,
    `Para elegir qué avisos recibe: ${where}`,
  ])
}
