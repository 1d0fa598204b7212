import type { Mail } from '#db/queries/mails.server.ts'
import { formatLongDate } from '#app/kit/format.ts'
import { PROTECTION_WORDS } from '#app/features/campaigns/way-words.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'

/** What a mail to invited people speaks of. */
export type MailFacts = {
  readonly entityName: string
  /** Neutral: a subject is read over a shoulder. */
  readonly publicTitle: string
  readonly minutes: number
  /** ISO date. */
  readonly closesOn: string
  readonly invented: boolean
  /** Public pages on anonymity and on privacy. */
  readonly anonymity: string
  readonly privacy: string
}

/** @param origin public address of Espejo. */
export function mailFacts(
  campaign: Pick<MailFacts, 'entityName' | 'closesOn' | 'invented'> & {
    readonly entityId: string
    readonly instrumentHash: string
  },
  origin: string,
): MailFacts {
  const { entityId, entityName, invented, closesOn, instrumentHash } = campaign
  const { publicTitle, minutes } = instrumentByHash(instrumentHash)
  return {
    entityName,
    invented,
    closesOn,
    publicTitle,
    minutes,
    anonymity: `${origin}/anonimato`,
    privacy: `${origin}/privacidad?entidad=${encodeURIComponent(entityId)}`,
  }
}

function bodyOf(paragraphs: readonly string[], { invented }: MailFacts): string {
  return [...paragraphs, ...(invented ? ['Demostración: la entidad y sus datos son inventados.'] : [])].join('\n\n')
}

/** The invitation of one person, with the link that she exchanges for a code. It says confidential, for a mailbox shows that she was invited. */
export function answerInvitationMail(facts: MailFacts, link: string): Pick<Mail, 'subject' | 'body'> {
  const { entityName, publicTitle, minutes, closesOn, anonymity, privacy } = facts
  const body = [
    `${entityName} le invita a responder «${publicTitle}», hasta el ${formatLongDate(closesOn)}. Toma unos ${minutes} minutos. Es voluntaria y ${PROTECTION_WORDS['email-swap']}.`,
    `1. Abra este enlace y cámbielo por un código al azar:\n${link}`,
    '2. Responda con ese código desde la próxima hora en punto.',
    'El enlace es solo para usted y sirve una vez: no lo reenvíe. Espejo anota que se usó, sin la hora, y no anota qué código se dio a cambio. Su buzón sí muestra que se le invitó. Si recibe dos correos iguales, vale el último.',
    'Nadie puede pedirle que muestre la pantalla ni preguntarle qué respondió. Los recordatorios llegan a todas las personas invitadas, hayan respondido o no.',
    `Qué protege lo que usted responde, y qué no se puede prometer:\n${anonymity}`,
    `Quién responde por los datos y hasta cuándo se guardan:\n${privacy}`,
  ]
  return { subject: publicTitle, body: bodyOf(body, facts) }
}

/** One and the same reminder for all who were invited; no link in it tells one from another. @param entry address where a code is typed. */
export function reminderMail(facts: MailFacts, entry: string): Omit<Mail, 'recipient' | 'campaignId'> {
  const { entityName, publicTitle, minutes, closesOn, anonymity } = facts
  const body = [
    `Hasta el ${formatLongDate(closesOn)} se puede responder «${publicTitle}», de ${entityName}. Toma unos ${minutes} minutos. Es voluntaria y ${PROTECTION_WORDS['email-swap']}.`,
    'Este mensaje llega igual a todas las personas invitadas por correo: nadie sabe quién respondió.',
    `Si quiere responder, busque el primer correo con este mismo asunto y cambie su enlace por un código. Si ya tiene su código, escríbalo en ${entry}`,
    'Si ya respondió, no tiene que hacer nada.',
    `Qué protege lo que usted responde, y qué no:\n${anonymity}`,
  ]
  return { kind: 'reminder', subject: publicTitle, body: bodyOf(body, facts) }
}
