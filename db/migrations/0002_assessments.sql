CREATE TABLE `memberships_new` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`entity_id` text,
	`heads_planning` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `known_role` CHECK (`role` IN ('coordinator','contributor','transcriber','head','analyst','administrator')),
	CONSTRAINT `national_roles_have_no_entity` CHECK ((`role` IN ('analyst','administrator')) = (`entity_id` IS NULL)),
	CONSTRAINT `only_a_contributor_heads_planning` CHECK (`heads_planning` = 0 OR `role` = 'contributor')
);
--> statement-breakpoint
INSERT INTO `memberships_new` (`id`, `user_id`, `role`, `entity_id`) SELECT `id`, `user_id`, `role`, `entity_id` FROM `memberships`;--> statement-breakpoint
DROP TABLE `memberships`;--> statement-breakpoint
ALTER TABLE `memberships_new` RENAME TO `memberships`;--> statement-breakpoint
CREATE INDEX `membership_user` ON `memberships` (`user_id`);--> statement-breakpoint
CREATE TABLE `assistances` (
	`user_id` text NOT NULL,
	`entity_id` text NOT NULL,
	`since` text NOT NULL,
	PRIMARY KEY(`user_id`, `entity_id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `assessments` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`instrument_slug` text NOT NULL,
	`instrument_version` integer NOT NULL,
	`instrument_hash` text NOT NULL,
	`year` integer NOT NULL,
	`status` text NOT NULL,
	`started_on` text NOT NULL,
	`submitted_on` text,
	`returned_on` text,
	`reviewed_on` text,
	`signature` text,
	`submitted_scores` text,
	`reviewed_scores` text,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `known_status` CHECK (`status` IN ('in-progress','submitted','returned','reviewed')),
	CONSTRAINT `submitted_is_signed` CHECK (`status` = 'in-progress' OR (`signature` IS NOT NULL AND `submitted_on` IS NOT NULL AND `submitted_scores` IS NOT NULL)),
	CONSTRAINT `reviewed_has_scores` CHECK ((`status` = 'reviewed') = (`reviewed_scores` IS NOT NULL))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_assessment_a_year` ON `assessments` (`entity_id`, `instrument_slug`, `year`);--> statement-breakpoint
CREATE TRIGGER `reviewed_assessment_is_final` BEFORE UPDATE ON `assessments`
WHEN OLD.`status` = 'reviewed'
BEGIN SELECT RAISE(ABORT, 'a reviewed assessment is final'); END;--> statement-breakpoint
CREATE TABLE `assessment_items` (
	`assessment_id` text NOT NULL,
	`item_id` text NOT NULL,
	`level` text,
	`reason` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` text NOT NULL,
	`review` text DEFAULT 'pending' NOT NULL,
	`verified_level` text,
	`review_comment` text DEFAULT '' NOT NULL,
	`reviewer_id` text,
	`reply` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`assessment_id`, `item_id`),
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reviewer_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `known_level` CHECK (`level` IS NULL OR `level` IN ('0','1','2','3','na')),
	CONSTRAINT `not_applicable_with_reason` CHECK (`level` IS NOT 'na' OR length(trim(`reason`)) > 0),
	CONSTRAINT `known_review` CHECK (`review` IN ('pending','accepted','returned')),
	CONSTRAINT `returned_with_comment` CHECK (`review` <> 'returned' OR length(trim(`review_comment`)) > 0),
	CONSTRAINT `accepted_has_level` CHECK ((`review` = 'accepted') = (`verified_level` IS NOT NULL)),
	CONSTRAINT `verified_up_to_declared` CHECK (`verified_level` IS NULL OR `verified_level` = `level` OR (`verified_level` IN ('0','1','2','3') AND (`level` = 'na' AND `verified_level` = '0' OR `level` <> 'na' AND `verified_level` < `level`)))
);
--> statement-breakpoint
CREATE TRIGGER `levels_change_while_worked_on` BEFORE UPDATE OF `level`, `reason` ON `assessment_items`
WHEN (OLD.`level` IS NOT NEW.`level` OR OLD.`reason` <> NEW.`reason`)
	AND (SELECT `status` FROM `assessments` WHERE `id` = NEW.`assessment_id`) NOT IN ('in-progress','returned')
BEGIN SELECT RAISE(ABORT, 'a submitted level does not change'); END;--> statement-breakpoint
CREATE TRIGGER `not_reviewed_by_who_assists` BEFORE UPDATE OF `review`, `verified_level`, `reviewer_id` ON `assessment_items`
WHEN NEW.`review` <> 'pending' AND EXISTS (
	SELECT 1 FROM `assistances` JOIN `assessments` ON `assessments`.`entity_id` = `assistances`.`entity_id`
	WHERE `assessments`.`id` = NEW.`assessment_id` AND `assistances`.`user_id` = NEW.`reviewer_id`
)
BEGIN SELECT RAISE(ABORT, 'who assists the entity does not review it'); END;--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`assessment_id` text NOT NULL,
	`item_id` text NOT NULL,
	`entity_id` text NOT NULL,
	`class` text NOT NULL,
	`kind` text NOT NULL,
	`shows` text NOT NULL,
	`page` text DEFAULT '' NOT NULL,
	`reference` text,
	`file_name` text,
	`media_type` text,
	`size` integer,
	`sha256` text,
	`added_by` text NOT NULL,
	`added_on` text NOT NULL,
	`removed_on` text,
	FOREIGN KEY (`assessment_id`,`item_id`) REFERENCES `assessment_items`(`assessment_id`,`item_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `known_class` CHECK (`class` IN ('begun','approved','in-use')),
	CONSTRAINT `file_or_reference` CHECK ((`kind` = 'file' AND `file_name` IS NOT NULL AND `media_type` IS NOT NULL AND `size` BETWEEN 1 AND 10485760 AND length(`sha256`) = 64) OR (`kind` IN ('link','document') AND length(trim(coalesce(`reference`, ''))) > 0))
);
--> statement-breakpoint
CREATE INDEX `evidence_item` ON `evidence` (`assessment_id`, `item_id`);--> statement-breakpoint
CREATE TABLE `assessment_history` (
	`id` integer PRIMARY KEY NOT NULL,
	`assessment_id` text NOT NULL,
	`item_id` text,
	`at` text NOT NULL,
	`who` text NOT NULL,
	`event` text NOT NULL,
	`detail` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `history_assessment` ON `assessment_history` (`assessment_id`, `item_id`);--> statement-breakpoint
CREATE TRIGGER `history_is_kept` BEFORE UPDATE ON `assessment_history`
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;--> statement-breakpoint
CREATE TRIGGER `history_is_not_deleted` BEFORE DELETE ON `assessment_history`
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;--> statement-breakpoint
ALTER TABLE `plan_actions` ADD COLUMN `assessment_id` text REFERENCES assessments(id);
