import type { Crosswalk } from '#surveys/model/instrument.ts'

/** How version 2 differs from version 1; what is not named is the same to the letter. */
export const crosswalk: Crosswalk = {
  from: 1,
  items: {
    'cui-02': { relation: 'reworded-comparable', why: 'Nombra a los dos y quita la comparación «tan bien como».' },
    'tra-02': {
      relation: 'reworded-comparable',
      why: 'Dice lo mismo con menos palabras, sin «adecuada».',
    },
    'mas-03': {
      relation: 'dropped',
      why: 'Proteger se lee como buen trato: quien lo acepta puede ser igualitario.',
    },
    'mas-06': { relation: 'new', why: 'Pregunta qué debe poner primero un padre: su carrera o el cuidado.' },
  },
}
