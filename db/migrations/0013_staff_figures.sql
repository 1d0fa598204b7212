CREATE TABLE `population_reviews` (
	`campaign_id` text PRIMARY KEY NOT NULL,
	`figure_id` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_on` text NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`figure_id`) REFERENCES `staff_figures`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE UNIQUE INDEX `population_reviews_figure_id_unique` ON `population_reviews` (`figure_id`);
--> statement-breakpoint
CREATE TABLE `staff_figure_decisions` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`figure_id` text NOT NULL,
	`verdict` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`decided_by` text NOT NULL,
	`decided_on` text NOT NULL,
	FOREIGN KEY (`figure_id`) REFERENCES `staff_figures`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "known_figure_verdict" CHECK("staff_figure_decisions"."verdict" IN ('confirmed','refused','replaced')),
	CONSTRAINT "refused_figure_has_a_reason" CHECK("staff_figure_decisions"."verdict" <> 'refused' OR length(trim("staff_figure_decisions"."reason")) > 0)
);

--> statement-breakpoint
CREATE INDEX `figure_decision_figure` ON `staff_figure_decisions` (`figure_id`);
--> statement-breakpoint
CREATE TABLE `staff_figures` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`scope` text NOT NULL,
	`women` integer NOT NULL,
	`men` integer NOT NULL,
	`counted_on` text NOT NULL,
	`source` text NOT NULL,
	`document_kind` text NOT NULL,
	`document_number` text NOT NULL,
	`document_date` text NOT NULL,
	`document_place` text NOT NULL,
	`document_link` text DEFAULT '' NOT NULL,
	`explanation` text DEFAULT '' NOT NULL,
	`campaign_id` text,
	`proposed_by` text NOT NULL,
	`proposed_on` text NOT NULL,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "known_staff_document" CHECK("staff_figures"."document_kind" IN ('payroll','staffing-table','report','resolution','other')),
	CONSTRAINT "a_figure_counts_somebody" CHECK("staff_figures"."women" >= 0 AND "staff_figures"."men" >= 0 AND "staff_figures"."women" + "staff_figures"."men" > 0),
	CONSTRAINT "a_figure_is_not_of_the_future" CHECK("staff_figures"."counted_on" <= "staff_figures"."proposed_on"),
	CONSTRAINT "a_figure_has_its_document" CHECK(length(trim("staff_figures"."source")) > 0 AND length(trim("staff_figures"."document_number")) > 0
        AND length(trim("staff_figures"."document_place")) > 0)
);

--> statement-breakpoint
CREATE INDEX `staff_figure_entity` ON `staff_figures` (`entity_id`,`counted_on`);
--> statement-breakpoint
ALTER TABLE `campaigns` ADD `population_figure_id` text REFERENCES staff_figures(id);
--> statement-breakpoint
DROP TRIGGER `population_is_fixed_once_scheduled`;
--> statement-breakpoint
CREATE TRIGGER staff_figures_are_kept BEFORE UPDATE ON staff_figures
BEGIN SELECT RAISE(ABORT, 'a staff figure is kept as it was proposed'); END;
--> statement-breakpoint
CREATE TRIGGER staff_figures_are_not_deleted BEFORE DELETE ON staff_figures
BEGIN SELECT RAISE(ABORT, 'a staff figure is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER a_figure_waits_alone BEFORE INSERT ON staff_figures
WHEN EXISTS (
        SELECT 1 FROM staff_figures AS other
        WHERE other.entity_id = NEW.entity_id AND other.scope = NEW.scope AND other.campaign_id IS NEW.campaign_id
          AND NOT EXISTS (SELECT 1 FROM staff_figure_decisions WHERE figure_id = other.id)
      )
BEGIN SELECT RAISE(ABORT, 'a figure of this scope waits already'); END;
--> statement-breakpoint
CREATE TRIGGER a_figure_for_a_review_is_of_its_campaign BEFORE INSERT ON staff_figures
WHEN NEW.campaign_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM campaigns
        WHERE id = NEW.campaign_id AND entity_id = NEW.entity_id AND scope = NEW.scope AND status = 'population-review'
          AND NEW.women + NEW.men > population_women + population_men
          AND NOT EXISTS (SELECT 1 FROM population_reviews WHERE campaign_id = campaigns.id)
      )
BEGIN SELECT RAISE(ABORT, 'this campaign does not wait for a figure'); END;
--> statement-breakpoint
CREATE TRIGGER a_figure_is_decided_once BEFORE INSERT ON staff_figure_decisions
WHEN EXISTS (SELECT 1 FROM staff_figure_decisions WHERE figure_id = NEW.figure_id)
BEGIN SELECT RAISE(ABORT, 'a staff figure is decided once'); END;
--> statement-breakpoint
CREATE TRIGGER nobody_decides_her_own_figure BEFORE INSERT ON staff_figure_decisions
WHEN NEW.verdict <> 'replaced'
        AND NEW.decided_by = (SELECT proposed_by FROM staff_figures WHERE id = NEW.figure_id)
BEGIN SELECT RAISE(ABORT, 'nobody decides about a figure of her own'); END;
--> statement-breakpoint
CREATE TRIGGER figure_decisions_are_kept BEFORE UPDATE ON staff_figure_decisions
BEGIN SELECT RAISE(ABORT, 'a decision about a figure is kept'); END;
--> statement-breakpoint
CREATE TRIGGER figure_decisions_are_not_deleted BEFORE DELETE ON staff_figure_decisions
BEGIN SELECT RAISE(ABORT, 'a decision about a figure is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER a_population_is_reviewed_by_document BEFORE INSERT ON population_reviews
WHEN NOT EXISTS (
        SELECT 1 FROM staff_figures AS figure
  JOIN staff_figure_decisions AS decision ON decision.figure_id = figure.id AND decision.verdict = 'confirmed'
        WHERE figure.id = NEW.figure_id AND figure.campaign_id = NEW.campaign_id
      )
BEGIN SELECT RAISE(ABORT, 'a population is reviewed with a confirmed figure of its own'); END;
--> statement-breakpoint
CREATE TRIGGER population_reviews_are_kept BEFORE UPDATE ON population_reviews
BEGIN SELECT RAISE(ABORT, 'the review of a population is kept'); END;
--> statement-breakpoint
CREATE TRIGGER population_reviews_are_not_deleted BEFORE DELETE ON population_reviews
BEGIN SELECT RAISE(ABORT, 'the review of a population is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER campaign_opens_with_a_confirmed_figure BEFORE UPDATE OF status ON campaigns
WHEN OLD.status = 'draft' AND NEW.status IN ('scheduled','open') AND NOT EXISTS (
        SELECT 1 FROM staff_figures AS figure
  JOIN staff_figure_decisions AS decision ON decision.figure_id = figure.id AND decision.verdict = 'confirmed'
        WHERE figure.id = NEW.population_figure_id AND figure.entity_id = NEW.entity_id AND figure.scope = NEW.scope
          AND figure.women = NEW.population_women AND figure.men = NEW.population_men
          AND figure.counted_on >= date(NEW.opens_on, '-12 months')
      )
BEGIN SELECT RAISE(ABORT, 'a campaign opens with a confirmed figure of its staff'); END;
--> statement-breakpoint
CREATE TRIGGER a_second_segment_needs_500_people BEFORE UPDATE OF status ON campaigns
WHEN OLD.status = 'draft' AND NEW.status IN ('scheduled','open')
        AND NEW.extra_segment IS NOT NULL AND NEW.population_women + NEW.population_men < 500
BEGIN SELECT RAISE(ABORT, 'a second segment is asked from 500 people on'); END;
--> statement-breakpoint
CREATE TRIGGER population_is_fixed_once_scheduled BEFORE UPDATE OF population_women, population_men, population_figure_id ON campaigns
WHEN OLD.status <> 'draft'
        AND (OLD.population_women <> NEW.population_women OR OLD.population_men <> NEW.population_men
          OR OLD.population_figure_id IS NOT NEW.population_figure_id)
        AND NOT (
          NEW.population_women + NEW.population_men > OLD.population_women + OLD.population_men
          AND EXISTS (
            SELECT 1 FROM staff_figures AS figure
  JOIN staff_figure_decisions AS decision ON decision.figure_id = figure.id AND decision.verdict = 'confirmed'
            WHERE figure.id = NEW.population_figure_id AND figure.entity_id = NEW.entity_id AND figure.scope = NEW.scope
              AND figure.women = NEW.population_women AND figure.men = NEW.population_men
          )
          AND (
            (OLD.status IN ('scheduled','open')
              AND NEW.population_women >= OLD.population_women AND NEW.population_men >= OLD.population_men)
            OR (OLD.status = 'population-review' AND EXISTS (
              SELECT 1 FROM population_reviews WHERE campaign_id = OLD.id AND figure_id = NEW.population_figure_id
            ))
          )
        )
BEGIN SELECT RAISE(ABORT, 'population is fixed once scheduled'); END;
--> statement-breakpoint
CREATE TRIGGER a_held_campaign_closes_after_its_review BEFORE UPDATE OF status ON campaigns
WHEN OLD.status = 'population-review' AND NEW.status = 'closed'
        AND NOT EXISTS (SELECT 1 FROM population_reviews WHERE campaign_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a campaign with more answers than people closes after its review'); END;
