ALTER TABLE `evidence` ADD COLUMN `document_type` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `evidence` ADD COLUMN `document_number` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `evidence` ADD COLUMN `issued_by` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `evidence` ADD COLUMN `document_date` text;--> statement-breakpoint
ALTER TABLE `evidence` ADD COLUMN `fiscal_year` integer;--> statement-breakpoint
CREATE TRIGGER `evidence_says_what_it_is` BEFORE INSERT ON `evidence`
WHEN length(trim(NEW.`document_type`)) = 0 OR length(trim(NEW.`issued_by`)) = 0 OR length(trim(NEW.`page`)) = 0
	OR coalesce(NEW.`document_date`, '') NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
	OR (NEW.`class` = 'in-use' AND NEW.`fiscal_year` IS NULL)
BEGIN SELECT RAISE(ABORT, 'a document says what it is, of whom, of when and where it proves'); END;--> statement-breakpoint
CREATE TRIGGER `evidence_is_added_while_worked_on` BEFORE INSERT ON `evidence`
WHEN NOT EXISTS (
	SELECT 1 FROM `assessments` JOIN `assessment_items` ON `assessment_items`.`assessment_id` = `assessments`.`id`
	WHERE `assessments`.`id` = NEW.`assessment_id` AND `assessment_items`.`item_id` = NEW.`item_id`
		AND (`assessments`.`status` = 'in-progress' OR (`assessments`.`status` = 'returned' AND `assessment_items`.`review` = 'returned'))
)
BEGIN SELECT RAISE(ABORT, 'what proves a submitted level does not change'); END;--> statement-breakpoint
CREATE TRIGGER `evidence_is_taken_off_while_worked_on` BEFORE UPDATE ON `evidence`
WHEN NOT EXISTS (
	SELECT 1 FROM `assessments` JOIN `assessment_items` ON `assessment_items`.`assessment_id` = `assessments`.`id`
	WHERE `assessments`.`id` = OLD.`assessment_id` AND `assessment_items`.`item_id` = OLD.`item_id`
		AND (`assessments`.`status` = 'in-progress' OR (`assessments`.`status` = 'returned' AND `assessment_items`.`review` = 'returned'))
)
BEGIN SELECT RAISE(ABORT, 'what proves a submitted level does not change'); END;--> statement-breakpoint
CREATE TRIGGER `evidence_facts_are_fixed` BEFORE UPDATE OF `id`, `assessment_id`, `item_id`, `entity_id`, `class`, `kind`, `shows`, `page`, `reference`, `file_name`, `media_type`, `size`, `sha256`, `added_by`, `added_on`, `document_type`, `document_number`, `issued_by`, `document_date`, `fiscal_year` ON `evidence`
BEGIN SELECT RAISE(ABORT, 'a document is taken off and added again, never rewritten'); END;--> statement-breakpoint
CREATE TRIGGER `evidence_is_kept` BEFORE DELETE ON `evidence`
BEGIN SELECT RAISE(ABORT, 'a document that was taken off stays in the history'); END;--> statement-breakpoint
ALTER TABLE `assessment_items` ADD COLUMN `reply_revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `assessment_items` ADD COLUMN `review_revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `assessment_history` ADD COLUMN `level` text;--> statement-breakpoint
ALTER TABLE `assessment_history` ADD COLUMN `reason` text;--> statement-breakpoint
ALTER TABLE `assessment_history` ADD COLUMN `note` text;--> statement-breakpoint
CREATE TABLE `assessment_submissions` (
	`assessment_id` text NOT NULL,
	`round` integer NOT NULL,
	`submitted_on` text NOT NULL,
	`signature` text NOT NULL,
	`scores` text NOT NULL,
	PRIMARY KEY(`assessment_id`, `round`),
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `rounds_are_counted` CHECK (`round` >= 1)
);
--> statement-breakpoint
INSERT INTO `assessment_submissions` (`assessment_id`, `round`, `submitted_on`, `signature`, `scores`)
SELECT `id`, 1, `submitted_on`, `signature`, `submitted_scores` FROM `assessments` WHERE `status` <> 'in-progress';--> statement-breakpoint
CREATE TRIGGER `submissions_are_frozen` BEFORE UPDATE ON `assessment_submissions`
BEGIN SELECT RAISE(ABORT, 'what was signed does not change'); END;--> statement-breakpoint
CREATE TRIGGER `submissions_are_kept` BEFORE DELETE ON `assessment_submissions`
BEGIN SELECT RAISE(ABORT, 'what was signed does not change'); END;--> statement-breakpoint
DROP TRIGGER `not_reviewed_by_who_assists`;--> statement-breakpoint
CREATE TABLE `assistances_new` (
	`id` integer PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`entity_id` text NOT NULL,
	`since` text NOT NULL,
	`ended_on` text,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `ends_after_it_began` CHECK (`ended_on` IS NULL OR `ended_on` >= `since`)
);
--> statement-breakpoint
INSERT INTO `assistances_new` (`user_id`, `entity_id`, `since`) SELECT `user_id`, `entity_id`, `since` FROM `assistances`;--> statement-breakpoint
DROP TABLE `assistances`;--> statement-breakpoint
ALTER TABLE `assistances_new` RENAME TO `assistances`;--> statement-breakpoint
CREATE INDEX `assistance_user` ON `assistances` (`user_id`, `entity_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `one_open_assistance` ON `assistances` (`user_id`, `entity_id`) WHERE `ended_on` IS NULL;--> statement-breakpoint
CREATE TRIGGER `assistance_only_ends` BEFORE UPDATE ON `assistances`
WHEN OLD.`ended_on` IS NOT NULL OR NEW.`ended_on` IS NULL OR NEW.`user_id` <> OLD.`user_id` OR NEW.`entity_id` <> OLD.`entity_id` OR NEW.`since` <> OLD.`since`
BEGIN SELECT RAISE(ABORT, 'an assistance only ends'); END;--> statement-breakpoint
CREATE TRIGGER `assistance_lasts_while_assessed` BEFORE UPDATE OF `ended_on` ON `assistances`
WHEN EXISTS (
	SELECT 1 FROM `assessments` WHERE `entity_id` = OLD.`entity_id`
		AND (`status` IN ('submitted','returned') OR (`status` = 'in-progress' AND `year` = CAST(substr(NEW.`ended_on`, 1, 4) AS integer)))
)
BEGIN SELECT RAISE(ABORT, 'an assistance lasts while an assessment of the entity is open'); END;--> statement-breakpoint
CREATE TRIGGER `assistances_are_kept` BEFORE DELETE ON `assistances`
BEGIN SELECT RAISE(ABORT, 'an assistance ends and is kept'); END;--> statement-breakpoint
CREATE TRIGGER `not_reviewed_by_who_assists` BEFORE UPDATE OF `review`, `verified_level`, `reviewer_id` ON `assessment_items`
WHEN NEW.`review` <> 'pending' AND EXISTS (
	SELECT 1 FROM `assistances` JOIN `assessments` ON `assessments`.`entity_id` = `assistances`.`entity_id`
	WHERE `assessments`.`id` = NEW.`assessment_id` AND `assistances`.`user_id` = NEW.`reviewer_id`
		AND (`assistances`.`ended_on` IS NULL OR `assistances`.`ended_on` >= `assessments`.`started_on` OR `assistances`.`ended_on` >= date(`assessments`.`submitted_on`, '-12 months'))
)
BEGIN SELECT RAISE(ABORT, 'who assists the entity does not review it'); END;
