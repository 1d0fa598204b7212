import { enterPart, faultsPart } from './common-parts.ts'
import type { Manual } from './manual.ts'

const CAMPAIGN = '/panel/aplicaciones/:campaignId'

export const COORDINATOR_MANUAL: Manual = {
  role: 'coordinator',
  says: 'Usted aplica las herramientas de autodiagnóstico en su entidad, lee los resultados, arma el plan de mejora con el mecanismo para la igualdad, informa su avance y prepara el informe de noviembre. No ve la respuesta de ninguna persona ni tiene códigos para responder.',
  year: [
    {
      when: 'Enero a marzo',
      what: 'Cifra de personal y cuentas al día. Registro del año anterior, hasta el 31 de marzo. Plan que sigue del año anterior.',
    },
    { when: 'Abril a junio', what: 'Aplicar una herramienta. Avance del plan con corte al 30 de junio.' },
    { when: 'Julio a setiembre', what: 'Leer los resultados, decidir las acciones y enviar el plan a firma.' },
    { when: 'Octubre', what: 'Avance con corte al 31 de octubre: es el que entra al informe.' },
    { when: 'Noviembre', what: 'Informe de noviembre, hasta el 30.' },
    {
      when: 'Diciembre',
      what: 'Lo que falta del plan y del registro. Una vez al año, pida confirmar la lista de cuentas.',
    },
  ],
  parts: [
    enterPart(false),
    {
      id: 'inicio',
      title: 'Su página de inicio',
      at: ['/panel', '/cuenta/avisos'],
      says: [
        'Empiece siempre por «Le toca a usted»: dice qué espera por usted, con lo más urgente primero, y cada línea lleva a donde se hace. Debajo, en «Herramientas», cada herramienta muestra en qué paso está. En «La entidad» está lo demás. Lo mismo le llega en un solo correo al día; en «Mi cuenta» elige qué avisos recibe.',
      ],
      picture: {
        name: 'coordinacion-inicio',
        alt: 'Página «Qué hago ahora» de la coordinación: arriba la lista «Le toca a usted», con lo que espera y desde cuándo.',
      },
    },
    {
      id: 'antes',
      title: 'Antes de la primera aplicación',
      at: ['/panel/entidad/personal', '/panel/cuentas/invitar', '/panel/documentos'],
      alsoFrom: ['/panel/entidad', '/panel/cuentas'],
      steps: [
        'En «Datos, personal y responsables» abra «Personal de la entidad». Escriba cuántas mujeres y cuántos hombres trabajan en ella y el documento que lo dice, y presione «Proponer al MIMP». Sin una cifra confirmada no se abre ninguna aplicación.',
        'En «Cuentas», «Invitar a una persona»: una para «Custodia de códigos» y, si habrá papel, otra para «Digitación». Deben ser de otra unidad que la suya. Empiezan cuando la persona titular las confirma por su nombre.',
        'Invite también a «Titular de la entidad», si aún no tiene cuenta, y a quien llenará presupuesto y acciones: «Equipo de la entidad».',
        'En «Documentos de protección de datos» descargue los borradores y páselos a la asesoría jurídica.',
      ],
    },
    {
      id: 'aplicar',
      title: 'Preparar y abrir una aplicación',
      at: ['/panel/aplicaciones', '/panel/aplicaciones/nueva', CAMPAIGN],
      steps: [
        'En «Aplicaciones», «Crear una aplicación». Elija la herramienta, «Primer día para responder» y «Último día para responder» (cinco días hábiles o más), y a quiénes alcanza. «Guardar y revisar».',
        'Elija «¿Cómo entrará el personal?» y para cuántas personas es cada forma: papeletas, correo o, desde 200 personas, un enlace igual para todas. Para hostigamiento no hay enlace igual ni papel.',
        'Si es la herramienta de hostigamiento: pruebe el canal de denuncia y llame a la Línea 100 antes, y anote los días.',
        'Presione «Programar la aplicación» (o «Abrir la aplicación», si empieza hoy). Queda fijo casi todo: con papeletas conviene programar unos días antes, para que la custodia imprima.',
      ],
      picture: {
        name: 'coordinacion-aplicacion',
        alt: 'Página de una aplicación abierta: plazo, participación redondeada y la parte «Invite al personal».',
      },
    },
    {
      id: 'acompanar',
      title: 'Mientras responden',
      at: [CAMPAIGN, `${CAMPAIGN}/afiche`],
      points: [
        'Invite a todo el personal por igual, nunca a una persona. Copie «Texto para recordar el plazo a todo el personal»; con enlace igual, use «Afiche y mensajes».',
        'La participación se cuenta una vez al día y de cinco en cinco. No pida listas de quién respondió: no existen.',
        'Puede «Extender el plazo». «Cerrar ahora» se puede desde la mitad del plazo y con una razón. Si algo salió mal, «Anular una aplicación que salió mal»: las respuestas se destruyen sin verlas.',
        'El día siguiente al último, Espejo cierra y calcula los resultados una sola vez. Si hubo formularios en papel, cierra cinco días hábiles después, para que se digiten.',
      ],
    },
    {
      id: 'resultados',
      title: 'Leer los resultados y contarlos',
      at: ['/panel/resultados', `${CAMPAIGN}/resultados`, `${CAMPAIGN}/lo-que-dijimos`, `${CAMPAIGN}/constancia`],
      alsoFrom: [`${CAMPAIGN}/resultados/:tab`, `${CAMPAIGN}/informe`],
      steps: [
        'En «Resultados» abra el suyo. «Resumen» cabe en una pantalla; las demás partes son «Dimensiones», «Mujeres y hombres», «En el tiempo», «Preguntas» y «Cómo se calculó».',
        'Léalos con el mecanismo antes de sacar conclusiones. «Descargar o imprimir» tiene el informe y «Una hoja para la persona titular (PDF)».',
        'Abra «Hoja y página pública para el personal»: en ella se cuenta qué salió y qué se hará. Si el aviso la prometió, se publica sola en su fecha.',
        'De hostigamiento, cuando haya una acción aceptada, use «Emitir la constancia».',
      ],
      picture: {
        name: 'coordinacion-resultados',
        alt: 'Resumen de un resultado: puntaje con su margen, participación y brechas de mujeres y hombres.',
      },
    },
    {
      id: 'plan',
      title: 'Armar el plan y enviarlo a firma',
      at: [
        '/panel/plan/:year',
        '/panel/plan/:year/acciones/:actionId',
        '/panel/plan/:year/firma',
        '/panel/plan/:year/asignar',
      ],
      alsoFrom: ['/panel/plan/:year/acciones/nueva', '/panel/plan/:year/traer', '/panel/plan/:year/versiones/:version'],
      steps: [
        'En «Plan», parte «Decidir», cada resultado propuso acciones con su razón. Abra una: «Aceptar», «Ajustar» o «No se hará» con su razón. Lo que obliga una norma no se rechaza: se puede «Aplazar». «Agregar una acción propia» suma las suyas.',
        'Diga quién está a cargo y la fecha límite. En «Asignar acciones a cuentas» elija quién informa cada una.',
        'En «Aprobar y firmar» vea qué falta y presione «Enviar a firma». Mientras espera no cambia; «Retirar de la firma para cambiarlo» lo devuelve a sus manos. Si se firmó en papel: «Registrar el acto firmado».',
        'Lo firmado cambia solo con «Empezar una modificación», que se firma otra vez. Ejecutar no espera a la firma.',
      ],
      picture: {
        name: 'coordinacion-plan',
        alt: 'Parte «Decidir» del plan de mejora: cuántas acciones faltan decidir y las obligatorias primero.',
      },
    },
    {
      id: 'avance',
      title: 'Informar el avance',
      at: [
        '/panel/plan/:year/ejecucion',
        '/panel/plan/:year/acciones/:actionId/avance',
        '/panel/plan/:year/informes/:cutOff',
      ],
      alsoFrom: ['/panel/plan/:year/acciones/:actionId/medios'],
      says: [
        'En «Ejecutar», desde dos semanas antes de cada corte: si la acción está como estaba, «Sigue igual»; si no, ábrala, diga cómo va y presione «Guardar el avance». Hecha pide un medio de verificación. En «Informes» sale el informe de cada corte, en PDF y Word.',
      ],
    },
    {
      id: 'noviembre',
      title: 'Registro anual e informe de noviembre',
      at: ['/panel/registro-anual/:year', '/panel/informe-noviembre/:year', '/panel/adecuacion', '/panel/traspaso'],
      alsoFrom: [
        '/panel/registro-anual/:year/nuevo/:kind',
        '/panel/registro-anual/:year/datos/:factId',
        '/panel/registro-anual/:year/planilla',
        '/panel/informe-noviembre/:year/vista',
        '/panel/adecuacion/:documentId',
      ],
      steps: [
        'Durante el año anote en «Registro anual del mecanismo» lo que se hizo, con sus pruebas, o «No hubo nada este año» donde no hubo. Lo envía la persona titular.',
        'El informe junta ese registro, el plan y los resultados. Escriba lo que solo usted sabe, «Guardar lo escrito», y «Enviar a la persona titular». También puede «Presentar con el PDF firmado fuera de Espejo» o «Presentar sin firma».',
        'Lleve al día «Adecuación a la Ley 32535». Si cambian las autoridades, imprima «Traspaso de la gestión».',
      ],
    },
    {
      id: 'no-se-ve',
      title: 'Lo que Espejo no le muestra, y por qué',
      at: ['/anonimato'],
      points: [
        'Quién respondió, quién no, ni qué respondió nadie: no se guarda nombre, hora, aparato ni dirección.',
        'Resultados de menos de diez respuestas, ni los que permitirían deducirlos restando. Dice la razón, no el número.',
        'Códigos y papeletas: quien lee resultados no los tiene, y quien los tiene no los lee.',
        'Resultados antes del cierre, ni dos del mismo año para restarlos. Las cifras de quejas de la hoja de SERVIR: solo Recursos Humanos.',
      ],
    },
    faultsPart(
      [
        '/panel/entidad/personal',
        CAMPAIGN,
        '/panel/plan/:year/revision',
        '/panel/informe-noviembre/:year',
        '/panel/cuentas',
      ],
      [
        {
          when: 'Alguien perdió su código',
          then: 'Con papeleta: saca otra de la caja de la custodia. Con correo: la custodia revisa la dirección y vuelve a invitar. Usted no puede darle otro.',
        },
        {
          when: 'Hay muy pocas respuestas',
          then: 'Recuerde el plazo a todo el personal y extiéndalo. Con menos de diez en el último día, Espejo lo prolonga una vez diez días. Si aun así no llegan, no hay resultado propio: sirven para el conjunto del país.',
        },
        {
          when: 'Hubo más respuestas que personas',
          then: 'Use «Proponer la cifra correcta» con su documento. El MIMP decide una sola vez.',
        },
        {
          when: 'El MIMP observó el plan, el informe o un dato',
          then: 'El plan: responda cada comentario en «Revisión del MIMP» («Enviar la respuesta»); sigue su curso. El informe: «Empezar una corrección» y preséntelo de nuevo. Un dato del registro: ábralo y responda.',
        },
        {
          when: 'Usted deja la coordinación',
          then: 'Invite a «Mi relevo en la coordinación»: su función termina cuando acepte. Lo abierto sigue y cierra en su fecha.',
        },
      ],
      ['/panel/registro-anual/:year/datos/:factId', '/panel/cuentas/:membershipId'],
    ),
  ],
}
