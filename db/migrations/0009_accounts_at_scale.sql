ALTER TABLE `account_requests` ADD COLUMN `resolution_date` text;--> statement-breakpoint
CREATE UNIQUE INDEX `one_pending_request` ON `account_requests` (`entity_id`, `email`, `role`) WHERE `status` = 'pending';--> statement-breakpoint
CREATE INDEX `account_request_status` ON `account_requests` (`status`, `requested_at`);--> statement-breakpoint
CREATE TRIGGER `requests_are_for_coordinator_or_head` BEFORE INSERT ON `account_requests`
WHEN NEW.`role` NOT IN ('coordinator','head') OR length(trim(NEW.`resolution`)) = 0 OR NEW.`resolution_date` IS NULL
BEGIN SELECT RAISE(ABORT, 'a request names the resolution of a coordinator or a head'); END;--> statement-breakpoint
CREATE TRIGGER `requests_are_decided_once` BEFORE UPDATE ON `account_requests`
WHEN OLD.`status` <> 'pending'
BEGIN SELECT RAISE(ABORT, 'a request is decided once'); END;
