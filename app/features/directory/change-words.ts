import type { ChangeWord } from './allowed-changes.ts'

type Words = { readonly title: string; readonly help: string; readonly button: string }

/** How each change of the directory is called, and what follows from it. */
export const CHANGE_TITLES: Readonly<Record<ChangeWord, Words>> = {
  nombre: {
    title: 'Cambiar el nombre',
    help: 'El nombre anterior queda junto a lo que se aplicó con él.',
    button: 'Cambiar el nombre',
  },
  datos: {
    title: 'Cambiar nivel, región, RUC, ubigeo, sector o de quién depende',
    help: 'Las comparaciones del país usan el nivel de hoy.',
    button: 'Guardar los datos',
  },
  personal: {
    title: 'Anotar el personal, como referencia',
    help: 'Lo que el MIMP sabe por otra fuente. La población de las aplicaciones sale de lo que la entidad propone con su documento.',
    button: 'Anotar el personal',
  },
  fusion: {
    title: 'Fusionar con otra entidad',
    help: 'Deja de aplicar herramientas; sus resultados se conservan y sus cuentas leen hasta el día que usted elija.',
    button: 'Fusionar',
  },
  separacion: {
    title: 'Separar una entidad nueva',
    help: 'Crea una entidad con parte de esta. La que queda puede seguir o terminar.',
    button: 'Separar',
  },
  cierre: {
    title: 'Marcar que dejó de existir',
    help: 'Sin otra que la absorba. Sus resultados se conservan.',
    button: 'Marcar que dejó de existir',
  },
  reapertura: {
    title: 'Volver a poner vigente',
    help: 'Para corregir un error. El acceso de sus cuentas se da de nuevo por invitación.',
    button: 'Volver a poner vigente',
  },
}
