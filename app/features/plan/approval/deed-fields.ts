import type { ApprovalDeed } from './approval-steps.ts'

/** What the field `accion` says for each deed; apart from the reader of the forms, whose checks no page needs. */
export const DEED_FIELD_VALUES = {
  submit: 'enviar',
  'take-back': 'retirar',
  return: 'devolver',
  sign: 'firmar',
  register: 'registrar',
  amend: 'modificar',
  drop: 'descartar',
} as const satisfies Record<ApprovalDeed, string>
