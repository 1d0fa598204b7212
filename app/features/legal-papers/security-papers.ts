import { formatLongDate } from '#app/kit/format.ts'
import { INVENTORY, termWords } from './inventory.ts'
import { check, filled, says, type LegalPaper, type LegalPaperFacts, type Section } from './legal-paper.ts'

function identity({ entityName, address, contact, dataOfficer, today }: LegalPaperFacts): Section {
  return {
    title: 'Quién responde',
    sentences: [
      says(`Entidad: ${entityName}. Fecha: ${formatLongDate(today)}.`),
      filled(address && `Dirección: ${address}.`, 'dirección de la entidad'),
      filled(contact && `Contacto para derechos: ${contact}.`, 'correo para ejercer derechos'),
      filled(
        dataOfficer && `Oficial de Datos Personales: ${dataOfficer}.`,
        'nombre del Oficial de Datos Personales y resolución',
      ),
    ],
  }
}

const MEASURES: readonly (readonly [string, string])[] = [
  [
    'Acceso',
    'Cuentas por invitación, con función y plazo; segundo paso obligatorio para el MIMP, para firmar y para la custodia de códigos; quien es titular confirma la lista cada año.',
  ],
  [
    'Separación',
    'Cada consulta lleva el alcance de quien pregunta; lo que no existe y lo que no está permitido se ven igual.',
  ],
  [
    'Respuestas',
    'Sin nombre, hora, dirección ni aparato; esperan en un archivo aparte y se guardan en lotes de diez; al cerrar reciben otro número al azar y se borran códigos y grupos.',
  ],
  [
    'Códigos',
    'Uno por persona y ninguno de reserva; los imprime y guarda quien no ve resultados, confirmado por otra persona; mirar un código no dice si se usó; al final se destruyen con un acta.',
  ],
  [
    'Resultados',
    'Solo de diez respuestas o más, redondeados, y sin lo que permita deducir un grupo menor; lo que le pasó al personal, con un poco de azar en cada número.',
  ],
  [
    'Disco',
    'Borrado con sobrescritura; el registro de escritura se vacía después de cada lote; claves fuera de la base de datos; archivos que solo abre la cuenta del programa.',
  ],
  [
    'Copias',
    'Lo que aún no tiene resultado va cifrado con una llave de cada aplicación, que se destruye después del cierre; sin respuestas que esperan, sesiones ni mensajes; se comprueba que estén sanas.',
  ],
  [
    'Registros',
    'El servidor escribe a qué página se entró, nunca la dirección pedida, códigos ni desde dónde; el registro de cuentas está encadenado y su última huella sale cada día por correo.',
  ],
]

/** Security document: what is held, how it is guarded, who may see what. */
export function securityDocument(facts: LegalPaperFacts): LegalPaper {
  return {
    title: 'Documento de seguridad',
    sections: [
      identity(facts),
      {
        title: 'Alcance',
        sentences: [
          says(`Plataforma Espejo, en ${facts.origin}. Cuentas activas de la entidad: ${facts.accounts}.`),
          says(
            facts.programDigest
              ? `Huella del programa en uso: ${facts.programDigest}.`
              : 'Huella del programa: se publica en la página de anonimato.',
          ),
          check('Confirme con el MIMP el servidor, su ubicación y quién lo administra.'),
        ],
      },
      { title: 'Medidas', sentences: [], table: { head: ['Qué', 'Medida'], rows: MEASURES } },
      {
        title: 'Copias de seguridad',
        sentences: [
          says(
            'Espejo hace una cada noche donde el MIMP lo configuró, y se puede hacer otra con la orden «backup»; se revisan al hacerlas y se guardan también fuera del servidor, cifradas por quien las guarda.',
          ),
          says(
            'La carpeta de llaves de las aplicaciones no se copia junto con ellas: quien tenga las dos puede leer lo que está cifrado.',
          ),
          check(
            'Escriba cada cuánto se hacen (al menos una vez por semana si hubo cambios), dónde se guardan y quién prueba la restauración.',
          ),
        ],
      },
      {
        title: 'Revisión',
        sentences: [
          says('Los accesos se revisan cada año, cuando quien es titular confirma la lista de cuentas.'),
          check('Fecha de aprobación y de la próxima revisión; firma de quien es titular.'),
        ],
      },
    ],
  }
}

/** Inventory of personal data, as the database holds them. */
export function dataInventory(facts: LegalPaperFacts): LegalPaper {
  return {
    title: 'Inventario de datos personales',
    sections: [
      identity(facts),
      {
        title: 'Datos',
        sentences: [says('Sale de las tablas de la plataforma; no falta ninguna que guarde datos de personas.')],
        table: {
          head: ['Qué', 'De quién', 'Para qué', '¿Identifica?', 'Hasta cuándo'],
          rows: INVENTORY.map(({ what, people, purpose, identifies, term }) => [
            what,
            people,
            purpose,
            identifies,
            termWords(term),
          ]),
        },
      },
      {
        title: 'Registro del banco',
        sentences: [
          check(
            'Inscriba el banco de datos en el Registro Nacional de Protección de Datos Personales, o confirme con su asesoría por qué no corresponde.',
          ),
        ],
      },
    ],
  }
}

const RISKS: readonly (readonly [string, string, string])[] = [
  [
    'Que se reconozca a quien respondió por una combinación de datos',
    'Menos datos de grupo, mínimo de diez, supresión de lo que se puede restar, borrado de grupos al cerrar',
    'Bajo; en el disco, mientras está abierta, una combinación rara queda',
  ],
  [
    'Que se sepa a qué hora respondió',
    'No se guarda; lotes de diez; orden al azar; registros sin la ruta del cuestionario',
    'Bajo',
  ],
  [
    'Que se presione a responder o a mostrar la pantalla',
    'Aviso, voluntariedad, ninguna prueba de haber respondido, recordatorios a todas las personas',
    'Medio: depende de la entidad',
  ],
  [
    'Que se busque a quien contó que la hostigan',
    'Cada número lleva un poco de azar; lo contado se guarda aparte y se destruye al año siguiente; advertencia en los resultados',
    'Medio: depende de la entidad',
  ],
  [
    'Que alguien envíe respuestas falsas',
    'Un código por persona y ninguno de reserva, que guarda quien no ve resultados; enlace único desde 200 personas y nunca para hostigamiento; población confirmada por el MIMP con un documento',
    'Medio; está dicho en la página de anonimato',
  ],
  [
    'Que roben el disco o una copia',
    'Sin nombres ni claves; en las copias, lo que aún no tiene resultado va cifrado',
    'Bajo; medio si con la copia roban la carpeta de llaves antes del cierre',
  ],
]

/** Impact assessment: risks for people, what is done, what remains. */
export function impactAssessment(facts: LegalPaperFacts): LegalPaper {
  return {
    title: 'Evaluación de impacto en la protección de datos',
    sections: [
      identity(facts),
      {
        title: 'Qué se hace y por qué',
        sentences: [
          says(
            'El personal responde cuestionarios anónimos sobre igualdad y, si la entidad lo aplica, sobre hostigamiento sexual. De las respuestas salen resultados de grupo y un plan de mejora.',
          ),
          says(
            facts.applied.length > 0
              ? `Herramientas aplicadas: ${facts.applied.join(', ')}.`
              : 'La entidad aún no aplica ninguna herramienta.',
          ),
          check(
            'Base legal: funciones de la entidad en la ley de igualdad de oportunidades y, para hostigamiento sexual, evaluación anual del D.S. 014-2019-MIMP, artículo 10. Confírmela con su asesoría jurídica.',
          ),
          check(
            'Opiniones y vida sexual son datos sensibles mientras se puedan relacionar con una persona. Confirme si basta el consentimiento en pantalla o si ampara la ley.',
          ),
        ],
      },
      {
        title: 'Riesgos',
        sentences: [],
        table: { head: ['Riesgo para las personas', 'Qué se hace', 'Qué queda'], rows: RISKS },
      },
      {
        title: 'Conclusión',
        sentences: [check('Escriba si la entidad acepta lo que queda y qué hará con los riesgos medios.')],
      },
    ],
  }
}

/** Sheet for a security incident: what to write in the first 48 hours. */
export function incidentSheet(facts: LegalPaperFacts): LegalPaper {
  return {
    title: 'Ficha de incidente de seguridad',
    sections: [
      identity(facts),
      {
        title: 'Plazo',
        sentences: [
          says(
            'El incidente se comunica a la Autoridad Nacional de Protección de Datos Personales dentro de 48 horas de conocido (D.S. 016-2024-JUS).',
          ),
          check('Confirme el artículo y el formulario vigente, y si además se avisa a las personas.'),
        ],
      },
      {
        title: 'Datos del incidente',
        sentences: [],
        table: {
          head: ['Pregunta', 'Respuesta'],
          rows: [
            'Día y hora en que se conoció',
            'Quién lo conoció y cómo',
            'Qué pasó',
            'Qué datos y de cuántas personas',
            'Qué consecuencias puede tener',
            'Qué se hizo para detenerlo',
            'A quién se avisó y cuándo',
          ].map((question) => [question, '']),
        },
      },
      {
        title: 'Qué puede decir el sistema',
        sentences: [
          says(
            'Registro de actos de las cuentas (la orden «audit:verify») y huella diaria enviada por correo. De quienes respondieron no puede decir nada: no se guarda quién respondió, ni cuándo, ni desde dónde.',
          ),
        ],
      },
    ],
  }
}
