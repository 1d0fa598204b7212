ALTER TABLE `plans` ADD `quarterly` integer DEFAULT false NOT NULL;
--> statement-breakpoint
CREATE TABLE `__new_plan_reviews` (
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`opened_on` text NOT NULL,
	`due_on` text NOT NULL,
	`ended_on` text,
	`analyst_id` text,
	`revision` integer DEFAULT 1 NOT NULL,
	`notes` text,
	`read_first` text,
	PRIMARY KEY(`entity_id`, `year`, `version`),
	FOREIGN KEY (`analyst_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entity_id`,`year`,`version`) REFERENCES `plan_versions`(`entity_id`,`year`,`version`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "known_review_state" CHECK("state" IN ('waiting','commented','accepted','amendment-asked','lapsed','superseded')),
	CONSTRAINT "known_read_first" CHECK("read_first" IN ('notes','sample','later')),
	CONSTRAINT "notes_are_kept_with_their_rank" CHECK(("notes" IS NULL) = ("read_first" IS NULL))
);
--> statement-breakpoint
INSERT INTO `__new_plan_reviews` (`entity_id`, `year`, `version`, `state`, `opened_on`, `due_on`, `ended_on`, `analyst_id`, `revision`)
	SELECT `entity_id`, `year`, `version`, `state`, `opened_on`, `due_on`, `ended_on`, `analyst_id`, `revision` FROM `plan_reviews`;
--> statement-breakpoint
DROP TABLE `plan_reviews`;
--> statement-breakpoint
ALTER TABLE `__new_plan_reviews` RENAME TO `plan_reviews`;
--> statement-breakpoint
CREATE INDEX `plan_review_due` ON `plan_reviews` (`state`,`due_on`);
--> statement-breakpoint
CREATE INDEX `plan_review_queue` ON `plan_reviews` (`state`,`opened_on`);
--> statement-breakpoint
UPDATE `plan_reviews` SET
	`state` = 'superseded',
	`revision` = `revision` + 1,
	`ended_on` = (
		SELECT `newer`.`opened_on` FROM `plan_reviews` AS `newer`
		WHERE `newer`.`entity_id` = `plan_reviews`.`entity_id` AND `newer`.`year` = `plan_reviews`.`year`
			AND `newer`.`version` = `plan_reviews`.`version` + 1
	)
WHERE `state` IN ('waiting','commented') AND EXISTS (
	SELECT 1 FROM `plan_reviews` AS `newer`
	WHERE `newer`.`entity_id` = `plan_reviews`.`entity_id` AND `newer`.`year` = `plan_reviews`.`year`
		AND `newer`.`version` = `plan_reviews`.`version` + 1
);
--> statement-breakpoint
CREATE TRIGGER a_plan_is_not_reviewed_by_who_assists BEFORE UPDATE OF state, analyst_id ON plan_reviews
WHEN NEW.state NOT IN ('lapsed','superseded') AND 
      EXISTS (
        SELECT 1 FROM assistances
        JOIN plans ON plans.entity_id = assistances.entity_id AND plans.year = NEW.year
        JOIN plan_versions ON plan_versions.entity_id = assistances.entity_id AND plan_versions.year = NEW.year
          AND plan_versions.version = NEW.version
        WHERE assistances.entity_id = NEW.entity_id AND assistances.user_id = NEW.analyst_id
          AND (assistances.ended_on IS NULL OR assistances.ended_on >= plans.created_on
            OR assistances.ended_on >= date(plan_versions.signed_on, '-12 months'))
      )
BEGIN SELECT RAISE(ABORT, 'who assists the entity does not review its plan'); END;
--> statement-breakpoint
CREATE TRIGGER a_plan_is_not_commented_by_who_assists BEFORE INSERT ON plan_comments
WHEN EXISTS (
        SELECT 1 FROM assistances
        JOIN plans ON plans.entity_id = assistances.entity_id AND plans.year = NEW.year
        JOIN plan_versions ON plan_versions.entity_id = assistances.entity_id AND plan_versions.year = NEW.year
          AND plan_versions.version = NEW.version
        WHERE assistances.entity_id = NEW.entity_id AND assistances.user_id = NEW.user_id
          AND (assistances.ended_on IS NULL OR assistances.ended_on >= plans.created_on
            OR assistances.ended_on >= date(plan_versions.signed_on, '-12 months'))
      )
BEGIN SELECT RAISE(ABORT, 'who assists the entity does not comment on its plan'); END;
--> statement-breakpoint
DROP TRIGGER plan_events_are_kept;
--> statement-breakpoint
CREATE TRIGGER plan_events_are_kept BEFORE UPDATE ON plan_events
WHEN NEW.id <> OLD.id OR NEW.action_id <> OLD.action_id OR NEW.at <> OLD.at OR NEW.user_id <> OLD.user_id
        OR NEW.who <> OLD.who OR NEW.event <> OLD.event OR OLD.event <> 'changed'
        OR substr(NEW.detail, 1, length(OLD.detail) + 2) <> OLD.detail || ', '
        OR EXISTS (SELECT 1 FROM plan_events AS later WHERE later.action_id = OLD.action_id AND later.id > OLD.id)
BEGIN SELECT RAISE(ABORT, 'what happened to a plan is kept as it was'); END;
