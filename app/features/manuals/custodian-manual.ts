import { enterPart, faultsPart } from './common-parts.ts'
import type { Manual } from './manual.ts'

const CUSTODY = '/custodia/:campaignId'

export const CUSTODIAN_MANUAL: Manual = {
  role: 'custodian',
  says: 'Usted imprime, guarda y reparte los códigos con que el personal responde, y los formularios en papel. Por eso trabaja en otra unidad que la coordinación y no ve quién respondió, cuántas personas respondieron ni resultados. De su cuidado depende que nadie responda dos veces y que nadie sepa quién tiene qué código.',
  year: [
    {
      when: 'Antes del primer día',
      what: 'Imprimir papeletas y formularios; entregarlos por sede. Escribir los correos, si se invita así.',
    },
    { when: 'Mientras se responde', what: 'Guardar la caja. Recordatorio por correo, uno por semana como máximo.' },
    { when: 'Último día', what: 'Sellar la caja de formularios y entregarla a quien digita.' },
    { when: 'Al cierre', what: 'Destruir lo que sobró sin contarlo y firmar el acta.' },
  ],
  parts: [
    enterPart(true),
    {
      id: 'empezar',
      title: 'Antes de empezar',
      at: ['/custodia'],
      says: [
        'Su función empieza cuando la persona titular la confirma por su nombre. Quien la confirma responde de que usted trabaja en otra unidad y no lee resultados. En «Códigos» están las aplicaciones de su entidad: abra una para ver qué falta. Si no hay ninguna, todavía no le toca nada.',
      ],
      picture: {
        name: 'custodia-inicio',
        alt: 'Página «Códigos» de la custodia: la lista «Le toca a usted», con lo que falta imprimir y a quién falta invitar.',
      },
    },
    {
      id: 'papeletas',
      title: 'Imprimir y repartir papeletas',
      at: [CUSTODY, `${CUSTODY}/papeletas`],
      steps: [
        'Abra la aplicación y «Imprimir papeletas». Escriba cuántas: una por cada persona que trabaja ahí. Si son varias sedes, abra «Hay varias sedes» y ponga cada una con su número. No hay de reserva.',
        'Tenga lista la impresora antes de «Crear papeletas»: se ven durante una hora y solo en ese navegador. Presione «Imprimir las papeletas». Después nadie puede volver a verlas, tampoco usted.',
        'Use papel del color que dice la hoja, para no mezclar dos herramientas. Recorte, doble y mezcle en una caja cerrada. Un sobre por sede, con la hoja para quien reparte.',
        'Cada persona saca una, sin mirar. No anote quién saca cuál ni cuántas sacó un equipo. Quien no quiere participar puede sacar una y no usarla.',
        'Guarde la caja bajo llave. No copie ni fotografíe códigos: con uno se puede responder por otra persona.',
      ],
      picture: {
        name: 'custodia-aplicacion',
        alt: 'Una aplicación vista por la custodia: todavía sin papeletas impresas, con el botón «Imprimir papeletas».',
      },
    },
    {
      id: 'correos',
      title: 'Invitar por correo',
      at: [`${CUSTODY}/correos`],
      steps: [
        'Si la aplicación usa correo, abra «Invitar y recordar por correo» y pegue las direcciones, una por línea. Solo valen las del dominio de la entidad; la persona titular puede aceptar otro.',
        'Presione «Enviar invitaciones». Guarde su lista: Espejo no vuelve a mostrar los correos a nadie.',
        'Con la aplicación abierta puede «Enviar el recordatorio»: sale igual para todas las personas invitadas, porque nadie sabe quién respondió.',
      ],
    },
    {
      id: 'papel',
      title: 'Formularios en papel',
      at: [`${CUSTODY}/papel`],
      says: [
        'Para quien no puede responder en un celular. Hostigamiento sexual nunca va en papel. Hace falta que ya haya alguien confirmado para digitar.',
      ],
      steps: [
        'En «Preparar formularios en papel» escriba cuántos y presione «Preparar el lote». Júntelos por varias sedes si son menos de diez.',
        'Abra el PDF («Formulario del lote»), imprima tantas copias como dice el lote, por las dos caras, grape cada una y ponga el mismo sello de su unidad.',
        'Entréguelos en blanco a quien los pida, junto a una caja cerrada con ranura. No anote a quién.',
        'El último día selle la caja ante otra persona y entréguela a quien digita. Usted no digita ni lee.',
      ],
      picture: {
        name: 'custodia-papel',
        alt: 'Página «Formularios en papel»: preparar un lote y los lotes preparados.',
      },
    },
    {
      id: 'acta',
      title: 'Al cierre: destruir lo que sobró',
      at: [`${CUSTODY}/acta`],
      steps: [
        'Junte las papeletas y los formularios en blanco que sobraron, también los que devolvieron las sedes. No los cuente: con ese número se sabría cuántas personas respondieron.',
        'Destrúyalos ante otra persona.',
        'En «Firmar el acta» escriba el día y quién lo vio, marque la frase y presione «Firmar el acta». «Imprimir el acta» da el papel para las dos firmas. Se firma una sola vez.',
      ],
    },
    {
      id: 'no-se-ve',
      title: 'Lo que Espejo no le muestra, y por qué',
      at: ['/anonimato'],
      points: [
        'Quién usó su código, cuántos se usaron y cualquier resultado: quien tiene códigos sabría demasiado si además viera respuestas.',
        'Los códigos, pasada una hora, y las direcciones de correo: no se guardan de modo que alguien pueda leerlos.',
        'Mientras sea custodia, y doce meses después, no puede coordinar, ser titular, leer resultados ni digitar en la misma entidad.',
      ],
    },
    faultsPart(
      [`${CUSTODY}/papeletas`, `${CUSTODY}/correos`, `${CUSTODY}/papel`, '/ayuda'],
      [
        {
          when: 'Alguien perdió su papeleta',
          then: 'Que saque otra de la caja: siempre quedan las de quienes están de licencia o de vacaciones. No pregunte si ya respondió.',
        },
        {
          when: 'Se trabó la impresora',
          then: 'Durante una hora, en el mismo navegador, use «Ver otra vez» en la página de las papeletas.',
        },
        {
          when: 'Se perdió un lote entero',
          then: 'Antes del primer día: abra «Se perdió este lote: imprimirlo de nuevo». Los códigos perdidos dejan de servir. Después del primer día ya no se puede: avise a la coordinación, que puede anular la aplicación.',
        },
        {
          when: 'Una invitación no se pudo entregar',
          then: 'La página dice cuántas rebotaron. Revise su lista y escriba bien esas direcciones.',
        },
        {
          when: 'Un código no sirve',
          then: 'Pida que lo escriba de nuevo, sin mostrárselo a nadie. Si sigue sin servir, que saque otro de la caja.',
        },
        {
          when: 'Le piden la lista de quién recibió qué',
          then: 'No debe existir. Nadie puede exigírsela, tampoco su jefatura.',
        },
      ],
    ),
  ],
}
