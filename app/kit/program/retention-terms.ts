/** How long each thing is kept, and from when. Read by the program that deletes and by the page that promises it. */
export type RetentionTerm = {
  readonly id:
    | 'responses'
    | 'admissions'
    | 'mails'
    | 'notices'
    | 'sessions'
    | 'invitations'
    | 'requests'
    | 'audit'
    | 'deleted-accounts'
    | 'evidence'
    | 'facts'
    | 'november-reports'
    | 'complaints'
    | 'backups'
    | 'nightly-backups'
  /** What is kept, and until when, as staff and account holders read it. */
  readonly what: string
  readonly until: string
}

/** Months after the close of a campaign at which its rows are destroyed. */
export const RESPONSE_MONTHS = 12
export const MAIL_DAYS = 30
/** From the mail that told it: as long as the same thing could be told twice, and a complaint about a mail be looked into. */
export const NOTICE_DAYS = 90
export const INVITATION_MONTHS = 12
/** Requests of an account: from the decision, and from the day they came where nobody decided. */
export const DECIDED_REQUEST_MONTHS = 12
export const PENDING_REQUEST_MONTHS = 6
/** A trigger of the database refuses to delete what is younger. */
export const AUDIT_YEARS = 5
export const EVIDENCE_YEARS = 5
/** From the end of the year that a fact sheet is about. */
export const FACT_SHEET_YEARS = 5
/** From the end of the year that a half-year sheet is about. */
export const COMPLAINT_REPORT_YEARS = 5
/** Backups that a close makes: so many are kept, none but the newest for longer than so many days. */
export const CLOSING_BACKUPS = 7
export const CLOSING_BACKUP_DAYS = 30
/**
 * Backups of each night, where a folder for them is configured: all of so many days, the last of each week and of each
 * month for so many days. After the weeks they have no documents any more.
 */
export const NIGHTLY_DAYS = 7
export const WEEKLY_DAYS = 35
export const MONTHLY_DAYS = 366
/** As long as the deeds that carry the name of whoever deleted her account. */
export const DELETED_ACCOUNT_YEARS = AUDIT_YEARS

export const RETENTION_TERMS: readonly RetentionTerm[] = [
  {
    id: 'responses',
    what: 'Respuestas del personal, sin nombre',
    until: `${RESPONSE_MONTHS} meses desde el cierre de la aplicación; después se destruyen con un acta. Lo que contó que le pasó (hostigamiento), el enero siguiente al cierre`,
  },
  {
    id: 'admissions',
    what: 'Códigos, enlaces, marcas de formularios enviados y direcciones a las que se invitó',
    until: 'el cierre de la aplicación',
  },
  { id: 'mails', what: 'Mensajes', until: `el texto, hasta que sale; el registro del envío, ${MAIL_DAYS} días` },
  { id: 'notices', what: 'Avisos a quien tiene una cuenta', until: `${NOTICE_DAYS} días desde el correo que los dijo` },
  {
    id: 'sessions',
    what: 'Sesiones, con su dirección de internet y navegador',
    until: 'el fin de la sesión (ocho horas sin uso)',
  },
  { id: 'invitations', what: 'Invitaciones que no se usaron', until: `${INVITATION_MONTHS} meses desde que vencieron` },
  {
    id: 'requests',
    what: 'Pedidos de cuenta',
    until: `${DECIDED_REQUEST_MONTHS} meses desde que se resolvieron; sin resolver, ${PENDING_REQUEST_MONTHS} meses desde que llegaron`,
  },
  { id: 'audit', what: 'Registro de lo que hizo cada cuenta', until: `${AUDIT_YEARS} años` },
  {
    id: 'deleted-accounts',
    what: 'Nombre de quien borró su cuenta, junto a sus funciones y a lo que hizo',
    until: `${DELETED_ACCOUNT_YEARS} años desde que la borró; en una evaluación firmada, lo que se conserve la evaluación`,
  },
  {
    id: 'evidence',
    what: 'Archivos que prueban el presupuesto, una acción del plan, un dato del registro anual o la adecuación de un documento',
    until: `${EVIDENCE_YEARS} años desde el fin del año al que se refieren (los de una adecuación, de aquel en que se agregaron); los que nombran a personas en un plan o un registro, antes si se retiran`,
  },
  {
    id: 'facts',
    what: 'Ficha de datos: totales del personal, sin nombres y sin números de 1 a 4 personas',
    until: `${FACT_SHEET_YEARS} años desde el fin del año al que se refiere`,
  },
  {
    id: 'november-reports',
    what: 'Informes de noviembre presentados al MIMP, con su archivo firmado y el nombre de quien los presentó o firmó',
    until: 'no se borran: son documentos oficiales, y una corrección se presenta al lado de lo anterior',
  },
  {
    id: 'complaints',
    what: 'Hoja semestral para SERVIR: cifras de quejas de hostigamiento, cifradas y sin nombres',
    until: `${COMPLAINT_REPORT_YEARS} años desde el fin del año al que se refiere`,
  },
  {
    id: 'backups',
    what: 'Copias de seguridad que el programa hace después de un cierre o de destruir respuestas (las respuestas van cifradas)',
    until: `las ${CLOSING_BACKUPS} últimas, cada una ${CLOSING_BACKUP_DAYS} días; la más nueva, hasta que otra la reemplaza`,
  },
  {
    id: 'nightly-backups',
    what: 'Copias de seguridad de cada noche, si el MIMP las configuró (las respuestas van cifradas, y su llave se destruye a su tiempo). Lo que se borra de Espejo sigue en ellas hasta que se borran',
    until: `las de los últimos ${NIGHTLY_DAYS} días; la última de cada semana, 5 semanas; la última de cada mes, 12 meses y sin archivos adjuntos. La más nueva que está sana no se borra`,
  },
]
