import { index, route, type RouteConfig } from '@remix-run/route-config'

/** Every address of Espejo. URLs are Spanish; the file names what it does. */
export default [
  index('routes/home.tsx'),
  route('r', 'routes/code-entry.ts'),
  route('r/:code', 'routes/questionnaire.ts'),
  route('r/cuestionario/:slug/:version/:hash/:segment', 'routes/survey-definition.ts'),
  route('ingresar', 'routes/sign-in.tsx'),
  route('salir', 'routes/sign-out.ts'),
  route('api/auth/*', 'routes/auth-endpoints.ts'),
  route('salud', 'routes/health.ts'),
  route('panel', 'routes/panel.tsx'),
  route('panel/aplicaciones/nueva', 'routes/campaign-new.tsx'),
  route('panel/aplicaciones/:campaignId', 'routes/campaign.tsx'),
  route('panel/aplicaciones/:campaignId/papeletas', 'routes/campaign-slips.tsx'),
  route('panel/aplicaciones/:campaignId/afiche', 'routes/campaign-poster.tsx'),
  route('panel/aplicaciones/:campaignId/resultados', 'routes/results.tsx'),
  route('panel/aplicaciones/:campaignId/resultados.xlsx', 'routes/results-xlsx.ts'),
  route('panel/aplicaciones/:campaignId/informe', 'routes/results-report.tsx'),
  route('panel/plan/:year', 'routes/plan.tsx'),
  route('panel/plan/:year/imprimir', 'routes/plan-print.tsx'),
  route('panel/plan/:year/plan.xlsx', 'routes/plan-xlsx.ts'),
  route('panel/plan/:year/acciones/nueva', 'routes/plan-action-new.tsx'),
  route('panel/plan/:year/acciones/:actionId', 'routes/plan-action.tsx'),
  route('nacional', 'routes/national.tsx'),
  route('nacional/entidades/:entityId', 'routes/national-entity.tsx'),
  route('nacional/entidades/:entityId/poblacion/:campaignId', 'routes/population-review.tsx'),
] satisfies RouteConfig
