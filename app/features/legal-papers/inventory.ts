import { RETENTION_TERMS, type RetentionTerm } from '#app/kit/program/retention-terms.ts'

export type InventoryRow = {
  readonly what: string
  readonly people: string
  readonly purpose: string
  /** Whether the row leads to a person. */
  readonly identifies: 'sí' | 'no' | 'solo mientras está abierta'
  readonly term: RetentionTerm['id']
}

/** Every kind of personal data that the system holds; a test holds it against the tables of the database. */
export const INVENTORY: readonly (InventoryRow & { readonly tables: readonly string[] })[] = [
  {
    what: 'Cuentas, contraseñas en forma irreversible, segundo paso, qué avisos quiere y huella de la dirección de su calendario',
    people: 'Quienes trabajan con la plataforma',
    purpose: 'Que entre solo quien debe',
    identifies: 'sí',
    term: 'deleted-accounts',
    tables: [
      ...['user', 'account', 'two_factor', 'memberships', 'shared_releases', 'account_confirmations', 'assistances'],
      ...['mail_choices', 'calendar_feeds'],
    ],
  },
  {
    what: 'Sesiones: dirección de internet, navegador, hora',
    people: 'Quienes trabajan con la plataforma',
    purpose: 'Reconocer un uso ajeno de la cuenta',
    identifies: 'sí',
    term: 'sessions',
    tables: ['session', 'verification'],
  },
  {
    what: 'Invitaciones',
    people: 'Quienes trabajarán con la plataforma',
    purpose: 'Dar cuentas a quien la resolución nombra',
    identifies: 'sí',
    term: 'invitations',
    tables: ['invitations'],
  },
  {
    what: 'Pedidos de cuenta: nombre, correo, cargo y resolución',
    people: 'Quienes piden una cuenta',
    purpose: 'Decidir si corresponde dársela',
    identifies: 'sí',
    term: 'requests',
    tables: ['account_requests'],
  },
  {
    what: 'Registro de lo que hizo cada cuenta',
    people: 'Quienes trabajan con la plataforma',
    purpose: 'Saber quién hizo cada cambio',
    identifies: 'sí',
    term: 'audit',
    tables: [
      ...['audit_log', 'assessment_history', 'entity_history', 'plan_events', 'slip_destructions'],
      ...['plan_steps', 'plan_versions', 'plan_follow_ups', 'plan_reviews', 'plan_comments', 'commitments'],
      ...['staff_figures', 'staff_figure_decisions', 'population_reviews'],
      ...['country_reports', 'country_report_drafts', 'open_data_acts', 'open_data_tables'],
    ],
  },
  {
    what: 'Informes de noviembre, sin nada de quienes responden',
    people: 'Quienes los escriben, firman, presentan y reciben',
    purpose: 'Cumplir el D.S. 005-2017-MIMP y saber quién presentó qué',
    identifies: 'sí',
    term: 'november-reports',
    tables: ['november_drafts', 'november_reports', 'november_steps', 'intake_rules'],
  },
  {
    what: 'Mensajes por enviar',
    people: 'Cuentas y personal invitado',
    purpose: 'Avisar',
    identifies: 'sí',
    term: 'mails',
    tables: ['mails'],
  },
  {
    what: 'Avisos de lo que pasó en la entidad, sin nada de quienes responden',
    people: 'Quienes trabajan con la plataforma',
    purpose: 'Decirlos en un solo correo al día',
    identifies: 'sí',
    term: 'notices',
    tables: ['notices'],
  },
  {
    what: 'Direcciones del personal invitado por correo',
    people: 'Personal de la entidad',
    purpose: 'Recordar el plazo a todas las personas',
    identifies: 'solo mientras está abierta',
    term: 'admissions',
    tables: ['invited_addresses'],
  },
  {
    what: 'Códigos, enlaces y marcas de formularios, como huellas con clave',
    people: 'Nadie en particular',
    purpose: 'Que cada código sirva una vez',
    identifies: 'no',
    term: 'admissions',
    tables: ['access_codes', 'swap_links', 'form_receipts', 'codes_to_mark'],
  },
  {
    what: 'Respuestas, sin nombre, hora ni dirección',
    people: 'Personal de la entidad',
    purpose: 'Calcular resultados de diez o más respuestas',
    identifies: 'no',
    term: 'responses',
    tables: ['responses', 'typed_sheets', 'waiting_answers'],
  },
  {
    what: 'Fichas de datos: totales del personal por sexo, sin números de 1 a 4',
    people: 'Personal de la entidad',
    purpose: 'Leer los resultados junto a cómo se compone el personal',
    identifies: 'no',
    term: 'facts',
    tables: ['fact_sheets'],
  },
  {
    what: 'Registro anual del mecanismo: lo que hizo la entidad, y quién es Oficial para la Igualdad',
    people: 'Quien ejerce ese cargo público, y quienes figuran en los documentos',
    purpose: 'Informar cada año el avance de la política de igualdad',
    identifies: 'sí',
    term: 'evidence',
    tables: ['record_facts', 'record_steps', 'record_evidence'],
  },
  {
    what: 'Cifras de presupuesto del MEF, y lo que cada entidad dijo de ellas',
    people: 'Quien las confirma u objeta por la entidad',
    purpose: 'Informar cada año el presupuesto para la igualdad',
    identifies: 'sí',
    term: 'evidence',
    tables: ['mef_pliegos', 'mef_figures', 'mef_answers'],
  },
  {
    what: 'Hoja semestral para SERVIR: cifras de quejas, cifradas; en una entidad pequeña una cifra puede señalar a alguien',
    people: 'Quienes presentaron una queja o la recibieron',
    purpose: 'Informar a SERVIR cada seis meses',
    identifies: 'sí',
    term: 'complaints',
    tables: ['complaint_reports'],
  },
  {
    what: 'Documentos de prueba y su descripción',
    people: 'Quienes firman o figuran en ellos',
    purpose: 'Verificar el presupuesto, lo que se hizo del plan y qué documentos se adecuaron',
    identifies: 'sí',
    term: 'evidence',
    tables: [
      'evidence',
      'assessments',
      'assessment_items',
      'assessment_submissions',
      'plan_evidence',
      'adaptation_proofs',
    ],
  },
]

export function termWords(id: RetentionTerm['id']): string {
  return RETENTION_TERMS.find((term) => term.id === id)?.until ?? ''
}
