import { findEntityName } from '#db/queries/directory.server.ts'
import { findLogo, findLogoByDigest, findLogoImage, MINISTRY, type LogoFacts } from '#db/queries/logos.server.ts'
import type { Account } from '#app/door/current-account.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { LogoImage } from '#app/kit/documents/logo-image.ts'
import type { ShownLogo } from '#app/kit/shell/logo.tsx'
import { MINISTRY_NAME } from '#app/kit/words/names.ts'

const shown = ({ sha256, width, height }: LogoFacts, name: string): ShownLogo => ({
  ...{ address: `/logos/${sha256}.png`, width, height },
  alt: name,
})

/** The logo of an entity as a page shows it; null where it has none. */
export function logoOf({ id, name }: { readonly id: string; readonly name: string }): ShownLogo | null {
  const found = findLogo(runtime().database, id)
  return found && shown(found, name)
}

/** The same of an entity that is known by its id alone. */
export function logoOfEntity(id: string): ShownLogo | null {
  const { database } = runtime()
  const entity = findLogo(database, id) && findEntityName(database, id)
  return entity && logoOf(entity)
}

/** The logo of the bar: of the entity in which somebody acts, else of the Ministry, whose site it is. */
export function logoOfBar(account: Account | null): ShownLogo | null {
  const entity = account && !account.mustSetUp ? account.active?.entity : null
  return logoOf(entity ?? { id: MINISTRY, name: MINISTRY_NAME })
}

/** The logo of an entity for a document; null where it has none. */
export function logoImageOf({ id, name }: { readonly id: string; readonly name: string }): LogoImage | null {
  const found = findLogoImage(runtime().database, id)
  return found && { bytes: new Uint8Array(found.image), width: found.width, height: found.height, alt: name }
}

/** The same of somebody's own entity. */
export const ownLogoImage = ({ entity }: Actor): LogoImage | null => entity && logoImageOf(entity)

/** Whose logo a page is about. */
export type LogoOwner = { readonly id: string; readonly name: string }

export const THE_MINISTRY: LogoOwner = { id: MINISTRY, name: MINISTRY_NAME }

/** An entity whose logo somebody changes. @throws {AppError} `not-found` outside the scope. */
export function logoOwner(actor: Actor, entityId: string | undefined): LogoOwner {
  const isHers = actor.scope.kind === 'country' || actor.scope.entityId === entityId
  const found = entityId !== undefined && isHers ? findEntityName(runtime().database, entityId) : null
  if (!found) throw new AppError('not-found')
  return found
}

/** The page on which a logo is changed: how it is now, since when, and the mark of it. */
export function viewLogo(owner: LogoOwner) {
  const found = findLogo(runtime().database, owner.id)
  return {
    name: owner.name,
    isMinistry: owner.id === MINISTRY,
    logo: found && shown(found, owner.name),
    savedOn: found?.savedOn ?? null,
    seen: found?.sha256 ?? '',
  }
}

export type LogoView = ReturnType<typeof viewLogo>

/**
 * A logo by its digest, which never means another picture: a browser keeps it a year.
 * @param actor null for whoever has not signed in, who gets the Ministry's alone.
 * @throws {AppError} `not-found` where there is none, or none that is hers to see.
 */
export function serveLogo(actor: Actor | null, digest: string): Response {
  const found = findLogoByDigest(runtime().database, actor?.scope ?? null, digest)
  if (!found) throw new AppError('not-found')
  return new Response(new Uint8Array(found.image), {
    headers: {
      'Content-Type': 'image/png',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': `${found.owner === MINISTRY ? 'public' : 'private'}, max-age=31536000, immutable`,
      ETag: `"${digest}"`,
    },
  })
}
