import { enterPart, faultsPart } from './common-parts.ts'
import type { Manual } from './manual.ts'

const RESULTS = '/panel/aplicaciones/:campaignId/resultados'

export const READER_MANUAL: Manual = {
  role: 'reader',
  says: 'Usted integra el mecanismo para la igualdad, es Oficial para la Igualdad o trabaja en una oficina que debe leer algunos resultados. Lee los que la coordinación o la persona titular eligieron para usted, con las acciones que propusieron al plan, hasta la fecha de su acceso. No cambia nada y no ve la respuesta de ninguna persona.',
  year: [
    { when: 'Cuando le comparten un resultado', what: 'Leerlo antes de la reunión del mecanismo. Llega un correo.' },
    { when: 'Reunión del mecanismo', what: 'Discutir qué se puede afirmar y qué acciones tomar.' },
    { when: '30 de junio y 31 de octubre', what: 'Mirar cómo van las acciones, en el informe de cada corte.' },
    { when: 'Último día de su acceso', what: 'Descargar lo que deba quedar en actas. Después ya no entra.' },
  ],
  parts: [
    enterPart(false),
    {
      id: 'inicio',
      title: 'Lo que le compartieron',
      at: ['/panel/compartidos', '/panel/adecuacion'],
      says: [
        '«Resultados compartidos» es su página de inicio: cada resultado que puede leer, con una frase que lo resume, y debajo los planes con las acciones que propuso. En «Adecuación» ve qué documentos de la entidad se cambian por la Ley 32535.',
      ],
      picture: {
        name: 'lectura-resumen',
        alt: 'Resumen de un resultado: la frase que lo resume, las partes del resultado y el puntaje con su margen y su nivel.',
      },
    },
    {
      id: 'leer',
      title: 'Leer un resultado en diez minutos',
      at: [RESULTS, `${RESULTS}/:tab`],
      alsoFrom: ['/panel/aplicaciones/:campaignId/informe'],
      steps: [
        'Abra el resultado. En «Resumen» lea la primera frase, el puntaje con su margen y cuánta gente respondió. Con poca participación, el resultado habla de quienes respondieron y no de toda la entidad.',
        'En «Dimensiones» vea cuál está más baja. Si sus intervalos se tocan, no hay una más débil.',
        'En «Mujeres y hombres» fíjese en la conclusión de la tabla: solo se llama brecha a la diferencia que el azar no explica y que llega a cinco puntos.',
        'En «Preguntas» mire cuánta gente respondió que no sabe: también es un hallazgo.',
        'En «Cómo se calculó» está el detalle. Todo lo demás, en la página pública de metodología.',
      ],
      points: [
        'Estereotipos describe opiniones, no faltas. Hostigamiento: un puntaje bajo puede ser confianza para hablar.',
        'No compare con otra entidad por su cuenta: los márgenes y quiénes respondieron son distintos.',
      ],
      picture: {
        name: 'lectura-dimensiones',
        alt: 'Parte «Dimensiones» de un resultado: cada dimensión con su puntaje y su intervalo.',
      },
    },
    {
      id: 'plan',
      title: 'Ver las acciones y cómo van',
      at: ['/panel/plan/:year', '/panel/plan/:year/ejecucion', '/panel/plan/:year/informes/:cutOff'],
      alsoFrom: ['/panel/plan/:year/acciones/:actionId/avance', '/panel/plan/:year/versiones/:version'],
      steps: [
        'Desde «Resultados compartidos» abra el plan. Ve solo las acciones de los resultados que le compartieron, con su razón.',
        'En «Ejecutar» está cómo va cada una; en «Informes», cómo estaban en cada corte, para llevar a la reunión en PDF o Word.',
      ],
    },
    {
      id: 'reunion',
      title: 'En la reunión',
      at: [RESULTS],
      points: [
        'Lleve el informe de «Descargar o imprimir», no fotos de la pantalla. No lo reenvíe: cada cuenta lee lo que le compartieron.',
        'Hable de grupos y de procedimientos, nunca de personas. No pida que alguien diga qué respondió, ni adivine.',
        'Si ve un dato que no se muestra, no lo reconstruya restando: se ocultó para proteger a alguien.',
      ],
    },
    {
      id: 'no-se-ve',
      title: 'Lo que Espejo no le muestra, y por qué',
      at: ['/anonimato', '/metodologia'],
      points: [
        'Respuestas de personas, ni quién respondió: no se guarda.',
        'Resultados de menos de diez respuestas, ni los que permitirían deducirlos.',
        'Otros resultados de su entidad, participación de una aplicación abierta, cuentas y códigos: no son de su función.',
        'Si custodió códigos o digitó formularios, no puede leer resultados de esa entidad hasta doce meses después.',
      ],
    },
    faultsPart(
      ['/panel/compartidos', '/cuenta/funciones'],
      [
        {
          when: 'No hay nada compartido',
          then: 'Pida a la coordinación que elija, en su cuenta, qué resultados puede leer.',
        },
        {
          when: 'Ayer podía leerlo y hoy no',
          then: 'Terminó su acceso, o la persona titular aún no confirmó la lista de cuentas de este año. Mire en «Mis funciones» qué dice y avísele.',
        },
        {
          when: 'El documento que descargó no coincide con la página',
          then: 'El resultado no cambia; las acciones del plan sí. Compare la fecha del documento y descárguelo otra vez.',
        },
        {
          when: 'Le piden el archivo con las respuestas',
          then: 'No existe: nadie las recibe, tampoco el MIMP. Muestre la página /anonimato.',
        },
      ],
    ),
  ],
}
