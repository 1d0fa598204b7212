/** Addresses whose answer a browser saves as a file. */
export const DOWNLOAD_ROUTES: readonly string[] = [
  '/cuenta/datos.json',
  '/custodia/:campaignId/papel/:batchId/formulario.pdf',
  '/evidencias/:evidenceId',
  '/herramientas/:slug/copia.pdf',
  '/nacional/importar/:template.xlsx',
  '/nacional/sin-coordinacion.csv',
  '/panel/aplicaciones/:campaignId/constancia.pdf',
  '/panel/aplicaciones/:campaignId/resultados.csv',
  '/panel/aplicaciones/:campaignId/resultados.xlsx',
  '/panel/documentos/:paper.docx',
  '/panel/ficha/:year/planilla.xlsx',
  '/panel/plan/:year/medios/:evidenceId',
  '/panel/plan/:year/plan.csv',
  '/panel/plan/:year/plan.xlsx',
  '/panel/presupuesto/:year/planilla.xlsx',
]
