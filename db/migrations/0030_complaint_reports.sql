CREATE TABLE `complaint_reports` (
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`half` integer NOT NULL,
	`revision` integer NOT NULL,
	`sealed` blob NOT NULL,
	`saved_on` text NOT NULL,
	PRIMARY KEY(`entity_id`, `year`, `half`, `revision`),
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "known_half" CHECK("complaint_reports"."half" IN (1, 2)),
	CONSTRAINT "told_once_it_is_over" CHECK("complaint_reports"."saved_on" > CASE "complaint_reports"."half" WHEN 1 THEN "complaint_reports"."year" || '-06-30' ELSE "complaint_reports"."year" || '-12-31' END)
);
--> statement-breakpoint
CREATE TABLE `__new_memberships` (
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
	CONSTRAINT "known_role" CHECK(`role` IN ('coordinator','contributor','reader','custodian','transcriber','human-resources','head','analyst','administrator')),
	CONSTRAINT "national_roles_have_no_entity" CHECK((`role` IN ('analyst','administrator')) = (`entity_id` IS NULL)),
	CONSTRAINT "only_a_contributor_heads_planning" CHECK(`heads_planning` = 0 OR `role` = 'contributor'),
	CONSTRAINT "a_reader_has_a_last_day" CHECK(`role` <> 'reader' OR `ends_on` IS NOT NULL),
	CONSTRAINT "a_delegate_has_a_resolution_and_a_last_day" CHECK(`is_delegate` = 0 OR (`role` = 'head' AND `ends_on` IS NOT NULL
        AND length(trim(`resolution`)) > 0)),
	CONSTRAINT "ended_by_somebody" CHECK((`ended_at` IS NULL) = (`ended_by` IS NULL)),
	CONSTRAINT "confirmed_by_somebody" CHECK((`confirmed_at` IS NULL) = (`confirmed_by` IS NULL)),
	CONSTRAINT "keepers_alone_are_lent_and_confirmed" CHECK(`role` IN ('custodian','transcriber') OR (`lent_by` IS NULL AND `confirmed_at` IS NULL
        AND `refusal` = '')),
	CONSTRAINT "refused_has_ended" CHECK(`refusal` = '' OR (`ended_at` IS NOT NULL AND `confirmed_at` IS NULL))
);
--> statement-breakpoint
INSERT INTO `__new_memberships`("id", "user_id", "role", "entity_id", "heads_planning", "is_delegate", "resolution", "starts_on", "ends_on", "ended_at", "ended_by", "unit", "lent_by", "proposed_by", "confirmed_at", "confirmed_by", "refusal") SELECT "id", "user_id", "role", "entity_id", "heads_planning", "is_delegate", "resolution", "starts_on", "ends_on", "ended_at", "ended_by", "unit", "lent_by", "proposed_by", "confirmed_at", "confirmed_by", "refusal" FROM `memberships`;--> statement-breakpoint
DROP TABLE `memberships`;--> statement-breakpoint
ALTER TABLE `__new_memberships` RENAME TO `memberships`;--> statement-breakpoint
CREATE INDEX `membership_user` ON `memberships` (`user_id`);--> statement-breakpoint
CREATE INDEX `membership_entity` ON `memberships` (`entity_id`);
--> statement-breakpoint
CREATE TRIGGER memberships_are_kept BEFORE UPDATE OF user_id, role, entity_id, starts_on ON memberships
BEGIN SELECT RAISE(ABORT, 'a membership is ended, not rewritten'); END;
--> statement-breakpoint
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
BEGIN SELECT RAISE(ABORT, 'who keeps codes or types reads no results'); END;
--> statement-breakpoint
CREATE TRIGGER who_knows_complaints_leads_nothing BEFORE INSERT ON memberships
WHEN NEW.ended_at IS NULL AND NEW.role IN ('human-resources','coordinator','head','custodian','transcriber') AND EXISTS (
        SELECT 1 FROM memberships AS held WHERE held.user_id = NEW.user_id AND held.entity_id = NEW.entity_id
          AND held.ended_at IS NULL AND coalesce(held.ends_on, '9999') >= NEW.starts_on
          AND ((NEW.role = 'human-resources' AND held.role IN ('coordinator','head','custodian','transcriber'))
            OR (NEW.role <> 'human-resources' AND held.role = 'human-resources'))
      )
BEGIN SELECT RAISE(ABORT, 'who knows complaints of an entity leads nothing there and holds no answers'); END;
--> statement-breakpoint
CREATE TRIGGER memberships_do_not_come_back BEFORE UPDATE OF ended_at, ends_on ON memberships
WHEN (OLD.ended_at IS NOT NULL AND NEW.ended_at IS NULL)
        OR coalesce(NEW.ends_on, '9999') > coalesce(OLD.ends_on, '9999')
BEGIN SELECT RAISE(ABORT, 'a membership that ended does not come back'); END;
--> statement-breakpoint
CREATE TRIGGER keepers_begin_unconfirmed BEFORE INSERT ON memberships
WHEN NEW.confirmed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a keeper begins unconfirmed'); END;
--> statement-breakpoint
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
BEGIN SELECT RAISE(ABORT, 'a keeper who reads no results is confirmed once, by the head or an administrator, who did not propose her'); END;
--> statement-breakpoint
CREATE TRIGGER complaint_reports_are_kept BEFORE UPDATE ON complaint_reports
BEGIN SELECT RAISE(ABORT, 'a report of complaints is followed by another, never rewritten'); END;
--> statement-breakpoint
CREATE TRIGGER a_report_of_complaints_follows_the_one_before BEFORE INSERT ON complaint_reports
WHEN NEW.revision <> 1 + (
        SELECT coalesce(max(revision), 0) FROM complaint_reports
        WHERE entity_id = NEW.entity_id AND year = NEW.year AND half = NEW.half
      )
BEGIN SELECT RAISE(ABORT, 'a report of complaints follows the one before'); END;
