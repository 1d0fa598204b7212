CREATE TABLE `memberships_new` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`entity_id` text,
	`heads_planning` integer DEFAULT false NOT NULL,
	`is_delegate` integer DEFAULT false NOT NULL,
	`resolution` text DEFAULT '' NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`ended_at` text,
	`ended_by` text,
	`unit` text DEFAULT '' NOT NULL,
	`lent_by` text,
	`proposed_by` text,
	`confirmed_at` text,
	`confirmed_by` text,
	`refusal` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `known_role` CHECK(`role` IN ('coordinator','contributor','reader','custodian','transcriber','head','analyst','administrator')),
	CONSTRAINT `national_roles_have_no_entity` CHECK((`role` IN ('analyst','administrator')) = (`entity_id` IS NULL)),
	CONSTRAINT `only_a_contributor_heads_planning` CHECK(`heads_planning` = 0 OR `role` = 'contributor'),
	CONSTRAINT `a_reader_has_a_last_day` CHECK(`role` <> 'reader' OR `ends_on` IS NOT NULL),
	CONSTRAINT `a_delegate_has_a_resolution_and_a_last_day` CHECK(`is_delegate` = 0 OR (`role` = 'head' AND `ends_on` IS NOT NULL
        AND length(trim(`resolution`)) > 0)),
	CONSTRAINT `ended_by_somebody` CHECK((`ended_at` IS NULL) = (`ended_by` IS NULL)),
	CONSTRAINT `confirmed_by_somebody` CHECK((`confirmed_at` IS NULL) = (`confirmed_by` IS NULL)),
	CONSTRAINT `keepers_alone_are_lent_and_confirmed` CHECK(`role` IN ('custodian','transcriber') OR (`lent_by` IS NULL AND `confirmed_at` IS NULL
        AND `refusal` = '')),
	CONSTRAINT `refused_has_ended` CHECK(`refusal` = '' OR (`ended_at` IS NOT NULL AND `confirmed_at` IS NULL))
);
--> statement-breakpoint
INSERT INTO `memberships_new` (`id`, `user_id`, `role`, `entity_id`, `heads_planning`, `is_delegate`, `resolution`, `starts_on`, `ends_on`, `ended_at`, `ended_by`, `proposed_by`) SELECT `id`, `user_id`, `role`, `entity_id`, `heads_planning`, `is_delegate`, `resolution`, `starts_on`, `ends_on`, `ended_at`, `ended_by`, CASE WHEN `role` = 'transcriber' THEN (
	SELECT `invited_by` FROM `invitations` JOIN `user` ON `user`.`email` = `invitations`.`email`
	WHERE `user`.`id` = `memberships`.`user_id` AND `invitations`.`role` = `memberships`.`role`
		AND `invitations`.`entity_id` = `memberships`.`entity_id` AND `accepted_at` IS NOT NULL
	ORDER BY `accepted_at` DESC LIMIT 1
) END FROM `memberships`;--> statement-breakpoint
DROP TABLE `memberships`;--> statement-breakpoint
ALTER TABLE `memberships_new` RENAME TO `memberships`;--> statement-breakpoint
CREATE INDEX `membership_user` ON `memberships` (`user_id`);--> statement-breakpoint
CREATE INDEX `membership_entity` ON `memberships` (`entity_id`);--> statement-breakpoint
ALTER TABLE `invitations` ADD COLUMN `unit` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `invitations` ADD COLUMN `lent_by` text;--> statement-breakpoint
ALTER TABLE `paper_batches` ADD COLUMN `opened_by_account` text;--> statement-breakpoint
UPDATE `paper_batches` SET `opened_by_account` = (
	SELECT `actor_id` FROM `audit_log` WHERE `action` = 'batch.opened' AND `object_kind` = 'batch' AND `object_id` = `paper_batches`.`id`
	ORDER BY `sequence` DESC LIMIT 1
) WHERE `opened_on` IS NOT NULL;--> statement-breakpoint
CREATE TRIGGER memberships_are_kept BEFORE UPDATE OF user_id, role, entity_id, starts_on ON memberships
BEGIN SELECT RAISE(ABORT, 'a membership is ended, not rewritten'); END;--> statement-breakpoint
CREATE TRIGGER keepers_read_no_results BEFORE INSERT ON memberships
WHEN NEW.ended_at IS NULL AND (
  (NEW.role IN ('custodian','transcriber') AND EXISTS (
    SELECT 1 FROM memberships AS held WHERE held.user_id = NEW.user_id AND held.ended_at IS NULL
      AND coalesce(held.ends_on, '9999') >= NEW.starts_on
      AND (held.entity_id IS NULL
        OR (held.entity_id = NEW.entity_id AND held.role IN ('coordinator','head','reader')))
  ))
  OR (NEW.role IN ('coordinator','head','reader','analyst','administrator') AND EXISTS (
    SELECT 1 FROM memberships AS held WHERE held.user_id = NEW.user_id
      AND held.role IN ('custodian','transcriber')
      AND (NEW.entity_id IS NULL OR held.entity_id = NEW.entity_id)
      AND ((held.ended_at IS NULL AND coalesce(held.ends_on, '9999') >= NEW.starts_on)
        OR (held.confirmed_at IS NOT NULL AND date(NEW.starts_on, '-12 months')
          < min(coalesce(substr(held.ended_at, 1, 10), '9999'), coalesce(held.ends_on, '9999'))))
  ))
)
BEGIN SELECT RAISE(ABORT, 'who keeps codes or types reads no results'); END;--> statement-breakpoint
CREATE TRIGGER memberships_do_not_come_back BEFORE UPDATE OF ended_at, ends_on ON memberships
WHEN (OLD.ended_at IS NOT NULL AND NEW.ended_at IS NULL)
  OR coalesce(NEW.ends_on, '9999') > coalesce(OLD.ends_on, '9999')
BEGIN SELECT RAISE(ABORT, 'a membership that ended does not come back'); END;--> statement-breakpoint
CREATE TRIGGER keepers_begin_unconfirmed BEFORE INSERT ON memberships
WHEN NEW.confirmed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a keeper begins unconfirmed'); END;--> statement-breakpoint
CREATE TRIGGER keepers_are_confirmed_by_another BEFORE UPDATE OF confirmed_at, confirmed_by, proposed_by ON memberships
WHEN OLD.confirmed_at IS NOT NULL OR OLD.ended_at IS NOT NULL OR NEW.proposed_by IS NOT OLD.proposed_by
  OR NEW.confirmed_by = OLD.user_id OR NEW.confirmed_by = OLD.proposed_by
  OR EXISTS (
    SELECT 1 FROM memberships AS held WHERE held.user_id = OLD.user_id AND held.ended_at IS NULL
      AND coalesce(held.ends_on, '9999') >= date(NEW.confirmed_at, '-5 hours')
      AND (held.entity_id IS NULL
        OR (held.entity_id = OLD.entity_id AND held.role IN ('coordinator','head','reader')))
  )
  OR NOT EXISTS (
    SELECT 1 FROM memberships AS judge WHERE judge.user_id = NEW.confirmed_by AND judge.ended_at IS NULL
      AND coalesce(judge.ends_on, '9999') >= date(NEW.confirmed_at, '-5 hours')
      AND (judge.role = 'administrator'
        OR (judge.role = 'head' AND judge.is_delegate = 0 AND judge.entity_id = OLD.entity_id))
  )
BEGIN SELECT RAISE(ABORT, 'a keeper who reads no results is confirmed once, by the head or an administrator, who did not propose her'); END;--> statement-breakpoint
CREATE TRIGGER harassment_is_never_typed BEFORE UPDATE OF status, campaign_id ON paper_batches
WHEN NEW.status <> 'printed'
  AND (SELECT instrument_slug FROM campaigns WHERE id = NEW.campaign_id) IN ('sexual-harassment', 'public-budget')
BEGIN SELECT RAISE(ABORT, 'this instrument is never typed'); END;--> statement-breakpoint
CREATE TRIGGER a_batch_stays_with_who_opened_it BEFORE UPDATE OF opened_by_account ON paper_batches
WHEN OLD.opened_by_account IS NOT NULL AND NEW.opened_by_account IS NOT OLD.opened_by_account
  AND (OLD.status <> 'opened' OR NEW.status <> 'printed' OR NEW.opened_by_account IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a batch stays with who opened it'); END;
