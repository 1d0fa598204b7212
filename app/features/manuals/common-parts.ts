import type { ManualFault, ManualPart } from './manual.ts'

/** What every role does to come in; roles that need the second step are told of it, the others that they may have one. */
export function enterPart(needsSecondStep: boolean): ManualPart {
  return {
    id: 'entrar',
    title: 'Entrar',
    at: ['/invitacion/:token', '/ingresar', '/cuenta/segundo-paso', '/cuenta'],
    steps: [
      'La primera vez: abra el enlace de la invitación (por correo, o de mano de quien le invitó). Sirve una sola vez y vence en siete días. Escriba una contraseña de 12 caracteres o más, mejor una frase, y presione «Aceptar y crear mi cuenta».',
      needsSecondStep
        ? 'Su función pide un segundo paso. Lea el cuadro con una aplicación de códigos de su teléfono, escriba el código y presione «Confirmar». Imprima los códigos de recuperación y guárdelos: cada uno le deja entrar una vez si pierde el teléfono.'
        : 'Si quiere más seguridad, en «Mi cuenta» use «Activar el segundo paso»: además de la contraseña se le pedirá un código de su teléfono.',
      'Las demás veces: «Correo institucional», «Contraseña», «Ingresar». Al terminar, «Salir», sobre todo en un equipo compartido.',
    ],
  }
}

/** What may go wrong for anybody with an account. */
const ANYBODY: readonly ManualFault[] = [
  {
    when: 'Se cerró la sesión mientras escribía',
    then: 'Lo escrito queda guardado unos minutos, solo para usted. Ingrese otra vez: vuelve al formulario con todo puesto.',
  },
  {
    when: 'Olvidó su contraseña',
    then: 'En la página de ingreso use «Olvidé mi contraseña». El enlace llega por correo, sirve una vez y dura una hora.',
  },
  {
    when: 'No llega el correo',
    then: 'Mire la carpeta de no deseados. Si es la invitación, quien le invitó puede enviar otra: la anterior deja de servir. Si es el enlace de la contraseña, pídalo de nuevo.',
  },
  {
    when: 'Cambió o perdió el teléfono del segundo paso',
    then: 'Al ingresar elija «No tengo mi teléfono: usar un código de recuperación». Si tampoco tiene los códigos, llame a la administración del MIMP: debe reconocerle en persona.',
  },
  {
    when: 'La página dice «No encontramos esta página»',
    then: 'O la dirección está mal escrita, o no es de su función. Si tiene varias, elija la que corresponde en «Cambiar de función o entidad», en el menú de arriba.',
  },
  {
    when: 'Otra persona cambió lo mismo',
    then: 'Espejo no escribe encima: muestra los dos textos. Compare, corrija y guarde de nuevo.',
  },
  {
    when: 'La página dice «No se pudo enviar»',
    then: 'Revise su conexión y presione «Enviar otra vez». Si ya había llegado, no se hace dos veces.',
  },
]

/**
 * What may go wrong: first what is of the role alone.
 * @param at addresses at which that is set right. @param alsoFrom further pages that lead here.
 */
export function faultsPart(
  at: readonly string[],
  ofRole: readonly ManualFault[],
  alsoFrom: readonly string[] = [],
): ManualPart {
  return {
    id: 'si-falla',
    title: 'Si algo sale mal',
    at: [...at, '/ingresar', '/cuenta/funciones'],
    alsoFrom,
    faults: [...ofRole, ...ANYBODY],
  }
}
