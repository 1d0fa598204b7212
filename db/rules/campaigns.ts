import type { Rule } from './rule.ts'

export const CAMPAIGN_RULES = [
  {
    name: 'campaign_is_fixed_once_scheduled',
    table: 'campaigns',
    before: `
      UPDATE OF
        entity_id, instrument_slug, instrument_version, instrument_hash,
        opens_on, scope, extra_segment, k, consent_text`,
    when: `
      OLD.status <> 'draft' AND (
        OLD.entity_id <> NEW.entity_id OR OLD.instrument_slug <> NEW.instrument_slug
        OR OLD.instrument_version <> NEW.instrument_version OR OLD.instrument_hash <> NEW.instrument_hash
        OR OLD.opens_on <> NEW.opens_on OR OLD.scope <> NEW.scope
        OR OLD.extra_segment IS NOT NEW.extra_segment OR OLD.k <> NEW.k
        OR OLD.consent_text <> NEW.consent_text
      )`,
    refuses: 'campaign is fixed once scheduled',
    met: 'person',
  },
  {
    name: 'campaign_goes_its_way',
    table: 'campaigns',
    before: 'UPDATE OF status',
    when: `
      OLD.status <> NEW.status AND NOT (
        (OLD.status = 'draft' AND NEW.status IN ('scheduled','open','cancelled'))
        OR (OLD.status = 'scheduled' AND NEW.status IN ('open','cancelled'))
        OR (OLD.status = 'open' AND NEW.status IN ('closing','population-review','closed','annulled'))
        OR (OLD.status = 'closing' AND NEW.status IN ('population-review','closed','annulled'))
        OR (OLD.status = 'population-review' AND NEW.status IN ('closing','closed','annulled'))
      )`,
    refuses: 'a campaign does not go back',
    met: 'person',
  },
  {
    name: 'scheduled_campaign_admits',
    table: 'campaigns',
    before: 'UPDATE OF status',
    when: `
      OLD.status = 'draft' AND NEW.status IN ('scheduled','open') AND (
        NOT EXISTS (SELECT 1 FROM campaign_ways WHERE campaign_id = NEW.id)
        OR (NEW.link_code IS NOT NULL) <> EXISTS (
          SELECT 1 FROM campaign_ways WHERE campaign_id = NEW.id AND way = 'single-link'
        )
        OR (NEW.population_women + NEW.population_men < 200 AND EXISTS (
          SELECT 1 FROM campaign_ways WHERE campaign_id = NEW.id AND way = 'single-link'
        ))
      )`,
    refuses: 'a campaign opens with its ways of admitting',
    met: 'person',
  },
  {
    name: 'harassment_opens_with_care',
    table: 'campaigns',
    before: 'UPDATE OF status',
    when: `
      NEW.instrument_slug = 'sexual-harassment' AND OLD.status = 'draft' AND NEW.status IN ('scheduled','open') AND (
        length(trim(coalesce(NEW.complaint_channel, ''))) = 0
        OR coalesce(NEW.channel_tested_on, '') < date(NEW.opens_on, '-90 days')
        OR coalesce(NEW.help_lines_checked_on, '') < date(NEW.opens_on, '-90 days')
      )`,
    refuses: 'the complaint channel and the help lines must have been checked',
    met: 'person',
  },
  {
    name: 'a_campaign_needs_an_active_entity',
    table: 'campaigns',
    before: 'INSERT',
    when: `
      NEW.status IN ('draft','scheduled','open') AND (SELECT status FROM entities WHERE id = NEW.entity_id) <> 'active'`,
    refuses: 'a campaign needs an active entity',
    met: 'person',
  },
  {
    name: 'ways_suit_the_campaign',
    table: 'campaign_ways',
    before: 'INSERT',
    when: `
      (NEW.way = 'single-link'
        AND (SELECT instrument_slug FROM campaigns WHERE id = NEW.campaign_id) = 'sexual-harassment')
        OR (NEW.way = 'single-link'
          AND (SELECT population_women + population_men FROM campaigns WHERE id = NEW.campaign_id) < 200)`,
    refuses: 'this way of admitting is not allowed here',
    met: 'defect',
  },
  {
    name: 'ways_are_for_everybody_once',
    table: 'campaigns',
    before: 'UPDATE OF status',
    when: `
      OLD.status = 'draft' AND NEW.status IN ('scheduled','open')
        AND (SELECT sum(people) FROM campaign_ways WHERE campaign_id = NEW.id)
          <> NEW.population_women + NEW.population_men`,
    refuses: 'the ways of admitting are for everybody, each person once',
    met: 'person',
  },
  {
    name: 'codes_fit_beside_the_link',
    table: 'campaigns',
    before: 'UPDATE OF codes_printed',
    when: `
      NEW.codes_printed > OLD.codes_printed
        AND NEW.codes_printed > NEW.population_women + NEW.population_men - coalesce(
          (SELECT people FROM campaign_ways WHERE campaign_id = NEW.id AND way = 'single-link'), 0
        )`,
    refuses: 'codes are for the people for whom the link is not',
    met: 'person',
  },
  {
    name: 'slips_stay_once_open',
    table: 'slip_batches',
    before: 'DELETE',
    when: "(SELECT status FROM campaigns WHERE id = OLD.campaign_id) <> 'scheduled'",
    refuses: 'slips are replaced only before the first day',
    met: 'person',
  },
  {
    name: 'slips_are_destroyed_after_the_end',
    table: 'slip_destructions',
    before: 'INSERT',
    when: `
      (SELECT status FROM campaigns WHERE id = NEW.campaign_id)
        NOT IN ('closed','population-review','annulled','cancelled')`,
    refuses: 'slips are destroyed after the end',
    met: 'person',
  },
  {
    name: 'destruction_is_signed_once',
    table: 'slip_destructions',
    before: 'UPDATE',
    refuses: 'the act of destruction is signed once',
    met: 'person',
  },
  {
    name: 'ways_are_fixed_once_scheduled',
    table: 'campaign_ways',
    before: 'UPDATE',
    when: "(SELECT status FROM campaigns WHERE id = OLD.campaign_id) <> 'draft'",
    refuses: 'ways are fixed once scheduled',
    met: 'person',
  },
  {
    name: 'ways_stay_once_scheduled',
    table: 'campaign_ways',
    before: 'DELETE',
    when: "(SELECT status FROM campaigns WHERE id = OLD.campaign_id) <> 'draft'",
    refuses: 'ways stay once scheduled',
    met: 'person',
  },
  {
    name: 'harassment_has_no_paper',
    table: 'paper_batches',
    before: 'INSERT',
    when: `
      (SELECT instrument_slug FROM campaigns WHERE id = NEW.campaign_id) IN ('sexual-harassment', 'public-budget')`,
    refuses: 'this instrument has no paper',
    met: 'defect',
  },
  {
    name: 'harassment_is_never_typed',
    table: 'paper_batches',
    before: 'UPDATE OF status, campaign_id',
    when: `
      NEW.status <> 'printed'
        AND (SELECT instrument_slug FROM campaigns WHERE id = NEW.campaign_id) IN ('sexual-harassment', 'public-budget')`,
    refuses: 'this instrument is never typed',
    met: 'defect',
  },
  {
    name: 'a_batch_stays_with_who_opened_it',
    table: 'paper_batches',
    before: 'UPDATE OF opened_by_account',
    when: `
      OLD.opened_by_account IS NOT NULL AND NEW.opened_by_account IS NOT OLD.opened_by_account
        AND (OLD.status <> 'opened' OR NEW.status <> 'printed' OR NEW.opened_by_account IS NOT NULL)`,
    refuses: 'a batch stays with who opened it',
    met: 'defect',
  },
] as const satisfies readonly Rule[]
