import * as client from 'openid-client'
import type { Environment } from '#app/kit/program/environment.server.ts'
import { noteFault } from '#app/kit/program/note-fault.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

/** Where accounts may sign in besides by password: one provider that speaks OpenID Connect, as the environment names it. */
export type Provider = {
  readonly issuer: string
  readonly clientId: string
  readonly secret: string
  /** What people call it: on the button and in sentences. */
  readonly name: string
  /** Where it sends people back; it must know this address beforehand. */
  readonly returnsTo: string
}

export const RETURN_PATH = '/ingresar/proveedor/vuelta'

/** The configured provider; null where none is, and nothing of it is on any page. */
export function providerOf(environment: Environment = runtime().environment): Provider | null {
  const { ESPEJO_OIDC_ISSUER: issuer, ESPEJO_OIDC_CLIENT_ID: clientId, ESPEJO_ORIGIN: origin } = environment
  const { ESPEJO_OIDC_CLIENT_SECRET: secret, ESPEJO_OIDC_NAME: name } = environment
  if (!issuer || !clientId || !secret || !name || !origin) return null
  return { issuer, clientId, secret, name, returnsTo: new URL(RETURN_PATH, origin).href }
}

/** Nobody waits longer for the provider; seconds. */
const PATIENCE_SECONDS = 6
/** What the provider says of itself is asked anew after this. */
const KNOWN_MS = 60 * 60_000

/** A provider that does not answer is not asked again before this, however many come. */
const LEFT_ALONE_MS = 5000

type Asked = { readonly issuer: string; at: number; failed: boolean; readonly answer: Promise<client.Configuration> }
let asked: Asked | null = null

const isLoopback = ({ hostname }: URL) => ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)

/** Shows who we are as the provider wants it: by header, which is the rule, or in the form where it takes no other. */
function showSecret(secret: string): client.ClientAuth {
  const [inHeader, inForm] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)]
  return (server, ...rest) => {
    const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return (ways.includes('client_secret_basic') ? inHeader : inForm)(server, ...rest)
  }
}

/** What the provider says of itself. Its tokens are checked by its signature too, though they come over its own line. */
async function ask(provider: Provider): Promise<client.Configuration> {
  const issuer = new URL(provider.issuer)
  // Without TLS only on the machine itself: what tests and a proxy beside us are.
  const insecure = isLoopback(issuer) ? [client.allowInsecureRequests] : []
  return client.discovery(
    issuer,
    provider.clientId,
    { client_secret: provider.secret, id_token_signed_response_alg: 'RS256' },
    showSecret(provider.secret),
    { timeout: PATIENCE_SECONDS, execute: [client.enableNonRepudiationChecks, ...insecure] },
  )
}

/** The same, asked once for everybody who comes. */
function configurationOf(provider: Provider): Promise<client.Configuration> {
  const { issuer } = provider
  const fresh = asked?.failed ? LEFT_ALONE_MS : KNOWN_MS
  if (asked?.issuer === issuer && performance.now() - asked.at < fresh) return asked.answer
  const now: Asked = { issuer, at: performance.now(), failed: false, answer: ask(provider) }
  now.answer.catch(() => {
    now.failed = true
    now.at = performance.now()
  })
  asked = now
  return now.answer
}

/** What must come back with somebody: each is drawn for one visit and used once. */
export type Challenge = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** What the provider says in the address to which it sends somebody back. */
export type ProviderAnswer = Readonly<Partial<Record<'code' | 'state' | 'error' | 'iss', string | undefined>>>

export type ProviderFault =
  /** It did not answer, or not as it must. */
  | 'unreachable'
  /** The person went back from its page. */
  | 'cancelled'
  /** What came is none of ours, was used, has run out, or is signed by somebody else. */
  | 'invalid'
  /** It does not vouch for the mailbox. */
  | 'unverified'

/** Who somebody is at the provider. @property email in lower case; the provider vouches for it. */
export type Identity = { readonly issuer: string; readonly subject: string; readonly email: string }

/** Address of the provider's page for one visit, and what must come back from it; null where it does not answer. */
export async function beginAt(
  provider: Provider,
): Promise<{ readonly address: string; readonly challenge: Challenge } | null> {
  try {
    const configuration = await configurationOf(provider)
    const challenge = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    }
    const address = client.buildAuthorizationUrl(configuration, {
      redirect_uri: provider.returnsTo,
      scope: 'openid email',
      state: challenge.state,
      nonce: challenge.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(challenge.verifier),
      code_challenge_method: 'S256',
    })
    return { address: address.href, challenge }
  } catch (error) {
    noteFault(error)
    return null
  }
}

/** A fault of the line or of the provider, and not of what came. */
function isUnreachable(error: unknown): boolean {
  if (error instanceof TypeError) return true
  const { code, name } = error as { code?: string; name?: string }
  return code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT' || name === 'TimeoutError' || isServerFault(error)
}

function isServerFault(error: unknown): boolean {
  const { cause } = error as { cause?: unknown }
  return cause instanceof Response && cause.status >= 500
}

function faultOf(error: unknown): ProviderFault {
  if (error instanceof client.AuthorizationResponseError && error.error === 'access_denied') return 'cancelled'
  return isUnreachable(error) ? 'unreachable' : 'invalid'
}

/** The mailbox and whether the provider vouches for it; of what is not in the token, the provider is asked. */
async function mailboxOf(
  configuration: client.Configuration,
  token: string,
  claims: client.IDToken,
): Promise<string | null> {
  const told =
    claims['email'] === undefined && configuration.serverMetadata().userinfo_endpoint
      ? await client.fetchUserInfo(configuration, token, claims.sub)
      : claims
  const { email, email_verified: verified } = told as { email?: unknown; email_verified?: unknown }
  return typeof email === 'string' && verified === true ? email.trim().toLowerCase() : null
}

/**
 * Reads what somebody came back with: state, code, PKCE, issuer, audience, nonce, time and signature are checked. Nothing of
 * the tokens is kept.
 * @param said what the provider says in the address by which she came back.
 */
export async function identityAt(
  provider: Provider,
  { state, nonce, verifier }: Challenge,
  said: ProviderAnswer,
): Promise<Identity | ProviderFault> {
  const came = new URL(provider.returnsTo)
  for (const [name, value] of Object.entries(said)) if (value !== undefined) came.searchParams.set(name, value)
  try {
    const configuration = await configurationOf(provider)
    const tokens = await client.authorizationCodeGrant(configuration, came, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) return 'invalid'
    const email = await mailboxOf(configuration, tokens.access_token, claims)
    return email === null ? 'unverified' : { issuer: provider.issuer, subject: claims.sub, email }
  } catch (error) {
    const fault = faultOf(error)
    if (fault === 'unreachable') noteFault(error)
    return fault
  }
}
