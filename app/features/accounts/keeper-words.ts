import type { Exclusion } from '#app/door/keeper-rules.ts'
import { formatDate } from '#app/kit/format.ts'
import { ROLE_NAMES } from '#app/kit/words/names.ts'
import type { KeeperWarning } from './keeper-warnings.ts'

/** Why a person cannot have a role, to whoever gives it. */
export const EXCLUSION_WORDS: Record<Exclusion, string> = {
  reads:
    'Esta persona coordina, es titular o lee resultados en la entidad. Quien lee resultados no custodia códigos ni digita: proponga a otra',
  'sees-country':
    'Esta persona tiene una función del MIMP y ve resultados. No puede custodiar códigos ni digitar en ninguna entidad',
  keeps:
    'Esta persona custodia códigos o digita. Quien lo hace no coordina, no es titular ni lee resultados de esa entidad',
  kept: 'Esta persona custodió códigos o digitó hace menos de doce meses. Hasta entonces no coordina, no es titular ni lee resultados de esa entidad',
  'hands-out':
    'Esta persona tiene la otra función: quien entrega los formularios en papel no los digita, ni en los doce meses siguientes. Proponga a otra',
  leads:
    'Esta persona coordina, es titular, custodia códigos o digita. Quien llena la hoja de SERVIR no hace nada de eso en la misma entidad: proponga a otra',
  'knows-complaints':
    'Esta persona llena la hoja de SERVIR. Quien conoce las quejas no coordina, no es titular, no custodia códigos ni digita en la misma entidad',
}

/** The same to the person herself. */
export const OWN_EXCLUSION_WORDS: Record<Exclusion, string> = {
  reads: 'Usted coordina, es titular o lee resultados en esta entidad. Por eso no puede custodiar códigos ni digitar.',
  'sees-country': 'Usted tiene una función del MIMP y ve resultados. Por eso no puede custodiar códigos ni digitar.',
  keeps: 'Usted custodia códigos o digita. Mientras lo haga no puede tener una función que lee esos resultados.',
  kept: 'Usted custodió códigos o digitó hace menos de doce meses. Todavía no puede tener una función que lee esos resultados.',
  'hands-out':
    'Usted tiene la otra función en esta entidad. Quien entrega los formularios en papel no los digita, ni en los doce meses siguientes.',
  leads:
    'Usted coordina, es titular, custodia códigos o digita en esta entidad. Por eso no puede llenar la hoja de SERVIR.',
  'knows-complaints': 'Usted llena la hoja de SERVIR de esta entidad. Por eso no puede tener esta función en ella.',
}

export const TOO_BIG_TO_BORROW = 'La entidad tiene 100 personas o más: propone a alguien de su propio personal'

/** What whoever vouches for a keeper signs with her button. */
export function vouchingWords(name: string, unit: string): string {
  return `Confirmo que ${name}, de la unidad ${unit || '…'}, no coordina ni lee resultados.`
}

export function warningWords(warning: KeeperWarning): string {
  switch (warning.kind) {
    case 'same-mailbox':
      return `El correo es el mismo buzón que el de ${warning.who.name} (${ROLE_NAMES[warning.who.role]}).`
    case 'same-local-part':
      return `El correo empieza igual que el de ${warning.who.name} (${ROLE_NAMES[warning.who.role]}): ${warning.who.email}.`
    case 'same-name':
      return `Se llama igual que ${warning.who.name} (${ROLE_NAMES[warning.who.role]}).`
    case 'domain-differs':
      return 'El correo no termina como el de las otras cuentas de la entidad.'
    case 'open-to-all':
      return 'Es un correo personal, no de la entidad.'
    case 'read-before':
      return `Hasta el ${formatDate(warning.until)} tuvo la función «${ROLE_NAMES[warning.role]}» en la entidad.`
    case 'unverified':
      return 'No se comprobó que el correo sea suyo: quien la propuso tuvo el enlace en sus manos. Pregúntele en persona si es ella o él quien entra a esta cuenta.'
  }
}
