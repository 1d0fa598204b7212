import { index, route, type RouteConfig } from '@remix-run/route-config'

/** Every address of Espejo. URLs are Spanish; the file names what it does. */
export default [
  index('routes/home.tsx'),
  route('r', 'routes/code-entry.ts'),
  route('r/:code', 'routes/questionnaire.ts'),
  route('ingresar', 'routes/sign-in.tsx'),
  route('salir', 'routes/sign-out.ts'),
  route('api/auth/*', 'routes/auth-endpoints.ts'),
  route('salud', 'routes/health.ts'),
  route('panel', 'routes/panel.tsx'),
] satisfies RouteConfig
