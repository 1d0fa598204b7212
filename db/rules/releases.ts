import type { Rule } from './rule.ts'

const WITHIN_NINE_MONTHS = `
      EXISTS (
        SELECT 1 FROM releases
        WHERE instrument_slug = NEW.instrument_slug
          AND released_on > date(NEW.released_on, '-9 months')
          AND released_on < date(NEW.released_on, '+9 months')
          AND (entity_id = NEW.entity_id
            OR entity_id = (SELECT split_from_id FROM entities WHERE id = NEW.entity_id)
            OR entity_id IN (SELECT id FROM entities WHERE merged_into_id = NEW.entity_id
              OR merged_into_id = (SELECT split_from_id FROM entities WHERE id = NEW.entity_id)))
      )`

export const RELEASE_RULES = [
  {
    name: 'releases_are_frozen',
    table: 'releases',
    before: 'UPDATE',
    refuses: 'a release is frozen',
    met: 'defect',
  },
  {
    // Without it a campaign could be closed again, and the noise of what happened drawn a second time.
    name: 'releases_are_kept',
    table: 'releases',
    before: 'DELETE',
    refuses: 'a release is kept',
    met: 'defect',
  },
  {
    name: 'released_figures_are_frozen',
    table: 'released_figures',
    before: 'UPDATE',
    refuses: 'a figure of a release is frozen',
    met: 'defect',
  },
  {
    name: 'released_figures_are_kept',
    table: 'released_figures',
    before: 'DELETE',
    refuses: 'a figure of a release is kept',
    met: 'defect',
  },
  {
    // One that names another campaign, entity or day than its release would be read under it.
    name: 'released_figures_are_of_their_release',
    table: 'released_figures',
    before: 'INSERT',
    when: `NOT EXISTS (
      SELECT 1 FROM releases
      WHERE campaign_id = NEW.campaign_id AND entity_id = NEW.entity_id AND instrument_slug = NEW.instrument_slug
        AND released_on = NEW.released_on AND CAST(substr(released_on, 1, 4) AS INTEGER) = NEW.year
    )`,
    refuses: 'a figure without its release',
    met: 'defect',
  },
  {
    name: 'newest_releases_are_never_older',
    table: 'newest_releases',
    before: 'UPDATE',
    when: 'NEW.released_on <= OLD.released_on',
    refuses: 'a release takes the place of a newer one',
    met: 'defect',
  },
  {
    name: 'releases_nine_months_apart',
    table: 'releases',
    before: 'INSERT',
    when: WITHIN_NINE_MONTHS,
    refuses: 'release within nine months of another',
    met: 'person',
  },
  {
    // Said when the release is computed: once codes are deleted there is no way back.
    name: 'frozen_releases_nine_months_apart',
    table: 'frozen_releases',
    before: 'INSERT',
    when: `${WITHIN_NINE_MONTHS}
      OR EXISTS (
        SELECT 1 FROM releases
        WHERE entity_id = NEW.entity_id AND instrument_slug = NEW.instrument_slug
          AND substr(released_on, 1, 4) = substr(NEW.released_on, 1, 4)
      )`,
    refuses: 'a close in the year or within nine months of another release',
    met: 'person',
  },
  {
    name: 'frozen_releases_are_computed_once',
    table: 'frozen_releases',
    before: 'UPDATE',
    refuses: 'a release is computed once',
    met: 'defect',
  },
  {
    name: 'certificates_are_frozen',
    table: 'certificates',
    before: 'UPDATE',
    refuses: 'a certificate is frozen',
    met: 'defect',
  },
  {
    name: 'pool_releases_are_frozen',
    table: 'pool_releases',
    before: 'UPDATE',
    refuses: 'a pool release is frozen',
    met: 'defect',
  },
  {
    name: 'experience_pools_are_frozen',
    table: 'experience_pools',
    before: 'UPDATE',
    refuses: 'a pool of what happened is frozen',
    met: 'defect',
  },
  {
    // Without it the noise of the year would be drawn a second time.
    name: 'experience_pools_are_kept',
    table: 'experience_pools',
    before: 'DELETE',
    refuses: 'a pool of what happened is kept',
    met: 'defect',
  },
] as const satisfies readonly Rule[]
