import { formatCount, formatLongDate } from '#app/kit/format.ts'
import { mail, type MailText } from '#app/kit/mail/account-mail-words.ts'
import type { CloseWait, UntypedPaper } from './untyped-paper.ts'

/** "40 formularios del lote L-7K4QR sin terminar de digitar." Forms as they were printed, never as they came back. */
export function untypedWords({ large, small }: UntypedPaper): string[] {
  const each = large.map(
    ({ code, forms }) => `${formatCount(forms, 'formulario', 'formularios')} del lote ${code} sin terminar de digitar.`,
  )
  if (small.length === 0) return each
  const few =
    small.length === 1
      ? `El lote ${small.join()} es de menos de 30: aquí no se muestra si se digitó.`
      : `Los lotes ${small.join(', ')} son de menos de 30: aquí no se muestra si se digitaron.`
  return [...each, few]
}

/** Said from the printing on, so that nobody counts on results the day after the last one. */
export function closeWaitWords({ until, always }: CloseWait): string {
  return always
    ? `Por el papel, la aplicación se cierra cinco días hábiles después de su último día, el ${formatLongDate(until)}, aunque todo esté digitado: con un lote de menos de 30 formularios no se debe notar si alguien respondió.`
    : `Si en el último día falta digitar, la aplicación espera hasta el ${formatLongDate(until)} y se cierra. Mientras espera nadie más responde.`
}

type About = {
  readonly name: string
  readonly title: string
  readonly entityName: string
  readonly link: string | null
}

const withLink = (lines: readonly string[], link: string | null) => (link ? [...lines, link] : [...lines])

/** To whoever coordinates: the close waits. */
export function paperWaitMail(about: About & { readonly until: string; readonly paper: UntypedPaper }): MailText {
  return mail('El cierre espera los formularios en papel', [
    `${about.name}:`,
    `El plazo de «${about.title}» en ${about.entityName} terminó. El cierre espera los formularios en papel hasta el ${formatLongDate(about.until)}; nadie más puede responder.`,
    ...withLink(untypedWords(about.paper), about.link),
  ])
}

/** To whoever keeps the box: to hand it over. */
export function handOverMail({ name, title, entityName, until }: About & { readonly until: string }): MailText {
  return mail('Entregue los formularios en papel', [
    `${name}:`,
    `El plazo de «${title}» en ${entityName} terminó. Si todavía tiene formularios llenos, entregue hoy la caja cerrada a quien digita: se digita hasta el ${formatLongDate(until)}.`,
  ])
}

/** To whoever types. */
export function typeSoonMail({ name, title, entityName, until, link }: About & { readonly until: string }): MailText {
  return mail('Quedan pocos días para digitar', [
    `${name}:`,
    `El plazo de «${title}» en ${entityName} terminó. Sus lotes se digitan hasta el ${formatLongDate(until)}; después la aplicación se cierra y lo que falte no cuenta.`,
    ...withLink([], link),
  ])
}

/** That a close left paper behind; of small batches alone no more than what holds in every state. */
export function closedWithWords({ large }: UntypedPaper): string {
  return large.length > 0
    ? 'Se cerró sin terminar de digitar los formularios en papel. Lo que faltó no cuenta y ya no se puede agregar.'
    : 'De los formularios en papel cuenta lo que se digitó hasta el cierre; ya no se puede agregar nada.'
}

/** To whoever coordinates: it closed, and what it left behind. */
export function closedWithoutMail(about: About & { readonly paper: UntypedPaper }): MailText {
  const subject =
    about.paper.large.length > 0
      ? 'La aplicación se cerró sin todos los formularios en papel'
      : 'La aplicación se cerró: qué cuenta de los formularios en papel'
  return mail(subject, [
    `${about.name}:`,
    `«${about.title}» en ${about.entityName} se cerró. ${closedWithWords(about.paper)}`,
    ...withLink(untypedWords(about.paper), about.link),
  ])
}

/** To whoever types: there is nothing to be typed any more, and what to do with the paper. */
export function typingEndedMail({ name, title, entityName, link }: About): MailText {
  return mail('La aplicación se cerró: ya no se digita', [
    `${name}:`,
    `«${title}» en ${entityName} se cerró. Los lotes sin terminar ya no se digitan. Destruya los formularios en papel ante otra persona, sin leerlos.`,
    ...withLink([], link),
  ])
}
