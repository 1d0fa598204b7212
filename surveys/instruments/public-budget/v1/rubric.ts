import type { Rubric } from '#surveys/model/instrument.ts'

/**
 * Which documents prove which level, and whom an item concerns. The documents of level 3 prove use in the last closed
 * fiscal year and stand beside one of level 2.
 */
export const rubric: Rubric = {
  'man-01': {
    appliesTo: 'national-and-regional',
    documents: {
      1: ['acta de reunión o memorando'],
      2: ['resolución que crea el mecanismo'],
      3: ['plan de actividades con su avance', 'informe usado en una decisión'],
    },
  },
  'man-02': {
    appliesTo: 'all',
    documents: {
      1: ['proyecto de directiva', 'formato de una unidad'],
      2: ['directiva aprobada con formatos'],
      3: ['formatos llenados por los centros de costo', 'versión revisada'],
    },
  },
  'man-03': {
    appliesTo: 'all',
    documents: {
      1: ['lista de asistencia sin datos personales'],
      2: ['plan de desarrollo de las personas aprobado, con el curso y su avance'],
      3: ['informe de aplicación con el porcentaje formado'],
    },
  },
  'man-04': {
    appliesTo: 'all',
    documents: {
      1: ['oficio de pedido'],
      2: ['plan de asistencia acordado'],
      3: ['matriz de recomendaciones aplicadas'],
    },
  },
  'man-05': {
    appliesTo: 'all',
    documents: {
      1: ['correo institucional o memorando'],
      2: ['resolución de designación', 'plan operativo con la meta'],
      3: ['reporte SIAF de la meta', 'evaluación de la meta'],
    },
  },
  'dat-01': {
    appliesTo: 'all',
    documents: {
      1: ['reporte de un servicio'],
      2: ['directiva de registros', 'diccionario de datos'],
      3: ['informe de calidad de los registros', 'tablero o acta donde se usó'],
    },
  },
  'dat-02': {
    appliesTo: 'all',
    documents: { 1: ['informe con datos'], 2: ['diagnóstico aprobado'], 3: ['plan o presupuesto que lo cita'] },
  },
  'dat-03': {
    appliesTo: 'all',
    documents: {
      1: ['cálculo de un producto'],
      2: ['informe anual aprobado'],
      3: ['asignación ajustada: nota modificatoria o reporte SIAF'],
    },
  },
  'dat-04': {
    appliesTo: 'all',
    documents: { 1: ['sustento con análisis'], 2: ['formato aprobado'], 3: ['propuesta antes y después'] },
  },
  'dat-05': {
    appliesTo: 'all',
    documents: {
      1: ['lista de tasas o beneficios'],
      2: ['informe aprobado'],
      3: ['norma u ordenanza que cambió', 'acta que la confirma'],
    },
  },
  'dat-06': {
    appliesTo: 'all',
    documents: {
      1: ['acta de reunión'],
      2: ['norma o acuerdo que crea la consulta'],
      3: ['matriz de respuestas', 'cambio hecho'],
    },
  },
  'pla-01': {
    appliesTo: 'all',
    documents: {
      1: ['página del plan que lo menciona'],
      2: ['plan estratégico y ficha del indicador'],
      3: ['informe de evaluación con el ajuste'],
    },
  },
  'pla-02': {
    appliesTo: 'all',
    documents: {
      1: ['informe que los identifica'],
      2: ['plan operativo'],
      3: ['reporte de cumplimiento', 'reprogramación'],
    },
  },
  'pla-03': {
    appliesTo: 'all',
    documents: {
      1: ['plan operativo sin monto'],
      2: ['plan operativo con las dos metas'],
      3: ['reporte SIAF', 'informe de resultado'],
    },
  },
  'pla-04': {
    appliesTo: 'all',
    documents: { 1: ['ficha de un indicador'], 2: ['fichas aprobadas'], 3: ['análisis de metas por sexo'] },
  },
  'pla-05': {
    appliesTo: 'all',
    documents: { 1: ['matriz de una brecha'], 2: ['matriz completa aprobada'], 3: ['matriz con sus revisiones'] },
  },
  'for-01': {
    appliesTo: 'all',
    documents: { 1: ['memorando múltiple'], 2: ['formatos aprobados'], 3: ['devoluciones y correcciones'] },
  },
  'for-02': {
    appliesTo: 'with-budget-programme',
    documents: { 1: ['anexo de un programa'], 2: ['anexos de los programas'], 3: ['rediseño o criterio ajustado'] },
  },
  'for-03': {
    appliesTo: 'with-budget-programme',
    documents: {
      1: ['informe que los identifica'],
      2: ['programación con meta física y costo: anexo o reporte SIAF'],
      3: ['evaluación de su resultado', 'programación siguiente que la cita'],
    },
  },
  'for-04': {
    appliesTo: 'all',
    documents: { 1: ['hoja de cálculo del monto'], 2: ['estructura de costos aprobada'], 3: ['estructura corregida'] },
  },
  'for-05': {
    appliesTo: 'all',
    documents: {
      1: ['párrafo del sustento'],
      2: ['exposición de motivos o sustento aprobado'],
      3: ['sección de efectos', 'enlace de la publicación'],
    },
  },
  'for-06': {
    appliesTo: 'all',
    documents: {
      1: ['orden de servicio o informe de gasto'],
      2: ['presupuesto de apertura con la meta', 'plan operativo con la meta'],
      3: ['reporte SIAF', 'evaluación de la ejecución'],
    },
  },
  'inv-01': {
    appliesTo: 'with-investments',
    documents: {
      1: ['informe que lo menciona'],
      2: ['criterios aprobados con puntaje'],
      3: ['cartera antes y después'],
    },
  },
  'inv-02': {
    appliesTo: 'with-investments',
    documents: {
      1: ['reporte de una brecha'],
      2: ['reporte de brechas aprobado'],
      3: ['metas del programa multianual que lo citan'],
    },
  },
  'inv-03': {
    appliesTo: 'with-investments',
    documents: { 1: ['ficha de un proyecto'], 2: ['lista obligatoria aprobada'], 3: ['proyecto ajustado'] },
  },
  'inv-04': {
    appliesTo: 'with-investments',
    documents: {
      1: ['informe de una obra'],
      2: ['términos de referencia con la cláusula y la meta'],
      3: ['reporte de planilla por sexo', 'corrección hecha'],
    },
  },
  'inv-05': {
    appliesTo: 'with-investments',
    documents: {
      1: ['plan de evaluación'],
      2: ['informe de evaluación aprobado'],
      3: ['proyecto que aplicó la lección'],
    },
  },
  'apr-01': {
    appliesTo: 'regional-and-local',
    documents: { 1: ['padrón por sexo'], 2: ['ordenanza'], 3: ['evaluación de la meta'] },
  },
  'apr-02': {
    appliesTo: 'regional-and-local',
    documents: { 1: ['convocatoria'], 2: ['reglamento aprobado'], 3: ['encuesta y mejora'] },
  },
  'apr-03': {
    appliesTo: 'regional-and-local',
    documents: { 1: ['material del taller'], 2: ['matriz aprobada'], 3: ['reporte de avance'] },
  },
  'apr-04': {
    appliesTo: 'regional-and-local',
    documents: { 1: ['acta de elección'], 2: ['acta con paridad', 'informe por sexo'], 3: ['respuesta de la entidad'] },
  },
  'apr-05': {
    appliesTo: 'all',
    documents: {
      1: ['acta que lo menciona'],
      2: ['norma que pide el informe', 'informe presentado'],
      3: ['acta con las observaciones acogidas'],
    },
  },
  'eje-01': {
    appliesTo: 'all',
    documents: {
      1: ['lista de metas'],
      2: ['regla aprobada', 'lista de metas con sus códigos de programa, producto y actividad'],
      3: ['reporte SIAF de varios años', 'control de calidad'],
    },
  },
  'eje-02': {
    appliesTo: 'all',
    documents: { 1: ['reporte anual'], 2: ['reportes trimestrales'], 3: ['reprogramación'] },
  },
  'eje-03': {
    appliesTo: 'all',
    documents: {
      1: ['correo o memorando que pide opinión'],
      2: ['regla aprobada'],
      3: ['nota modificatoria con su informe', 'constancia de que no hubo recortes'],
    },
  },
  'eje-04': {
    appliesTo: 'all',
    documents: {
      1: ['contrato, convenio o términos de referencia'],
      2: ['modelos aprobados'],
      3: ['muestra de contratos'],
    },
  },
  'eje-05': {
    appliesTo: 'all',
    documents: { 1: ['cálculo'], 2: ['norma o tablero aprobado con el umbral'], 3: ['acta con la corrección'] },
  },
  'seg-01': {
    appliesTo: 'all',
    documents: {
      1: ['reporte con una parte de los resultados'],
      2: ['reportes semestrales con resultados por sexo'],
      3: ['acta con correcciones'],
    },
  },
  'seg-02': {
    appliesTo: 'all',
    documents: {
      1: ['informe interno'],
      2: ['oficio o resolución que lo aprueba'],
      3: ['enlace de la publicación', 'decisión que lo cita'],
    },
  },
  'seg-03': {
    appliesTo: 'all',
    documents: {
      1: ['capítulo de la evaluación'],
      2: ['evaluación propia aprobada'],
      3: ['matriz de recomendaciones', 'plan que las recoge'],
    },
  },
  'seg-04': {
    appliesTo: 'all',
    documents: { 1: ['oficio de pedido'], 2: ['plan de control'], 3: ['informe de implementación'] },
  },
  'seg-05': {
    appliesTo: 'national-and-regional',
    documents: {
      1: ['oficio con su fecha'],
      2: ['cargo dentro del plazo'],
      3: ['respuesta o verificación', 'corrección hecha'],
    },
  },
  'ren-01': {
    appliesTo: 'all',
    documents: {
      1: ['captura con fecha'],
      2: ['enlace de la sección', 'norma que crea la sección'],
      3: ['enlace del dato abierto y diccionario'],
    },
  },
  'ren-02': {
    appliesTo: 'all',
    documents: { 1: ['documento con el párrafo'], 2: ['resumen anual publicado'], 3: ['medición de alcance'] },
  },
  'ren-03': {
    appliesTo: 'all',
    documents: {
      1: ['presentación o acta'],
      2: ['acta o presentación con la sección'],
      3: ['enlace de las respuestas'],
    },
  },
  'ren-04': {
    appliesTo: 'all',
    documents: { 1: ['registro de la reunión'], 2: ['acta de compromisos'], 3: ['matriz de compromisos cumplidos'] },
  },
}
