import { formatLongDate } from '#app/kit/format.ts'
import { termWords } from './inventory.ts'
import { check, filled, says, type LegalPaper, type LegalPaperFacts } from './legal-paper.ts'

/** Agreement by which the ministry processes data for the entity. */
export function processingAgreement(facts: LegalPaperFacts): LegalPaper {
  return {
    title: 'Acuerdo de encargo de tratamiento',
    sections: [
      {
        title: 'Partes',
        sentences: [
          says(
            `${facts.entityName}, titular del banco de datos, y el Ministerio de la Mujer y Poblaciones Vulnerables (MIMP), encargado.`,
          ),
          filled(facts.address && `Dirección de la entidad: ${facts.address}.`, 'dirección de la entidad'),
          check('Nombres, cargos y resoluciones de quienes firman.'),
        ],
      },
      {
        title: 'Objeto',
        sentences: [
          says(
            'El MIMP aloja y mantiene la plataforma Espejo, en la que la entidad aplica herramientas de autodiagnóstico y hace su plan de mejora.',
          ),
        ],
      },
      {
        title: 'Instrucciones',
        sentences: [
          says(
            'El MIMP no usa los datos para otra cosa, no los entrega a terceros y no busca identificar a quien respondió.',
          ),
          says('La entidad no pide al MIMP respuestas ni registros de quien respondió: no existen.'),
          says(
            'Los resultados de hostigamiento sexual de la entidad solo los ven ella y el MIMP; no se comparan ni se publican.',
          ),
        ],
      },
      {
        title: 'Seguridad',
        sentences: [
          says('Rigen el documento de seguridad y las reglas publicadas en las páginas de anonimato y metodología.'),
          says(
            'El MIMP avisa a la entidad de un incidente en cuanto lo conoce, para que se cumpla el plazo de 48 horas.',
          ),
        ],
      },
      {
        title: 'Plazo y fin',
        sentences: [
          says(`Respuestas: ${termWords('responses')}.`),
          check('Duración del acuerdo, y qué se entrega o borra cuando termina.'),
          check('Cláusulas de responsabilidad y de supervisión.'),
        ],
      },
    ],
  }
}

/** Model answer to a request of access to public information about answers (Ley 27806). */
export function accessAnswer(facts: LegalPaperFacts): LegalPaper {
  return {
    title: 'Respuesta modelo a un pedido de acceso a respuestas',
    sections: [
      {
        title: 'Respuesta',
        sentences: [
          says(`${facts.entityName}, ${formatLongDate(facts.today)}.`),
          says('Se pidió copia de las respuestas del personal a un cuestionario aplicado en la plataforma Espejo.'),
          says(
            'La entidad no posee esas respuestas: la plataforma no las entrega a ninguna entidad, y no guarda a quién pertenecen.',
          ),
          says(
            'Las respuestas se recogieron con la promesa de anonimato y contienen opiniones y, en un cuestionario, hechos de la vida íntima. Entregarlas aun sin nombre podría permitir reconocer a alguien.',
          ),
          says(
            'Se entregan los resultados de grupo que la entidad posee, con las reglas que protegen a las personas, y el plan de mejora.',
          ),
          check(
            'Cite la excepción de la Ley 27806 (intimidad personal) con su artículo vigente, y la norma de protección de datos.',
          ),
        ],
      },
      {
        title: 'Qué se adjunta',
        sentences: [
          says('Informe de resultados y plan de mejora, descargados de la plataforma.'),
          check('De hostigamiento sexual, revise con su asesoría qué parte de los resultados corresponde entregar.'),
        ],
      },
    ],
  }
}
