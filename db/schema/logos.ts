import { sql } from 'drizzle-orm'
import { blob, check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { entities } from './entities.ts'

/** The box in which a logo is drawn when it comes in, in pixels: twice of what a page shows, and sharp on paper. */
export const LOGO_BOX = { width: 480, height: 160 } as const

/** The sign of an entity, or of the Ministry, as it was drawn anew from what somebody uploaded. One each. */
export const logos = sqliteTable(
  'logos',
  {
    /** Id of the entity; empty for the Ministry. */
    owner: text('owner').primaryKey(),
    /** The same entity; null for the Ministry. */
    entityId: text('entity_id').references(() => entities.id),
    /** PNG without anything but the picture. */
    image: blob('image', { mode: 'buffer' }).notNull(),
    /** SHA-256 of the picture (hex), by which its address names it. */
    sha256: text('sha256').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    /** ISO date in Lima time. */
    savedOn: text('saved_on').notNull(),
  },
  (table) => [
    check('a_logo_has_its_owner', sql`${table.owner} = coalesce(${table.entityId}, '')`),
    check('a_logo_is_a_png', sql`substr(${table.image}, 1, 8) = x'89504E470D0A1A0A'`),
    check(
      'a_logo_fits_its_box',
      sql`${table.width} BETWEEN 1 AND 480 AND ${table.height} BETWEEN 1 AND 160 AND length(${table.image}) <= 400000`,
    ),
    check('logo_digest_is_sha256', sql`length(${table.sha256}) = 64`),
  ],
)
