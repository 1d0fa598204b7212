import { SITE_NAME } from '#app/kit/words/names.ts'
import { formatDate } from '#app/kit/format.ts'

/** Words of the mails that accounts cause. Plain text, one thing each, the link on a line of its own. */
export type MailText = { readonly subject: string; readonly body: string }

const SIGNATURE = `\n\n${SITE_NAME}, autodiagnóstico de igualdad entre mujeres y hombres.\nEste correo se envió de forma automática; no lo responda.`

/** A mail of ours: its paragraphs, and who sends it. */
export function mail(subject: string, paragraphs: readonly string[]): MailText {
  return { subject, body: paragraphs.join('\n\n') + SIGNATURE }
}

export function accountInvitationMail({
  name,
  roleName,
  entityName,
  link,
  lastDay,
}: {
  name: string
  roleName: string
  entityName: string | null
  link: string
  lastDay: string
}): MailText {
  return mail(`Invitación a ${SITE_NAME}`, [
    `${name}:`,
    `Le invitaron a ${SITE_NAME} con la función «${roleName}»${entityName ? ` en ${entityName}` : ''}.`,
    `Para aceptar, abra este enlace hasta el ${formatDate(lastDay)}. Sirve una sola vez:`,
    link,
    'Si no esperaba esta invitación, no haga nada: el enlace vencerá solo.',
  ])
}

export function requestRefusedMail({
  name,
  roleName,
  entityName,
  reason,
}: {
  name: string
  roleName: string
  entityName: string
  reason: string
}): MailText {
  return mail('Su pedido de una cuenta', [
    `${name}:`,
    `La administración del MIMP revisó el pedido de una cuenta en ${entityName} con la función «${roleName}» y no la concedió.`,
    `Razón: ${reason}`,
    'Si puede corregirlo, pida la cuenta de nuevo. Si usted no la pidió, no haga nada.',
  ])
}

export function resetMail({ name, link }: { name: string; link: string }): MailText {
  return mail('Nueva contraseña', [
    `${name}:`,
    'Alguien pidió cambiar la contraseña de su cuenta. Si fue usted, abra este enlace durante la próxima hora. Sirve una sola vez:',
    link,
    'Si no lo pidió, no haga nada: su contraseña sigue igual.',
  ])
}

export function passwordChangedMail({ name }: { name: string }): MailText {
  return mail('Su contraseña cambió', [
    `${name}:`,
    'La contraseña de su cuenta cambió hace un momento y se cerraron sus otras sesiones.',
    'Si no fue usted, pida una nueva contraseña ahora mismo y avise a la administración del MIMP.',
  ])
}

export function providerLinkedMail({ name, providerName }: { name: string; providerName: string }): MailText {
  return mail('Su cuenta tiene otra manera de ingresar', [
    `${name}:`,
    `Desde hace un momento se puede ingresar a su cuenta también con ${providerName}. Su contraseña sigue igual.`,
    'Si no fue usted, pida una nueva contraseña ahora mismo: eso quita también ese vínculo. Avise a la administración del MIMP.',
  ])
}

export function confirmationMail({
  name,
  entityName,
  confirmBy,
  link,
}: {
  name: string
  entityName: string
  confirmBy: string
  link: string | null
}): MailText {
  return mail(`Confirme las cuentas de su entidad hasta el ${formatDate(confirmBy)}`, [
    `${name}:`,
    `Una vez al año, quien es titular de ${entityName} confirma que la lista de cuentas es correcta.`,
    `Si nadie la confirma hasta el ${formatDate(confirmBy)}, las demás cuentas de la entidad dejan de tener acceso desde el día siguiente. Las aplicaciones abiertas continúan.`,
    link ? `Revise la lista y confirme aquí:\n${link}` : `Ingrese a ${SITE_NAME}, abra «Cuentas» y confirme.`,
  ])
}

export function recoveredMail({ name }: { name: string }): MailText {
  return mail('Se restableció el acceso a su cuenta', [
    `${name}:`,
    'Quien administra el servidor quitó hace un momento la contraseña y el segundo paso de su cuenta, y cerró todas sus sesiones. Le entregará en persona un enlace para poner una contraseña nueva.',
    'Si usted no lo pidió, avise ahora mismo a la administración del MIMP.',
  ])
}

/** To whoever may vouch for a keeper: she cannot come in before. */
export function keeperWaitsMail({
  name,
  keeper,
  roleName,
  entityName,
  link,
}: {
  name: string
  keeper: string
  roleName: string
  entityName: string
  link: string
}): MailText {
  return mail(`${keeper} espera su confirmación`, [
    `${name}:`,
    `Propusieron a ${keeper} para la función «${roleName}» en ${entityName}. No puede entrar hasta que usted la confirme o la rechace.`,
    'Antes de confirmar, hable con esa persona: usted responde de que existe, trabaja en otra unidad y no coordina ni lee resultados.',
    link,
  ])
}

export function keeperConfirmedMail({
  name,
  roleName,
  entityName,
  voucher,
}: {
  name: string
  roleName: string
  entityName: string
  voucher: string
}): MailText {
  return mail('Su función empezó', [
    `${name}:`,
    `${voucher} confirmó que usted tiene la función «${roleName}» en ${entityName}. Ya puede ingresar.`,
    'Quien custodia códigos o digita no lee resultados ni cuenta a nadie lo que ve.',
  ])
}

export function keeperRefusedMail({
  name,
  roleName,
  entityName,
  reason,
}: {
  name: string
  roleName: string
  entityName: string
  reason: string
}): MailText {
  return mail('No se confirmó su función', [
    `${name}:`,
    `La función «${roleName}» en ${entityName} no se confirmó.`,
    `Razón: ${reason}`,
  ])
}
