import { enterPart, faultsPart } from './common-parts.ts'
import type { Manual } from './manual.ts'

const CAMPAIGN = '/panel/aplicaciones/:campaignId'

export const HEAD_MANUAL: Manual = {
  role: 'head',
  says: 'Usted dirige la entidad, o actúa por delegación con una resolución. Lee los resultados, firma el plan de mejora y el informe de noviembre con su cuenta, envía el registro anual y responde de quién tiene acceso. No ve la respuesta de ninguna persona ni quién respondió.',
  year: [
    {
      when: 'Al empezar',
      what: 'Confirmar a quien custodia los códigos y a quien digita. Invitar a Recursos Humanos.',
    },
    { when: 'Cuando cierra una aplicación', what: 'Leer los resultados y decidir con la coordinación.' },
    { when: 'Dentro de 30 días de recibirlo', what: 'Firmar el plan de mejora o devolverlo con su razón.' },
    { when: '30 de junio y 31 de octubre', what: 'Mirar cómo va el plan en cada corte.' },
    { when: 'Noviembre', what: 'Enviar el registro anual y firmar el informe, hasta el 30.' },
    { when: 'Una vez al año', what: 'Confirmar la lista de cuentas. Si no, las demás pierden el acceso.' },
  ],
  parts: [
    enterPart(true),
    {
      id: 'inicio',
      title: 'Su página de inicio',
      at: ['/panel'],
      says: [
        '«Cómo va mi entidad» empieza con «Le toca a usted»: lo que espera su decisión, con un enlace a donde se toma. Bastan unos minutos: si no hay nada, lo dice. Debajo ve en qué paso está cada herramienta. Puede abrir todo lo que ve la coordinación; cambiarlo, solo lo que este manual dice.',
      ],
      picture: {
        name: 'titular-inicio',
        alt: 'Página «Cómo va mi entidad» de la persona titular, con la lista «Le toca a usted».',
      },
    },
    {
      id: 'cuentas',
      title: 'Quién entra: cuentas y confirmaciones',
      at: ['/panel/cuentas', '/panel/cuentas/invitar', '/panel/cuentas/:membershipId', '/panel/cuentas/prestar'],
      steps: [
        'En «Cuentas», bajo «Esperan su confirmación», abra a cada persona que custodiará códigos o digitará. Hable con ella: debe existir, trabajar en otra unidad y no ser otra cuenta de quien coordina. Marque la frase y confírmela, o use «No confirmar» con su razón.',
        'Con «Invitar a una persona» nombra a la coordinación («Coordinación del mecanismo»), delega («Por delegación de la titular o el titular») e invita a «Recursos Humanos (hoja de SERVIR)»: esa cuenta solo la da usted.',
        'Una vez al año revise la lista y presione «Confirmo que la lista es correcta». Espejo avisa 60 y 30 días antes.',
        'Cuando alguien se va, abra su nombre y use «Terminar el acceso», o anote su último día.',
        'Si de su entidad dependen otras de menos de 100 personas, puede «Prestar a una entidad pequeña» a quien custodie o digite.',
      ],
      picture: {
        name: 'titular-cuentas',
        alt: 'Página de cuentas de la entidad: quién espera su confirmación y, debajo, las personas con acceso.',
      },
    },
    {
      id: 'aplicacion',
      title: 'Cuando su entidad aplica una herramienta',
      at: ['/panel/aplicaciones', CAMPAIGN, `${CAMPAIGN}/dominios`],
      points: [
        'Anuncie la aplicación a todo el personal por igual y diga que es voluntaria. No pregunte a nadie si respondió.',
        'Las invitaciones por correo van solo al dominio de la entidad. Si el personal usa otro, ábralo en «Aceptar otro dominio» y presione «Aceptar el dominio»: quien abre muchos buzones podría responder muchas veces.',
        'Mientras está abierta se ve solo la participación, redondeada.',
      ],
    },
    {
      id: 'resultados',
      title: 'Leer los resultados',
      at: ['/panel/resultados', `${CAMPAIGN}/resultados`, `${CAMPAIGN}/lo-que-dijimos`],
      alsoFrom: [`${CAMPAIGN}/resultados/:tab`, `${CAMPAIGN}/informe`],
      steps: [
        'En «Resultados» abra el resultado. «Resumen» dice en una pantalla el puntaje con su margen, la participación, dónde trabajar primero y lo que no puede esperar.',
        'En «Descargar o imprimir» tome «Una hoja para la persona titular (PDF)»: tres hallazgos y tres decisiones.',
        'En «Hoja y página pública para el personal» vea qué leerá su personal. Se publica sola en la fecha que prometió el aviso; usted puede adelantarla con «Publicar ahora». No se deshace.',
      ],
      points: [
        'Un puntaje bajo puede ser confianza para hablar. No sirve para sancionar ni para comparar jefaturas.',
        'Nunca intente averiguar quién respondió. Si algo preocupa, se trabaja con toda la entidad.',
      ],
      picture: {
        name: 'titular-resultados',
        alt: 'Parte «Dónde trabajar primero» del resumen de un resultado, con las acciones que ya están en el plan.',
      },
    },
    {
      id: 'plan',
      title: 'Firmar o devolver el plan de mejora',
      at: ['/panel/plan/:year/firma', '/panel/plan/:year/ejecucion', '/panel/plan/:year/acciones/:actionId/avance'],
      alsoFrom: [
        '/panel/plan/:year',
        '/panel/plan/:year/acciones/:actionId/devolver',
        '/panel/plan/:year/versiones/:version',
        '/panel/deberes',
      ],
      steps: [
        'Abra «Plan» y la parte «Aprobar y firmar». Lea «Lo que se firma»: acciones aceptadas, deberes aplazados y lo que no se hará, cada uno con su razón.',
        'Si está de acuerdo, escriba su cargo y el documento de su designación, marque que leyó el plan, escriba el código de su teléfono y presione «Firmar el plan». Lo firmado queda fijo con su nombre.',
        'Si no, abra «Devolver a la coordinación», diga qué debe cambiar y presione «Devolver con esta razón».',
        'Si una acción dada por hecha no lo está, ábrala y use «Devolver: aún no está hecha».',
      ],
      says: [
        'Tiene 30 días. Si pasan, la página dice que el plan sigue sin su firma: las acciones pueden empezar igual. Lo que obliga una norma hoy está en «Lo que obliga la norma hoy», desde su inicio.',
      ],
      picture: {
        name: 'titular-firma',
        alt: 'Parte «Aprobar y firmar» de un plan firmado: cada paso con su fecha, desde decidir las acciones hasta la firma.',
      },
    },
    {
      id: 'noviembre',
      title: 'Registro anual e informe de noviembre',
      at: [
        '/panel/registro-anual/:year',
        '/panel/informe-noviembre/:year',
        '/panel/adecuacion',
        '/panel/presupuesto-mef',
      ],
      alsoFrom: ['/panel/registro-anual/:year/datos/:factId', '/panel/informe-noviembre/:year/vista'],
      steps: [
        'En «Registro anual del mecanismo» revise lo que el equipo anotó y envíelo en «Enviar al MIMP». Lo enviado no cambia, salvo que el MIMP lo observe.',
        'Cuando la coordinación le envíe el informe, léalo en la misma página. «Firmar y presentar el informe» lo firma con su segundo paso y lo presenta al MIMP; o «Devolver a la coordinación».',
        'Mire en la página si además hay que ingresar el oficio por mesa de partes: lo dice ahí.',
        'En «Adecuación a la Ley 32535», cuando no quede ningún documento por adecuar, «Dar por terminada».',
        'En «Presupuesto según el MEF» confirme las cifras que el MIMP tomó, o envíe una objeción.',
      ],
    },
    {
      id: 'no-se-ve',
      title: 'Lo que Espejo no le muestra, y por qué',
      at: ['/anonimato'],
      points: [
        'Quién respondió ni qué respondió nadie. No se guarda, y por eso nadie puede entregárselo, tampoco el MIMP.',
        'Resultados de menos de diez respuestas, ni de grupos pequeños que se deducen restando. En hostigamiento, lo que pasó a las personas se cuenta con un poco de azar añadido.',
        'Códigos para responder. Tampoco la hoja de quejas que Recursos Humanos lleva para SERVIR.',
        'El presupuesto no es anónimo: lo llena el equipo y lo firma quien dirige planeamiento.',
      ],
    },
    faultsPart(
      ['/panel/cuentas', '/panel/plan/:year/revision', '/panel/traspaso', '/solicitar-cuenta'],
      [
        {
          when: 'Le piden quién respondió, o las respuestas',
          then: 'No existen en ninguna parte. Muestre la página /anonimato.',
        },
        {
          when: 'El MIMP comentó o pide modificar el plan',
          then: 'Responde la coordinación en «Revisión del MIMP». Lo firmado sigue su curso; una modificación vuelve a usted para firmarla.',
        },
        {
          when: 'Se quedó sin coordinación',
          then: 'Invite a otra persona. Lo abierto sigue y cierra en su fecha.',
        },
        {
          when: 'Firmó con un error',
          then: 'La coordinación empieza una modificación con su razón y usted la firma. La versión anterior se conserva.',
        },
        {
          when: 'Termina su gestión',
          then: 'Imprima «Traspaso de la gestión» para el expediente. Quien entra pide su cuenta en /solicitar-cuenta con su resolución o credencial.',
        },
      ],
    ),
  ],
}
