import type { FrozenKind } from '#db/queries/frozen-objects.server.ts'

/** Something of the history that does not hold. */
export type AuditFault =
  /** A row that does not follow from the one before, or whose digest is another. */
  | { readonly what: 'broken-chain'; readonly sequence: number }
  /** Rows are missing at the beginning, and no act of deletion by age tells of exactly these. */
  | { readonly what: 'missing-beginning'; readonly sequence: number }
  /** An act of deletion by age that cannot be one. */
  | { readonly what: 'impossible-deletion'; readonly sequence: number }
  /** An anchor that the chain does not hold. */
  | { readonly what: 'other-than-anchor' | 'shorter-than-anchor'; readonly sequence: number }
  /** A deed with a digest whose object is not there, or is another. */
  | {
      readonly what: 'deed-without-object'
      readonly sequence: number
      readonly action: string
      readonly object: string
    }
  /** A deed about a figure of staff that says something else, or is not there. */
  | { readonly what: 'figure-other-than-deed'; readonly sequence: number; readonly object: string }
  /** An object that no longer comes to its own digest. */
  | { readonly what: 'altered'; readonly kind: FrozenKind; readonly object: string }
  /** An object of which the log tells nothing, or something else. */
  | { readonly what: 'object-without-deed' | 'other-than-deed'; readonly kind: FrozenKind; readonly object: string }
  | { readonly what: 'rule'; readonly name: string; readonly how: 'missing' | 'changed' | 'foreign' }

const KIND: Record<FrozenKind, string> = {
  release: 'El resultado de la aplicación',
  pool: 'El conjunto',
  'experience-pool': 'El conjunto anual de lo vivido',
  'score-group': 'El grupo de resultados',
  certificate: 'La constancia de la aplicación',
  submission: 'El presupuesto firmado',
  'country-report': 'El informe del país del año',
  'open-data': 'La edición de datos abiertos del año',
  'plan-version': 'El plan firmado',
  'november-report': 'El informe de noviembre presentado',
}

const RULE = {
  missing: 'falta en el archivo',
  changed: 'dice otra cosa que la del programa',
  foreign: 'no es del programa',
} as const

/** A fault in one sentence, for whoever runs the command and for the daily mail. */
export function faultWords(fault: AuditFault): string {
  switch (fault.what) {
    case 'broken-chain':
      return `La cadena se rompe en el registro ${fault.sequence}: alguien cambió, quitó o movió registros fuera de Espejo.`
    case 'missing-beginning':
      return `El primer registro es el ${fault.sequence}, y ningún acto de borrado por antigüedad dice que los anteriores se borraron.`
    case 'impossible-deletion':
      return `El registro ${fault.sequence} dice que se borraron registros por antigüedad, y no puede ser cierto: las fechas o los números no coinciden.`
    case 'other-than-anchor':
      return `El registro ${fault.sequence} es distinto del que dice la huella que usted guardó: alguien rehízo la cadena.`
    case 'shorter-than-anchor':
      return `La huella que usted guardó habla del registro ${fault.sequence}, y ya no está.`
    case 'deed-without-object':
      return `El registro ${fault.sequence} (${fault.action}, ${fault.object}) da la huella de algo que ya no está o que ahora tiene otra.`
    case 'figure-other-than-deed':
      return `El registro ${fault.sequence} dice de la cifra de personal ${fault.object} otra cosa que la que está guardada.`
    case 'altered':
      return `${KIND[fault.kind]} ${fault.object} cambió: su contenido ya no da su huella.`
    case 'object-without-deed':
      return `${KIND[fault.kind]} ${fault.object} no tiene ningún acto en la bitácora.`
    case 'other-than-deed':
      return `${KIND[fault.kind]} ${fault.object} es distinto de lo que dice la bitácora.`
    case 'rule':
      return `La regla «${fault.name}» de la base de datos ${RULE[fault.how]}.`
  }
}
