import { ministryContact } from '#app/features/ministry-settings/view-settings.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { MANUALS, manualAddress } from '#app/kit/words/manual-names.ts'
import { ROLE_NAMES } from '#app/kit/words/names.ts'
import { ALL_MANUALS } from './all-manuals.ts'
import type { ManualPicture } from './manual.ts'
import { pictureFile } from './pictures.server.ts'

const shownPicture = ({ name, alt }: ManualPicture) => ({ ...pictureFile(name), alt })

export type ShownPicture = ReturnType<typeof shownPicture>

/** The manual that an address names, with its pictures. @throws AppError where no role has such an address. */
export function viewManual(slug: string) {
  const manual = ALL_MANUALS.find(({ role }) => MANUALS[role].slug === slug)
  if (!manual) throw new AppError('not-found')
  return {
    title: MANUALS[manual.role].title,
    says: manual.says,
    year: manual.year,
    parts: manual.parts.map(({ picture, alsoFrom: _, ...part }) => ({
      ...part,
      picture: picture ? shownPicture(picture) : null,
    })),
    contact: ministryContact(),
  }
}

export type ManualView = ReturnType<typeof viewManual>
export type ShownPart = ManualView['parts'][number]

/** Every manual, with the role as the other pages call it. */
export function listManuals() {
  return ALL_MANUALS.map(({ role, says }) => ({
    address: manualAddress(role),
    title: MANUALS[role].title,
    roleName: ROLE_NAMES[role],
    says,
  }))
}

export type ListedManual = ReturnType<typeof listManuals>[number]
