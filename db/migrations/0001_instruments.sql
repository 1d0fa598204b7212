ALTER TABLE `responses` ADD COLUMN `part` text DEFAULT 'main' NOT NULL CONSTRAINT `known_part` CHECK (`part` IN ('main','experience'));--> statement-breakpoint
ALTER TABLE `campaigns` ADD COLUMN `complaint_channel` text;--> statement-breakpoint
ALTER TABLE `campaigns` ADD COLUMN `channel_tested_on` text;--> statement-breakpoint
ALTER TABLE `campaigns` ADD COLUMN `help_lines_checked_on` text;--> statement-breakpoint
CREATE TRIGGER `harassment_opens_with_care` BEFORE UPDATE OF `status` ON `campaigns`
WHEN NEW.`instrument_slug` = 'sexual-harassment' AND OLD.`status` = 'draft' AND NEW.`status` = 'open' AND (
	length(trim(coalesce(NEW.`complaint_channel`, ''))) = 0
	OR coalesce(NEW.`channel_tested_on`, '') < date(NEW.`opens_on`, '-90 days')
	OR coalesce(NEW.`help_lines_checked_on`, '') < date(NEW.`opens_on`, '-90 days')
)
BEGIN SELECT RAISE(ABORT, 'the complaint channel and the help lines must have been checked'); END;--> statement-breakpoint
CREATE TABLE `certificates` (
	`code` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`entity_id` text NOT NULL,
	`issued_on` text NOT NULL,
	`content` text NOT NULL,
	`digest` text NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_campaign` ON `certificates` (`campaign_id`);--> statement-breakpoint
CREATE TRIGGER `certificates_are_frozen` BEFORE UPDATE ON `certificates`
BEGIN SELECT RAISE(ABORT, 'a certificate is frozen'); END;
