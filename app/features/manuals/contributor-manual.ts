import { enterPart, faultsPart } from './common-parts.ts'
import type { Manual } from './manual.ts'

export const CONTRIBUTOR_MANUAL: Manual = {
  role: 'contributor',
  says: 'Usted hace una parte del trabajo: llena el autodiagnóstico de presupuesto, informa el avance de las acciones a su cargo, anota lo que se hizo en el año o llena la ficha de datos. Si dirige planeamiento y presupuesto, también firma el presupuesto. No ve resultados del personal ni el resto del plan.',
  year: [
    { when: 'Enero a marzo', what: 'Registro anual del año anterior, hasta el 31 de marzo.' },
    { when: 'Abril a junio', what: 'Presupuesto: calificar y adjuntar documentos. Avance al 30 de junio.' },
    { when: 'Julio a setiembre', what: 'Presupuesto: firmar y presentar; responder lo que el MIMP devuelva.' },
    { when: 'Octubre', what: 'Avance de sus acciones al 31 de octubre: entra al informe de noviembre.' },
    {
      when: 'Todo el año',
      what: 'Anotar en el registro lo que se hace, con su prueba. Documentos por adecuar a la Ley 32535.',
    },
    {
      when: 'Una vez al año',
      what: 'Ficha de datos del personal, si la entidad decide llenarla. La llena Recursos Humanos.',
    },
  ],
  parts: [
    enterPart(false),
    {
      id: 'inicio',
      title: 'Qué hay en su menú',
      at: ['/panel/presupuesto', '/panel/plan', '/panel/registro-anual', '/panel/ficha', '/panel/adecuacion'],
      points: [
        '«Presupuesto»: el autodiagnóstico de presupuesto de este año.',
        '«Mis acciones»: solo las acciones del plan que la coordinación le asignó.',
        '«Registro anual»: lo que el mecanismo hizo en el año.',
        '«Ficha de datos»: totales del personal, opcional.',
        '«Adecuación»: documentos que se cambian por la Ley 32535.',
      ],
      says: [
        'Cada día en que algo espera por usted le llega un solo correo. Quien dirige planeamiento y presupuesto necesita además el segundo paso: Espejo se lo pide al entrar.',
      ],
      picture: {
        name: 'equipo-presupuesto',
        alt: 'Página «Presupuesto público e igualdad»: dimensiones con cuántas preguntas tienen nivel y documento.',
      },
    },
    {
      id: 'presupuesto',
      title: 'Llenar el presupuesto',
      at: [
        '/panel/presupuesto/:year',
        '/panel/presupuesto/:year/dimension/:dimension',
        '/panel/presupuesto/:year/preguntas/:item',
        '/panel/presupuesto/:year/planilla',
      ],
      steps: [
        'La primera vez del año presione «Empezar el autodiagnóstico». Trabajan varias cuentas y varios días.',
        'Abra una dimensión y diga el nivel de cada pregunta, de 0 a 3. Cada nivel incluye los anteriores. Se guarda solo, y la página dice cuándo. Si su navegador es antiguo, use «Usar el formulario sencillo».',
        'En cada pregunta «Agregar documentos»: un archivo, un enlace o solo su número, y qué demuestra en una línea. Sin documento el nivel vale como declarado, no como verificado. Antes de subir una lista de asistencia, borre los DNI.',
        '¿Prefiere una hoja de cálculo? Descárguela en la misma página, llénela y use «Revisar la planilla»: verá fila por fila qué cambia, y nada se guarda hasta que usted lo confirme.',
      ],
    },
    {
      id: 'firmar',
      title: 'Firmar, presentar y responder al MIMP',
      at: ['/panel/presupuesto/:year', '/panel/presupuesto/:year/preguntas/:item'],
      steps: [
        'Cuando toda pregunta tiene nivel, en «Firmar y presentar» quien dirige planeamiento escribe su nombre, cargo y resolución, marca la declaración y presiona «Firmar y presentar al MIMP». Queda fijo.',
        'El MIMP acepta o devuelve pregunta por pregunta. Si devuelve, ábrala, lea el comentario, corrija el nivel o el documento, o escriba «Su respuesta al MIMP» y «Guardar la respuesta».',
        'Cuando todo está respondido, se vuelve a firmar en «Volver a presentar».',
      ],
      picture: {
        name: 'equipo-pregunta',
        alt: 'Una pregunta del presupuesto devuelta por el MIMP: el comentario y el espacio para responder.',
      },
    },
    {
      id: 'acciones',
      title: 'Informar el avance de sus acciones',
      at: [
        '/panel/plan/:year/mis-acciones',
        '/panel/plan/:year/acciones/:actionId/avance',
        '/panel/plan/:year/acciones/:actionId/medios',
      ],
      steps: [
        'Abra «Mis acciones». Desde dos semanas antes de cada corte la página dice qué falta informar.',
        'Si la acción sigue como estaba, basta «Sigue igual». Si cambió, ábrala y en «Informar el avance» diga cómo va y qué se hizo.',
        'Para decir que está hecha agregue un medio de verificación: archivo o foto, enlace, o el número del documento. Si nombra a personas, márquelo: solo lo abrirán la coordinación y la persona titular.',
        '«Guardar el avance». Si la fecha límite ya pasó, diga por qué. No escriba nombres ni casos.',
      ],
      picture: {
        name: 'equipo-avance',
        alt: 'Formulario para informar el avance de una acción: para qué corte y cómo va.',
      },
    },
    {
      id: 'registro',
      title: 'Registro anual, ficha y adecuación',
      at: [
        '/panel/registro-anual/:year',
        '/panel/registro-anual/:year/nuevo/:kind',
        '/panel/registro-anual/:year/planilla',
        '/panel/ficha/:year',
        '/panel/adecuacion',
      ],
      alsoFrom: ['/panel/registro-anual/:year/datos/:factId', '/panel/adecuacion/:documentId'],
      steps: [
        'En «Registro anual», bajo cada tema, anote lo que hubo y agregue su medio de verificación. Si no hubo, dígalo: «No hubo nada este año». Dejarlo vacío es no informar, que no es lo mismo que cero. También puede «Llenar el registro en una planilla».',
        'Lo que anota es un borrador: lo revisa y lo envía la persona titular. Si el MIMP observa un dato, ábralo y responda.',
        'En la ficha van solo totales, sin nombres. Presione «Ver lo que se guardaría» y recién después «Guardar la ficha»: los números de 1 a 4 se juntan con otros.',
        'En «Adecuación» abra cada documento y diga cómo está. «Sin revisar» no es lo mismo que «No requiere cambios».',
      ],
    },
    {
      id: 'no-se-ve',
      title: 'Lo que Espejo no le muestra, y por qué',
      at: ['/anonimato'],
      points: [
        'Resultados del personal ni puntajes: los leen la coordinación, la persona titular y a quien ellas elijan.',
        'Por qué se propuso una acción, ni las acciones de otras oficinas: la razón podría decir qué respondió un grupo pequeño.',
        'Quién respondió un cuestionario: no lo sabe nadie.',
        'El presupuesto no es anónimo: queda quién dijo cada nivel y cuándo, como en cualquier expediente.',
      ],
    },
    faultsPart(
      [
        '/panel/presupuesto/:year',
        '/panel/plan/:year/acciones/:actionId/medios',
        '/panel/registro-anual/:year/datos/:factId',
      ],
      [
        {
          when: 'No aparece ninguna acción en su lista',
          then: 'La coordinación aún no le asignó ninguna, o pasó a otra cuenta. Pídale que la asigne.',
        },
        {
          when: 'El archivo pesa más de 10 MB',
          then: 'Suba solo las páginas que prueban lo dicho, o ponga un enlace o el número del documento.',
        },
        {
          when: 'Agregó un documento equivocado',
          then: 'Presione «Retirar» y agregue el correcto. Lo retirado queda en la historia; si nombra a personas, su archivo se borra.',
        },
        {
          when: 'Otra persona tocó la misma pregunta',
          then: 'La página dice qué cambió y lo suyo sigue abajo, sin guardar. Póngase de acuerdo y guarde de nuevo.',
        },
        {
          when: 'La planilla tiene errores',
          then: 'No se guardó nada: se guarda todo o nada. Corrija las celdas que señala y súbala otra vez.',
        },
      ],
    ),
  ],
}
