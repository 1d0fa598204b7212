import { enterPart, faultsPart } from './common-parts.ts'
import type { Manual } from './manual.ts'

const ENTITY_ACCOUNTS = '/nacional/entidades/:entityId/cuentas'

export const ADMINISTRATOR_MANUAL: Manual = {
  role: 'administrator',
  says: 'Usted mantiene el directorio de entidades, las cuentas y lo que el Ministerio dice de sí, y vigila que Espejo funcione. Lee el país como el equipo de análisis. No decide sobre cifras, planes ni presupuestos, no ve respuestas y no puede abrir la cuenta de nadie. Quien opera la máquina es otra persona: este manual dice cuándo llamarla.',
  year: [
    { when: 'Cada día', what: '«Le toca a usted»: pedidos de cuenta, correos que no salieron, copia de la noche.' },
    { when: 'Cada mes', what: 'Entidades sin coordinación. Estado de Espejo. Plazos que vencen.' },
    {
      when: 'Enero',
      what: 'Cambios de autoridades: pedidos de cuenta de titulares nuevos. Directorio al día con las normas del año.',
    },
    {
      when: 'Octubre',
      what: 'Confirmar qué dispone el MIMP sobre mesa de partes, antes de los informes de noviembre.',
    },
    {
      when: 'Cuando haya una norma',
      what: 'Crear, renombrar, fusionar o cerrar entidades, con su documento y su fecha.',
    },
  ],
  parts: [
    enterPart(true),
    {
      id: 'inicio',
      title: 'Su página de inicio',
      at: ['/nacional'],
      says: [
        '«El país» empieza con «Le toca a usted». Si algún correo no salió, más abajo dice cuál y por qué. El resto es el tablero del país, igual que para el equipo de análisis; su manual explica cómo leerlo.',
      ],
      picture: {
        name: 'administracion-inicio',
        alt: 'Página «El país» de la administración: pedidos de cuenta y otras cosas que esperan.',
      },
    },
    {
      id: 'pedidos',
      title: 'Pedidos de cuenta',
      at: ['/nacional/solicitudes', '/solicitar-cuenta'],
      steps: [
        'En «Cuentas», «Pedidos de cuenta». Nadie comprobó todavía quién escribe: busque la resolución que nombra, y lea las advertencias (correo personal, ya hay otra persona en la función).',
        'Si corresponde, «Conceder e invitar»: la persona recibe un enlace de siete días.',
        'Si no, «Rechazar» con su razón: la persona la leerá.',
      ],
      picture: {
        name: 'administracion-pedidos',
        alt: 'Página «Pedidos de cuenta»: un pedido con su entidad, la función que pide, el cargo y el correo.',
      },
    },
    {
      id: 'cuentas',
      title: 'Cuentas de entidades y del Ministerio',
      at: [
        '/nacional/cuentas',
        '/nacional/cuentas/invitar',
        ENTITY_ACCOUNTS,
        `${ENTITY_ACCOUNTS}/:membershipId`,
        '/nacional/sin-coordinacion',
      ],
      alsoFrom: ['/nacional/cuentas/:membershipId', `${ENTITY_ACCOUNTS}/invitar`, '/nacional/entidades/:entityId'],
      steps: [
        'En «Cuentas» están las del Ministerio. «Invitar a una persona» da «Análisis del MIMP» o «Administración del MIMP»; las dos piden segundo paso. Debe quedar siempre otra persona que administre.',
        'Las de una entidad se ven desde su página, en «Cuentas de la entidad». Cada entidad lleva las suyas: intervenga cuando no tiene titular ni coordinación.',
        'Donde no hay titular con cuenta, usted confirma a quien custodia códigos o digita. Hable antes con la persona: no debe coordinar ni leer resultados. Esa confirmación lleva su nombre.',
        'En «Entidades sin coordinación» reenvíe invitaciones; primero las que tienen algo en curso.',
      ],
    },
    {
      id: 'directorio',
      title: 'Directorio e importación',
      at: [
        '/nacional/directorio',
        '/nacional/directorio/nueva',
        '/nacional/directorio/:entityId',
        '/nacional/directorio/:entityId/:change',
        '/nacional/importar',
      ],
      alsoFrom: ['/nacional/directorio/:entityId/logotipo'],
      steps: [
        'En «Directorio» busque la entidad por su nombre de hoy o de antes. Cada cambio pide la norma y desde cuándo rige, y queda en su historia.',
        'En la página de la entidad, bajo «Cambiar»: nombre, datos, personal de referencia, fusión, separación o cierre. Los resultados se conservan con el nombre de su año.',
        'Para muchas a la vez, «Importar desde una planilla»: descargue, llene, «Revisar la planilla» y confirme. Se guarda todo o nada. Lo mismo para invitar hasta 500 personas.',
      ],
      picture: {
        name: 'administracion-directorio',
        alt: 'Lista del directorio: cada entidad con su nivel, región, situación y personal.',
      },
    },
    {
      id: 'ministerio',
      title: 'Lo que el Ministerio dice de sí',
      at: ['/nacional/ministerio', '/nacional/logotipo', '/nacional/informes-noviembre'],
      steps: [
        'En el menú de la cuenta, «Datos del Ministerio»: oficina, remitente de los correos, consultas y términos. «Ver cómo queda» antes de «Guardar».',
        'En «Logotipo del Ministerio», la imagen de las páginas y documentos.',
        'En «Informes de noviembre», «Cambiar lo que se dispone»: si además deben ingresarse por mesa de partes. Cada entidad lo lee en su página.',
      ],
    },
    {
      id: 'estado',
      title: 'Vigilar que todo funcione',
      at: ['/nacional/estado', '/nacional/registro', '/nacional/conservacion'],
      steps: [
        '«Estado de Espejo» dice en una frase cuántos puntos hay por revisar: correo, disco, copias, tareas. En cada lista, lo que falla va primero.',
        '«Registro» muestra quién hizo qué y si la cadena está completa. Nunca dice quién respondió ni qué. Guarde los correos diarios con su huella: prueban que nadie lo rehízo.',
        'En «Plazos» se ve qué se borra pronto. No se posterga: se prometió a quienes respondieron.',
      ],
      picture: {
        name: 'administracion-estado',
        alt: 'Página «Estado de Espejo»: puntos por revisar de la configuración y las copias de cada noche.',
      },
    },
    {
      id: 'no-se-ve',
      title: 'Lo que Espejo no le muestra, y por qué',
      at: ['/anonimato'],
      points: [
        'Respuestas ni quién respondió: no hay una cuenta que las abra, tampoco la suya.',
        'Contraseñas, códigos de acceso y direcciones de quienes fueron invitados a responder.',
        'Las cifras de quejas que Recursos Humanos lleva para SERVIR.',
        'Quien administra no puede darse una función que firme por una entidad sin que quede en el registro.',
      ],
    },
    faultsPart(
      ['/nacional/estado', '/nacional/solicitudes', '/nacional/registro', ENTITY_ACCOUNTS],
      [
        {
          when: 'Hay correos que no salieron',
          then: 'Pida a quien opera la máquina que revise el servidor de correo. Espejo intenta ocho veces en dos días; una invitación que no llegó se reenvía desde las cuentas de la entidad.',
        },
        {
          when: 'Falta la copia de la noche',
          then: 'Llame hoy a quien opera la máquina: su guía dice cómo hacerla y revisarla.',
        },
        {
          when: 'El registro dice «La cadena se rompe en el registro»',
          then: 'Alguien cambió el registro fuera de Espejo. No borre nada; avise a quien opera la máquina y conserve los correos con la huella.',
        },
        {
          when: 'Alguien perdió teléfono y códigos de recuperación',
          then: 'Reconózcale en persona, con su documento. Después, quien opera la máquina le devuelve el ingreso; queda en el registro y se le avisa por correo.',
        },
        {
          when: 'Una entidad se equivocó al anular o cerrar',
          then: 'No se deshace: las respuestas ya no están o los resultados ya se publicaron. Puede crear otra aplicación, con nueve meses entre dos resultados.',
        },
        {
          when: 'Llegó un pedido de una entidad que ya no existe',
          then: 'Rechácelo y diga en la razón a cuál debe pedirla.',
        },
      ],
    ),
  ],
}
