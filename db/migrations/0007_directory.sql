ALTER TABLE `entities` ADD COLUMN `split_from_id` text REFERENCES `entities`(`id`);--> statement-breakpoint
CREATE INDEX `entity_merged_into` ON `entities` (`merged_into_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `one_active_entity_of_a_name` ON `entities` (lower(`name`)) WHERE `status` = 'active';--> statement-breakpoint
CREATE TRIGGER `an_entity_does_not_end_under_a_campaign` BEFORE UPDATE OF `status` ON `entities`
WHEN OLD.`status` = 'active' AND NEW.`status` <> 'active' AND EXISTS (
	SELECT 1 FROM `campaigns` WHERE `entity_id` = NEW.`id` AND `status` IN ('draft','scheduled','open','closing','population-review')
)
BEGIN SELECT RAISE(ABORT, 'an entity with a running campaign does not end'); END;--> statement-breakpoint
CREATE TRIGGER `a_campaign_needs_an_active_entity` BEFORE INSERT ON `campaigns`
WHEN NEW.`status` IN ('draft','scheduled','open') AND (SELECT `status` FROM `entities` WHERE `id` = NEW.`entity_id`) <> 'active'
BEGIN SELECT RAISE(ABORT, 'a campaign needs an active entity'); END;--> statement-breakpoint
CREATE TRIGGER `a_merged_entity_says_into_which` BEFORE UPDATE OF `status`, `merged_into_id` ON `entities`
WHEN (NEW.`status` = 'merged') <> (NEW.`merged_into_id` IS NOT NULL) OR NEW.`merged_into_id` = NEW.`id`
BEGIN SELECT RAISE(ABORT, 'a merged entity says into which'); END;--> statement-breakpoint
DROP TRIGGER `releases_nine_months_apart`;--> statement-breakpoint
CREATE TRIGGER `releases_nine_months_apart` BEFORE INSERT ON `releases`
WHEN EXISTS (
	SELECT 1 FROM `releases`
	WHERE `instrument_slug` = NEW.`instrument_slug`
		AND `released_on` > date(NEW.`released_on`, '-9 months')
		AND `released_on` < date(NEW.`released_on`, '+9 months')
		AND (`entity_id` = NEW.`entity_id`
			OR `entity_id` = (SELECT `split_from_id` FROM `entities` WHERE `id` = NEW.`entity_id`)
			OR `entity_id` IN (SELECT `id` FROM `entities` WHERE `merged_into_id` = NEW.`entity_id`
				OR `merged_into_id` = (SELECT `split_from_id` FROM `entities` WHERE `id` = NEW.`entity_id`)))
)
BEGIN SELECT RAISE(ABORT, 'release within nine months of another'); END;
