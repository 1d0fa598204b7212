import { enterPart, faultsPart } from './common-parts.ts'
import type { Manual } from './manual.ts'

const SHEET = '/panel/hoja-servir/:half'

export const HUMAN_RESOURCES_MANUAL: Manual = {
  role: 'human-resources',
  says: 'Usted anota cada semestre, en cifras, las quejas de hostigamiento sexual y los casos de oficio de su entidad, y descarga la hoja que se envía a SERVIR. Son datos reservados: salen de los expedientes, nunca de un cuestionario. Nadie más de la entidad los ve.',
  year: [
    {
      when: 'Julio',
      what: 'Anotar el semestre de enero a junio, también si no hubo nada. Enviar la hoja a SERVIR si hubo.',
    },
    { when: 'Enero', what: 'Lo mismo del semestre de julio a diciembre.' },
    {
      when: 'Hasta el 30 de setiembre y el 31 de marzo',
      what: 'Último día en que lo anotado entra en los totales del país.',
    },
    { when: 'Todo el año', what: 'Cuidar la cuenta. Avisar a la persona titular si otra persona se hará cargo.' },
  ],
  parts: [
    enterPart(true),
    {
      id: 'que-es',
      title: 'Qué es la hoja y qué no es',
      at: ['/panel/hoja-servir'],
      says: [
        'El reglamento de la Ley 27942 pide informar a SERVIR cada seis meses sobre quejas, casos iniciados de oficio y medidas de mejora. La norma no fija el día. Donde no hubo quejas ni casos no se envía nada a SERVIR, pero anótelo aquí: así se sabe que no hubo, y no que nadie lo dijo.',
        'Espejo no recibe denuncias. Quien quiera denunciar va al canal de su entidad, o a las líneas de ayuda que están en /ayuda.',
      ],
      picture: {
        name: 'recursos-humanos-semestres',
        alt: 'Página «Hoja semestral para SERVIR»: cada semestre con su estado y la hoja para descargar.',
      },
    },
    {
      id: 'llenar',
      title: 'Llenar un semestre',
      at: ['/panel/hoja-servir', SHEET],
      steps: [
        'En «Hoja de SERVIR» abra el semestre. Se pueden anotar el último que terminó y los tres anteriores.',
        'En «En el semestre, ¿hubo quejas o casos de oficio?» elija «No hubo quejas ni casos», o «Sí hubo».',
        'Si hubo, llene todas las cifras; donde no hubo, escriba 0. Cuente los casos que se conocieron en el semestre, y lo que pasó con ellos hasta hoy. Un caso que empezó en otro semestre se cuenta en el suyo.',
        'Cada cifra cabe en la anterior: investigaciones terminadas no puede ser más que las iniciadas. Si no cuadra, la página dice cuál.',
        'En «Medidas para mejorar el ambiente laboral (opcional)» escriba medidas, sin nombres ni detalles que señalen a una persona.',
        '«Guardar». Puede corregir mientras el semestre esté abierto.',
      ],
      picture: {
        name: 'recursos-humanos-hoja',
        alt: 'Formulario de un semestre: la pregunta de si hubo quejas o casos, y las primeras cifras.',
      },
    },
    {
      id: 'enviar',
      title: 'Entregar la hoja a SERVIR',
      at: ['/panel/hoja-servir', SHEET],
      steps: [
        'Con el semestre guardado, presione «Descargar» en la lista: es un archivo de Excel con las cifras.',
        'Entréguelo a SERVIR por el canal de su entidad. Espejo no lo envía.',
        'Anote el día en «Fecha en que la entregó a SERVIR (si ya lo hizo)» y guarde.',
        'Borre el archivo de las carpetas compartidas. En su equipo, guárdelo como un expediente reservado.',
      ],
    },
    {
      id: 'cuidar',
      title: 'Cuidar estas cifras',
      at: ['/cuenta'],
      points: [
        'Nadie más debe abrir esta cuenta. Con un solo caso, una cifra señala a una persona.',
        'No las ponga en correos, actas, presentaciones ni en el informe de noviembre.',
        'No las lea junto a los resultados del cuestionario de hostigamiento: que haya más quejas puede ser confianza para presentarlas.',
        'Quien conoce las quejas no coordina, no es titular, no custodia códigos ni digita en la misma entidad.',
        'En «Mi cuenta» mire dónde tiene la sesión abierta y cierre las que no reconozca.',
      ],
    },
    {
      id: 'ficha',
      title: 'La ficha de datos es otra cosa',
      at: [],
      says: [
        'La ficha de datos del personal (totales de mujeres y hombres por régimen, pago y licencias) se llena con otra función, «Equipo de la entidad». Si también la llena usted, pida esa función: las dos están en la misma cuenta y se cambia de una a otra en el menú de arriba. En la ficha no van quejas ni denuncias.',
      ],
    },
    {
      id: 'no-se-ve',
      title: 'Lo que Espejo no le muestra, y por qué',
      at: ['/anonimato'],
      points: [
        'Resultados del cuestionario, participación, códigos y el plan: con las quejas en la mano, un resultado diría demasiado.',
        'Las hojas de otras entidades. El equipo de análisis del MIMP lee la suya y ve totales desde cinco entidades con casos.',
        'Las cifras se guardan cifradas y se borran a los cinco años. No salen en copias legibles, correos ni datos abiertos.',
      ],
    },
    faultsPart(
      ['/panel/hoja-servir', SHEET],
      [
        {
          when: 'La página no deja guardar',
          then: 'Una cifra es mayor que la que la contiene, o falta alguna. El mensaje está junto al casillero y lo escrito se queda.',
        },
        {
          when: 'Dice «No se puede leer: escríbala otra vez»',
          then: 'Se restauró una copia sin la llave de esas cifras. Tómelas del expediente y escríbalas de nuevo.',
        },
        {
          when: 'Un caso cambió después de guardar',
          then: 'Abra el semestre en que se conoció y corrija. Si ya la entregó a SERVIR, entregue la corrección también.',
        },
        {
          when: 'El semestre ya no se cambia',
          then: 'Terminó su tiempo. Conserve el expediente y, si SERVIR lo pide, corrija directamente con SERVIR.',
        },
        {
          when: 'Le piden estas cifras la coordinación o la persona titular',
          then: 'No las ven en Espejo a propósito. Lo que la ley pide entregar va por el expediente, no por aquí.',
        },
      ],
    ),
  ],
}
