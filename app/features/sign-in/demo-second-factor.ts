/** The one account of the demonstration that signs in with a second step. Its secret (base32) is published: it guards nothing. */
export const DEMO_SECOND_FACTOR = {
  email: 'segundofactor@espejo.demo',
  secret: 'ESPEJODEMOSEGUNDOPASOPUBLICADO22',
} as const
