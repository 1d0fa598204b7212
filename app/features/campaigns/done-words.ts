import type { CampaignOrder } from './form.ts'

const WORDS: Record<CampaignOrder['kind'], string> = {
  open: 'La aplicación quedó fijada, con sus fechas y sus formas de entrar.',
  extend: 'El plazo se amplió.',
  'close-early': 'La aplicación se cerró.',
  cancel: 'La aplicación se canceló.',
  annul: 'La aplicación se anuló, con su razón.',
  'replace-link': 'El enlace se cambió. El anterior ya no sirve.',
}

/** What the page of a campaign says after what was asked of it. @param order as it was carried out, so there is one. */
export function orderDone(order: CampaignOrder | null): string {
  return order ? WORDS[order.kind] : ''
}
