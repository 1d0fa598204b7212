import { enterPart, faultsPart } from './common-parts.ts'
import type { Manual } from './manual.ts'

const REVIEW = '/nacional/revisiones/planes/:entityId/:year/:version'

export const ANALYST_MANUAL: Manual = {
  role: 'analyst',
  says: 'Usted mira el país: qué entidad aplicó qué, cómo van los planes y los registros, y qué se puede afirmar de grupos de entidades. Confirma cifras de personal, revisa planes y presupuestos, valida registros, responde informes de noviembre y prepara el informe del país y los datos abiertos. No ve respuestas, ni resultados de pocas personas.',
  year: [
    {
      when: 'Todo el año',
      what: 'Cifras de personal; planes firmados, en 15 días hábiles; presupuestos, pregunta por pregunta.',
    },
    {
      when: 'Enero a marzo',
      what: 'Validar el registro del año anterior, que se llena hasta el 31 de marzo. Cargar cifras del MEF.',
    },
    {
      when: 'Validados los registros',
      what: 'Informe del país: observaciones, textos, firma. Después, datos abiertos del año.',
    },
    { when: 'Una vez por trimestre', what: 'Análisis de las preguntas: agregar las aplicaciones cerradas.' },
    { when: 'Noviembre y diciembre', what: 'Informes de noviembre: recibir u observar, y ver quién falta.' },
  ],
  parts: [
    enterPart(true),
    {
      id: 'inicio',
      title: 'El país en una página',
      at: ['/nacional', '/nacional/por-herramienta', '/nacional/comparar', '/nacional/entidades/:entityId'],
      steps: [
        '«Le toca a usted» dice qué espera y desde cuándo. Debajo, la cobertura por herramienta y dónde está más débil el país.',
        'En «Entidades» use «Buscar, filtrar y elegir columnas»; descargue lo que ve en XLSX o CSV. La lista no es un orden de mérito.',
        'Para saber si dos entidades o grupos difieren, «Comparar»: hasta ocho. Lea «Qué se puede afirmar» antes que la figura. Estereotipos y hostigamiento no se comparan.',
        'La página de una entidad reúne lo suyo. Si usted la asesora, presione «Asisto a esta entidad»: por eso otra persona revisa su presupuesto y su plan, también un año después.',
      ],
      picture: {
        name: 'ministerio-inicio',
        alt: 'Página «El país»: la lista «Le toca a usted», con registros e informes que esperan.',
      },
    },
    {
      id: 'personal',
      title: 'Cifras de personal',
      at: ['/nacional/personal', '/nacional/personal/:figureId', '/nacional/entidades/:entityId/poblacion/:campaignId'],
      steps: [
        'En «Personal» está cada cifra que espera, la más antigua primero. Compare con la que vale ahora y lea el documento.',
        'Marque «Vi el documento y dice estos números» y presione «Confirmar la cifra»; o diga la razón y «No aceptar la cifra». Con una cifra mayor que la verdadera, alguien podría responder dos veces.',
        'Si hubo más respuestas que personas, «Revisar la población» pide decidir una sola vez, con el documento que presenta la entidad. Cuántas respuestas hubo no se muestra.',
      ],
    },
    {
      id: 'planes',
      title: 'Revisar planes y presupuestos',
      at: [
        '/nacional/revisiones',
        REVIEW,
        '/nacional/presupuestos/:assessmentId',
        '/nacional/presupuestos/:assessmentId/:dimension',
      ],
      steps: [
        'En «Revisiones» tome un plan: «Tomar esta revisión». Primero van los que las reglas señalan y una muestra que nadie elige.',
        'Lea cada acción con sus notas. «Comentar esta acción» y «Enviar el comentario»: la entidad lo lee de inmediato y lo responde una vez. Si una acción no está hecha, «Devolver: aún no está hecha».',
        'Termine con «Conforme con el plan», o abra «Pedir una modificación». La revisión no detiene la ejecución. Sin comentarios en 15 días hábiles queda «No revisado en el plazo», que no es conformidad.',
        'Un presupuesto se decide pregunta por pregunta: acepte el nivel, «Aceptar otro nivel» con su razón, o «Devolver con un comentario». Al final, «Terminar esta vuelta».',
      ],
      picture: {
        name: 'ministerio-revisiones',
        alt: 'Lista de planes firmados: cuánto esperan, su plazo, qué se lee primero y quién los tiene a cargo.',
      },
    },
    {
      id: 'registros',
      title: 'Registros anuales e informes de noviembre',
      at: [
        '/nacional/registros',
        '/nacional/registros/:whose/:year/datos/:factId',
        '/nacional/informes-noviembre',
        '/nacional/informes-noviembre/:entityId/:year/:version',
      ],
      alsoFrom: ['/nacional/registros/:whose/:year', '/nacional/registros/:whose/:year/nuevo/:kind'],
      steps: [
        'En «Registros anuales» filtre «Con datos por revisar». Abra cada dato, mire su medio de verificación y «Validar», u «Observar» con lo que falta: no cuenta hasta que la entidad responda. «Sin informar» no es cero.',
        'Lo que llegó por oficio lo registra usted en la página de esa entidad. Lo del MIMP, en «Lo que hizo el MIMP en».',
        'En «Informes de noviembre» abra el más antiguo sin respuesta: «Marcar como recibido», u «Observar» con comentario. «Proyecto de oficio de respuesta (Word)» da el borrador. «Obligadas que no han presentado» es un filtro de la misma lista.',
      ],
      picture: {
        name: 'ministerio-noviembre',
        alt: 'Página «Informes de noviembre»: informes presentados, con su firma, cuánto informan y su estado.',
      },
    },
    {
      id: 'informe',
      title: 'Informe del país, cifras del MEF y datos abiertos',
      at: ['/nacional/mef', '/nacional/informe', '/nacional/datos', '/nacional/preguntas'],
      alsoFrom: ['/nacional/mef/objeciones/:answerId', '/nacional/informe/cifras/:figure'],
      steps: [
        'En «Presupuesto según el MEF», «Cargar cifras» y «Revisar la planilla». Cada entidad las confirma u objeta; usted responde la objeción.',
        'En «Informe del país» lea las observaciones: cada una pide una explicación antes de publicar. Cambie textos en su lugar; lo que está entre corchetes es una cifra fija. «Guardar el texto».',
        '«Firmar y publicar el informe» pide su segundo paso y no cambia más. Una versión nueva dice por qué reemplaza a la anterior.',
        'En «Datos abiertos» mire la prueba de riesgo; si pasa, «Firmar y publicar los datos».',
        'En «Preguntas», una vez por trimestre, «Agregar las aplicaciones cerradas»: dice qué preguntas miden mal. No muestra a ninguna entidad.',
      ],
      picture: {
        name: 'ministerio-informe',
        alt: 'Borrador del informe del país: cuántas observaciones esperan una explicación y con qué corte se contó.',
      },
    },
    {
      id: 'no-se-ve',
      title: 'Lo que Espejo no le muestra, y por qué',
      at: ['/anonimato', '/metodologia'],
      points: [
        'Respuestas de personas, ni quién respondió: no se guarda, y el MIMP tampoco lo tiene.',
        'Resultados de menos de diez respuestas. Grupos de menos de cinco entidades, o donde una reúne más de la mitad: se deduciría la suya.',
        'Puntajes de estereotipos y hostigamiento entre entidades; ahí solo se dice que hay resultado. De quejas para SERVIR, totales desde cinco entidades con casos; la hoja de una entidad, en su propia página.',
        'Lo que una entidad no ha enviado: borradores del registro, del informe y del plan.',
      ],
    },
    faultsPart(
      ['/nacional/personal', '/nacional/revisiones', '/nacional/sin-coordinacion', '/nacional/datos'],
      [
        {
          when: 'No puede tomar una revisión',
          then: 'Usted asiste o asistió a esa entidad hace menos de un año: la toma otra persona.',
        },
        {
          when: 'Confirmó una cifra equivocada',
          then: 'No se cambia. Pida a la entidad que proponga otra con su documento; la nueva vale para las próximas aplicaciones.',
        },
        {
          when: 'Una entidad no responde',
          then: 'Mire en «Sin coordinación» si alguien la coordina y reenvíe la invitación, o pídalo a la administración.',
        },
        {
          when: 'Publicó datos con un error',
          then: 'En la misma página se retiran: los archivos dejan de darse y dicen por qué. El retiro queda en el registro público.',
        },
        {
          when: 'Una cifra del informe no cuadra con la suya',
          then: 'Abra la cifra: muestra qué cuenta y a quiénes. Corrija el dato en su registro y vuelva al informe.',
        },
      ],
    ),
  ],
}
