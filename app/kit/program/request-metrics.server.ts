import { Counter, Histogram, Registry } from 'prom-client'

/**
 * Addresses whose visits are counted: those of accounts, of machines and of open data. No other is, and none needs to be
 * left out by name: not only the questionnaire, but all that a page of it loads or leads to (a logo, a style, the start
 * page, what an entity promised) would say that somebody answers.
 */
const COUNTED =
  /^\/(panel|nacional|custodia|cuenta|ingresar|invitacion|restablecer|registros|evidencias|calendario|api|salud|metricas|datos)(\/|$)/

/** Seconds. */
const BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

type RequestMetrics = {
  readonly registry: Registry
  readonly requests: Counter<'route' | 'status'>
  readonly durations: Histogram<'route'>
}

function create(): RequestMetrics {
  const registry = new Registry()
  const registers = [registry]
  return {
    registry,
    requests: new Counter({
      name: 'espejo_http_requests_total',
      help: 'Answers to accounts and machines, by route pattern and class of status; never of who answers a questionnaire',
      labelNames: ['route', 'status'],
      registers,
    }),
    durations: new Histogram({
      name: 'espejo_http_request_duration_seconds',
      help: 'How long these answers took',
      labelNames: ['route'],
      buckets: BUCKETS,
      registers,
    }),
  }
}

// The server counts, the built pages show: each has this module, and both mean one thing.
const holder = globalThis as { espejoRequests?: RequestMetrics }
const metrics = (): RequestMetrics => (holder.espejoRequests ??= create())

/**
 * Counts an answer, where it is of an address that is counted at all.
 * @param pattern of the route (`/panel/plan/:year`), never an address as it came.
 */
export function countRequest(pattern: string, status: number, milliseconds: number): void {
  if (!COUNTED.test(pattern)) return
  metrics().requests.inc({ route: pattern, status: `${Math.trunc(status / 100)}xx` })
  metrics().durations.observe({ route: pattern }, milliseconds / 1000)
}

/** What was counted, as a collector reads it. */
export function requestMetricsText(): Promise<string> {
  return metrics().registry.metrics()
}
