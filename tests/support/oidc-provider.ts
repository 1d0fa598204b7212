import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Somebody with an account at the provider. */
export type ProviderPerson = {
  readonly sub: string
  readonly email?: string | undefined
  readonly email_verified?: unknown
}

/** How the provider lies; each as it would stand in a token or come over the line. */
export type Lies = {
  readonly claims?: Readonly<Record<string, unknown>>
  readonly alg?: 'none' | 'HS256'
  /** Signs with a key that it does not publish. */
  readonly otherKey?: boolean
  /** What discovery says that its issuer is. */
  readonly discoveredIssuer?: string
  readonly tokenStatus?: number
  /** Answers nothing at the address of tokens. */
  readonly silent?: boolean
  /** Sends people back with this error. */
  readonly error?: string
  /** Takes a code as often as it comes, and whatever its verifier. */
  readonly careless?: boolean
}

type Code = { readonly challenge: string; readonly nonce: string; readonly person: ProviderPerson; used: boolean }

const CLIENT_ID = 'espejo-de-prueba'
const CLIENT_SECRET = 'un secreto/que necesita: escape'
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

function signed(claims: object, key: KeyObject, alg: string): string {
  const head = base64({ alg, typ: 'JWT', ...(alg === 'none' ? {} : { kid: 'una' }) })
  const text = `${head}.${base64(claims)}`
  return `${text}.${alg === 'none' ? '' : sign('sha256', Buffer.from(text), key).toString('base64url')}`
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}

function basicOf(request: IncomingMessage): string {
  const [, text = ''] = /^Basic (.+)$/.exec(request.headers.authorization ?? '') ?? []
  const [id = '', secret = ''] = Buffer.from(text, 'base64').toString('utf8').split(':')
  return `${decodeURIComponent(id.replaceAll('+', ' '))}:${decodeURIComponent(secret.replaceAll('+', ' '))}`
}

/** A small provider of OpenID Connect on a free port: whoever comes to its page is signed in as `person` already. */
export async function startProvider() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const codes = new Map<string, Code>()
  const asked: string[] = []
  const state = { person: { sub: 'nadie' } as ProviderPerson, lies: {} as Lies, inUserinfo: false }
  const json = (response: ServerResponse, body: unknown, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

  function authorize(address: URL, response: ServerResponse): void {
    const query = address.searchParams
    const back = new URL(query.get('redirect_uri') ?? '')
    back.searchParams.set('state', query.get('state') ?? '')
    if (state.lies.error) back.searchParams.set('error', state.lies.error)
    else {
      const code = randomBytes(16).toString('hex')
      codes.set(code, {
        challenge: query.get('code_challenge') ?? '',
        nonce: query.get('nonce') ?? '',
        person: state.person,
        used: false,
      })
      back.searchParams.set('code', code)
    }
    response.writeHead(302, { location: back.href }).end()
  }

  async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = await bodyOf(request)
    const { lies } = state
    if (lies.silent) return
    if (lies.tokenStatus) return void json(response, { error: 'server_error' }, lies.tokenStatus)
    const code = codes.get(form.get('code') ?? '')
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const isOurs = basicOf(request) === `${CLIENT_ID}:${CLIENT_SECRET}`
    const isRight = code && !code.used && verifier === code.challenge
    if (!code || !isOurs || !(isRight || lies.careless)) return void json(response, { error: 'invalid_grant' }, 400)
    code.used = true
    const now = Math.floor(Date.now() / 1000)
    const profile = state.inUserinfo ? { sub: code.person.sub } : code.person
    const claims = {
      iss: issuer,
      aud: CLIENT_ID,
      iat: now,
      exp: now + 300,
      nonce: code.nonce,
      ...profile,
      ...lies.claims,
    }
    json(response, {
      access_token: `acceso-${form.get('code') ?? ''}`,
      token_type: 'Bearer',
      id_token: signed(claims, lies.otherKey ? other : privateKey, lies.alg ?? 'RS256'),
    })
  }

  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', issuer)
    asked.push(address.pathname)
    if (address.pathname === '/.well-known/openid-configuration')
      return void json(response, {
        issuer: state.lies.discoveredIssuer ?? issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      })
    if (address.pathname === '/authorize') return authorize(address, response)
    if (address.pathname === '/token') return void token(request, response)
    if (address.pathname === '/userinfo') return void json(response, state.person)
    if (address.pathname === '/jwks')
      return void json(response, {
        keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'una', alg: 'RS256', use: 'sig' }],
      })
    response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    state,
    /** Paths that were asked for, in order. */
    asked,
    environment: {
      ESPEJO_OIDC_ISSUER: issuer,
      ESPEJO_OIDC_CLIENT_ID: CLIENT_ID,
      ESPEJO_OIDC_CLIENT_SECRET: CLIENT_SECRET,
      ESPEJO_OIDC_NAME: 'Identidad de Prueba',
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}
