import { FIGURES } from '#surveys/country-report/figures.ts'
import { placeOfFigure, type TemplateFault } from '#surveys/country-report/template.ts'

/** What is wrong with a text that was edited, one sentence each. */
export function templateFaultWords(fault: TemplateFault): string {
  switch (fault.kind) {
    case 'missing':
      return `Falta la cifra «${FIGURES[fault.figure].title}». Escriba ${placeOfFigure(fault.figure)} donde va`
    case 'unknown-slot':
      return `No hay ninguna cifra que se llame [${fault.slot}]`
    case 'no-number':
      return `En [${fault.slot}: …], la última forma lleva el signo #, donde va el número`
    case 'unclosed':
      return 'Hay un corchete que se abre y no se cierra, o al revés'
  }
}
