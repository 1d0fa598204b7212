-- Spare codes of campaigns that ran before are counted no more; the paper itself cannot be called back.
UPDATE `campaigns` SET `codes_printed` = `population_women` + `population_men` WHERE `codes_printed` > `population_women` + `population_men`;--> statement-breakpoint
ALTER TABLE `campaigns` DROP CONSTRAINT `codes_at_most_120_percent`;--> statement-breakpoint
ALTER TABLE `campaigns` ADD CONSTRAINT `codes_at_most_population` CHECK (`codes_printed` <= `population_women` + `population_men`);--> statement-breakpoint
CREATE TABLE `agreed_domains` (
	`campaign_id` text NOT NULL,
	`domain` text NOT NULL,
	`agreed_on` text NOT NULL,
	PRIMARY KEY(`campaign_id`, `domain`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `slip_destructions` (
	`campaign_id` text PRIMARY KEY NOT NULL,
	`destroyed_on` text NOT NULL,
	`signed_on` text NOT NULL,
	`signed_by` text NOT NULL,
	`witness` text NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `mails` ADD COLUMN `campaign_id` text REFERENCES `campaigns`(`id`);--> statement-breakpoint
UPDATE `mails` SET `campaign_id` = (SELECT `campaign_id` FROM `invited_addresses` WHERE `address` = `recipient` ORDER BY `campaign_id` DESC LIMIT 1) WHERE `kind` IN ('swap','reminder');--> statement-breakpoint
DROP TRIGGER `ways_suit_the_campaign`;--> statement-breakpoint
CREATE TRIGGER ways_suit_the_campaign BEFORE INSERT ON campaign_ways
WHEN (NEW.way = 'single-link'
        AND (SELECT instrument_slug FROM campaigns WHERE id = NEW.campaign_id) = 'sexual-harassment')
        OR (NEW.way = 'single-link'
          AND (SELECT population_women + population_men FROM campaigns WHERE id = NEW.campaign_id) < 200)
BEGIN SELECT RAISE(ABORT, 'this way of admitting is not allowed here'); END;--> statement-breakpoint
CREATE TRIGGER ways_are_for_everybody_once BEFORE UPDATE OF status ON campaigns
WHEN OLD.status = 'draft' AND NEW.status IN ('scheduled','open')
        AND (SELECT sum(people) FROM campaign_ways WHERE campaign_id = NEW.id)
          <> NEW.population_women + NEW.population_men
BEGIN SELECT RAISE(ABORT, 'the ways of admitting are for everybody, each person once'); END;--> statement-breakpoint
CREATE TRIGGER codes_fit_beside_the_link BEFORE UPDATE OF codes_printed ON campaigns
WHEN NEW.codes_printed > OLD.codes_printed
        AND NEW.codes_printed > NEW.population_women + NEW.population_men - coalesce(
          (SELECT people FROM campaign_ways WHERE campaign_id = NEW.id AND way = 'single-link'), 0
        )
BEGIN SELECT RAISE(ABORT, 'codes are for the people for whom the link is not'); END;--> statement-breakpoint
CREATE TRIGGER slips_stay_once_open BEFORE DELETE ON slip_batches
WHEN (SELECT status FROM campaigns WHERE id = OLD.campaign_id) <> 'scheduled'
BEGIN SELECT RAISE(ABORT, 'slips are replaced only before the first day'); END;--> statement-breakpoint
CREATE TRIGGER slips_are_destroyed_after_the_end BEFORE INSERT ON slip_destructions
WHEN (SELECT status FROM campaigns WHERE id = NEW.campaign_id)
        NOT IN ('closed','population-review','annulled','cancelled')
BEGIN SELECT RAISE(ABORT, 'slips are destroyed after the end'); END;--> statement-breakpoint
CREATE TRIGGER destruction_is_signed_once BEFORE UPDATE ON slip_destructions
BEGIN SELECT RAISE(ABORT, 'the act of destruction is signed once'); END;
