import type { FigureId } from './figures.ts'
import type { Said } from './quantity.ts'

/** `disagrees`: two statements cannot both be true. `check`: it may be right, and somebody says why. `note`: to be known. */
export type Severity = 'disagrees' | 'check' | 'note'

/** Rules that every year is held against, by their code; each with what it asks and how it is mended. */
export const CONSISTENCY_RULES = {
  C01: {
    severity: 'disagrees',
    asks: 'El total es la suma de sus partes.',
    mend: 'Corrija el registro de la entidad que falta, o explique qué parte no se detalla.',
  },
  C02: {
    severity: 'disagrees',
    asks: 'Mujeres y hombres suman el total de personas.',
    mend: 'Corrija el registro de la capacitación, o explique la diferencia.',
  },
  C03: {
    severity: 'disagrees',
    asks: 'Un porcentaje es el que sale de sus cifras.',
    mend: 'Corrija la cifra que está mal, o explique con qué total se calculó.',
  },
  C04: {
    severity: 'disagrees',
    asks: 'La misma proporción se dice igual en todo el informe.',
    mend: 'Diga sobre qué total está cada porcentaje.',
  },
  C05: {
    severity: 'disagrees',
    asks: 'Un total es el número de entidades de su lista.',
    mend: 'Complete la lista o corrija el total; si no se puede, explíquelo.',
  },
  C06: {
    severity: 'check',
    asks: 'Cada entidad está en su nivel de gobierno.',
    mend: 'Corrija el nivel en el directorio, o explique por qué está ahí.',
  },
  C07: {
    severity: 'disagrees',
    asks: 'Una parte no es mayor que aquello de lo que es parte.',
    mend: 'Revise las dos cifras en los registros.',
  },
  C08: {
    severity: 'disagrees',
    asks: 'No se ejecuta más que el presupuesto.',
    mend: 'Revise las cifras que se cargaron del MEF.',
  },
  C09: {
    severity: 'check',
    asks: 'Una cifra no salta de un año al siguiente sin motivo.',
    mend: 'Explique el cambio, o revise los registros.',
  },
  C10: {
    severity: 'check',
    asks: 'Un porcentaje tiene a la vista sus dos cifras.',
    mend: 'Cargue la cifra que falta, o diga de dónde sale el porcentaje.',
  },
  C11: {
    severity: 'check',
    asks: 'Cada cifra del informe tiene un dato.',
    mend: 'Registre el dato, o explique por qué no lo hay.',
  },
  C12: {
    severity: 'disagrees',
    asks: 'Una lista nombra a cada entidad una vez.',
    mend: 'Corrija la lista.',
  },
  C13: {
    severity: 'check',
    asks: 'Informó al menos la mitad de las entidades.',
    mend: 'Pida el dato a las que faltan, o explique la cobertura.',
  },
} as const satisfies Record<string, { readonly severity: Severity; readonly asks: string; readonly mend: string }>

export type RuleCode = keyof typeof CONSISTENCY_RULES

/** Something in the figures of a year that somebody must know. */
export type Finding = {
  /** Rule, or place in the notes of a reading of a source (`F01`). */
  readonly code: string
  /** The same finding has the same key for as long as it is of the same figures. */
  readonly key: string
  readonly severity: Severity
  readonly figures: readonly FigureId[]
  readonly words: Said
}

/** Whether a report is published only once somebody said why. */
export function mustBeExplained({ severity }: Finding): boolean {
  return severity !== 'note'
}
