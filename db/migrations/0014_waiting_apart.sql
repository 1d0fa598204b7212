DROP TABLE `form_receipts`;
--> statement-breakpoint
CREATE TABLE `frozen_releases` (
	`campaign_id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`instrument_slug` text NOT NULL,
	`released_on` text NOT NULL,
	`content` text NOT NULL,
	`digest` text NOT NULL,
	`proposals` text NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
DROP TRIGGER `campaign_goes_its_way`;
--> statement-breakpoint
CREATE TRIGGER campaign_goes_its_way BEFORE UPDATE OF status ON campaigns
WHEN OLD.status <> NEW.status AND NOT (
        (OLD.status = 'draft' AND NEW.status IN ('scheduled','open','cancelled'))
        OR (OLD.status = 'scheduled' AND NEW.status IN ('open','cancelled'))
        OR (OLD.status = 'open' AND NEW.status IN ('closing','population-review','closed','annulled'))
        OR (OLD.status = 'closing' AND NEW.status IN ('population-review','closed','annulled'))
        OR (OLD.status = 'population-review' AND NEW.status IN ('closing','closed','annulled'))
      )
BEGIN SELECT RAISE(ABORT, 'a campaign does not go back'); END;
--> statement-breakpoint
CREATE TRIGGER frozen_releases_nine_months_apart BEFORE INSERT ON frozen_releases
WHEN EXISTS (
        SELECT 1 FROM releases
        WHERE instrument_slug = NEW.instrument_slug
          AND released_on > date(NEW.released_on, '-9 months')
          AND released_on < date(NEW.released_on, '+9 months')
          AND (entity_id = NEW.entity_id
            OR entity_id = (SELECT split_from_id FROM entities WHERE id = NEW.entity_id)
            OR entity_id IN (SELECT id FROM entities WHERE merged_into_id = NEW.entity_id
              OR merged_into_id = (SELECT split_from_id FROM entities WHERE id = NEW.entity_id)))
      )
      OR EXISTS (
        SELECT 1 FROM releases
        WHERE entity_id = NEW.entity_id AND instrument_slug = NEW.instrument_slug
          AND substr(released_on, 1, 4) = substr(NEW.released_on, 1, 4)
      )
BEGIN SELECT RAISE(ABORT, 'a close in the year or within nine months of another release'); END;
--> statement-breakpoint
CREATE TRIGGER frozen_releases_are_computed_once BEFORE UPDATE ON frozen_releases
BEGIN SELECT RAISE(ABORT, 'a release is computed once'); END;
