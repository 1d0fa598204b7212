import { enterPart, faultsPart } from './common-parts.ts'
import type { Manual } from './manual.ts'

const BATCH = '/panel/digitacion/:batchId'

export const TRANSCRIBER_MANUAL: Manual = {
  role: 'transcriber',
  says: 'Usted pasa a Espejo los formularios que el personal respondió en papel. Los recibe en un sobre o caja sellada de la custodia, y son de otra unidad que la suya. No ve resultados, y lo que guarda no se vuelve a mostrar a nadie, tampoco a usted.',
  year: [
    { when: 'Antes de la aplicación', what: 'Que la persona titular confirme su cuenta.' },
    { when: 'Último día para responder', what: 'Recibir de la custodia la caja sellada y abrirla con acta.' },
    { when: 'Los cinco días hábiles siguientes', what: 'Digitar, repetir la muestra, terminar el lote.' },
    { when: 'Al terminar', what: 'Imprimir el acta y destruir los formularios ante otra persona.' },
  ],
  parts: [
    enterPart(false),
    {
      id: 'lotes',
      title: 'Sus lotes',
      at: ['/panel/digitacion'],
      says: [
        'En «Digitación» está cada lote con su código, cuántos formularios se imprimieron y hasta qué día se digita. El mismo código está en el PDF y en la caja. Un lote lo digita una sola persona de principio a fin: así cada formulario lo lee una sola persona.',
      ],
      picture: {
        name: 'digitacion-lotes',
        alt: 'Página «Digitación de formularios en papel», con un lote y el día hasta el que se digita.',
      },
    },
    {
      id: 'abrir',
      title: 'Abrir el sobre',
      at: [BATCH],
      steps: [
        'Compruebe que está sellado. Ábralo ante otra persona y cuente los formularios sin leerlos. Un formulario son varias hojas grapadas; una hoja suelta no cuenta. Si el formulario dice que lleva sello y no lo tiene, es una copia: tampoco.',
        'Abra el lote y llene «Acta de apertura»: «Formularios en el sobre» y «Quién vio abrir el sobre».',
        'Marque las dos frases, que el sobre estaba cerrado y que usted no trabaja en esa unidad, y presione «Abrir con esta acta».',
      ],
      picture: {
        name: 'digitacion-lote',
        alt: 'Página de un lote: el acta de apertura, con cuántos formularios trae el sobre.',
      },
    },
    {
      id: 'digitar',
      title: 'Digitar',
      at: [BATCH, `${BATCH}/formulario`],
      steps: [
        'Escriba con lápiz el número que dice la página en una esquina de la primera hoja. Sirve para encontrarlo si hay que repetirlo; no es de nadie.',
        'Un número por pregunta y Enter para seguir. Deje en blanco, o 0, si no hay marca o si hay dos. Una casilla rellena entera está anulada: vale la otra.',
        'No adivine ni corrija lo que la persona quiso decir. Si hay algo escrito a mano, no lo copie ni lo comente.',
        'Al final, «Guardar el formulario». La página da el siguiente número.',
      ],
    },
    {
      id: 'terminar',
      title: 'Repetir la muestra y terminar',
      at: [BATCH, `${BATCH}/formulario`],
      steps: [
        'Cuando están todos, Espejo pide digitar otra vez algunos, sin mirar lo anterior.',
        'Si algo no coincide, mire el formulario y elija lo que dice; después «Guardar lo que dicen los formularios».',
        'Presione «Terminar el lote»: las respuestas se mezclan con las demás y ya no se ven ni se corrigen.',
        '«Imprimir el acta», guárdela y destruya los formularios ante otra persona, sin leerlos.',
      ],
    },
    {
      id: 'no-se-ve',
      title: 'Lo que Espejo no le muestra, y por qué',
      at: ['/anonimato'],
      points: [
        'Resultados ni participación: quien lee formularios uno por uno reconocería a alguien al ver un promedio.',
        'Lo que ya digitó: se guarda cifrado. Por eso corregir un formulario es digitarlo entero otra vez.',
        'Mientras digita, y doce meses después, no puede coordinar, ser titular, leer resultados ni custodiar códigos en la misma entidad.',
        'No comente con nadie lo que lea: son respuestas anónimas de colegas.',
      ],
    },
    faultsPart(
      [BATCH, `${BATCH}/formulario`],
      [
        {
          when: 'El sobre llegó abierto o sin sello',
          then: 'No lo abra con acta. Avise a la custodia y a la coordinación, sin leer los formularios.',
        },
        {
          when: 'Hay más o menos formularios de los que contó',
          then: 'Abra «El número de formularios no cuadra», escriba cuántos hay y por qué, y presione «Corregir el conteo».',
        },
        {
          when: 'Guardó mal un formulario',
          then: 'Antes de terminar el lote puede digitarlo entero de nuevo: reemplaza lo anterior, que no se muestra.',
        },
        {
          when: 'No puede seguir (licencia, cambio de unidad)',
          then: 'Avise a la coordinación. Cuando su acceso termine, otra persona confirmada, con el sobre en la mano, presiona «Empezar de nuevo»: lo digitado se destruye y el sobre se abre con otra acta.',
        },
        {
          when: 'Se acabó el plazo',
          then: 'La aplicación se cerró y el lote ya no se digita. Destruya los formularios ante otra persona, sin leerlos.',
        },
      ],
    ),
  ],
}
