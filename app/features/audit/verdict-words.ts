import { formatCount, formatNumber } from '#app/kit/format.ts'
import { faultWords } from './audit-fault.ts'
import type { AuditVerdict } from './verify-audit.server.ts'

function chainWords({ rows, first, last }: AuditVerdict): string {
  if (first === null) return 'Bitácora: sin registros.'
  return `Bitácora: ${formatCount(rows, 'registro', 'registros')}, del ${first} al ${last}.`
}

function objectWords({ objects }: AuditVerdict): string {
  const { release, pool, certificate, submission } = objects
  return [
    `Huellas calculadas de nuevo: ${formatCount(release, 'resultado', 'resultados')}`,
    formatCount(pool + objects['experience-pool'], 'conjunto', 'conjuntos'),
    formatCount(objects['score-group'], 'grupo de resultados', 'grupos de resultados'),
    formatCount(certificate, 'constancia', 'constancias'),
    formatCount(submission, 'presupuesto firmado', 'presupuestos firmados'),
    formatCount(objects['country-report'], 'informe del país', 'informes del país'),
    formatCount(objects['open-data'], 'acto de datos abiertos', 'actos de datos abiertos'),
    formatCount(objects['plan-version'], 'plan firmado', 'planes firmados'),
    `${formatCount(objects['november-report'], 'informe de noviembre', 'informes de noviembre')}.`,
  ].join(', ')
}

/** What was verified, and what was not, a sentence a line. */
export function verdictLines(verdict: AuditVerdict): string[] {
  const { last, lastDigest, unvouched, anchors, faults, faultCount } = verdict
  return [
    chainWords(verdict),
    `Último: ${last ?? 'ninguno'}. Huella del último: ${lastDigest}`,
    objectWords(verdict),
    ...(unvouched > 0
      ? [
          `${formatNumber(unvouched)} sin resumen en la bitácora: su acto es anterior a que los actos lo llevaran, o se borró por antigüedad. De estos solo se comprobó que su contenido da su propia huella.`,
        ]
      : []),
    anchors > 0
      ? `Comparado con ${formatCount(anchors, 'huella guardada', 'huellas guardadas')}.`
      : 'Sin huella de fuera (--anchor) no se nota si alguien cortó el final de la bitácora o la rehízo entera. Use el correo diario con la huella.',
    ...(faultCount === 0 ? ['Todo coincide.'] : [`FALLAS: ${formatNumber(faultCount)}`]),
    ...faults.map((fault) => `- ${faultWords(fault)}`),
    ...(faultCount > faults.length ? [`Se muestran las primeras ${formatNumber(faults.length)}.`] : []),
  ]
}
