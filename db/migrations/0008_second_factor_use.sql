ALTER TABLE `two_factor` ADD COLUMN `last_step` integer;--> statement-breakpoint
ALTER TABLE `user` ADD COLUMN `deleted_at` integer;--> statement-breakpoint
INSERT INTO `slip_batches` (`id`, `campaign_id`, `site`, `slips`, `printed_on`)
	SELECT 'anterior-' || `campaigns`.`id`, `campaigns`.`id`, 'Todas las sedes', count(*), `campaigns`.`opens_on`
	FROM `access_codes` INNER JOIN `campaigns` ON `campaigns`.`id` = `access_codes`.`campaign_id`
	WHERE `access_codes`.`batch_id` IS NULL
		AND NOT EXISTS (SELECT 1 FROM `campaign_ways` WHERE `campaign_ways`.`campaign_id` = `campaigns`.`id` AND `campaign_ways`.`way` = 'email-swap')
	GROUP BY `campaigns`.`id`;--> statement-breakpoint
UPDATE `access_codes` SET `batch_id` = 'anterior-' || `campaign_id`
	WHERE `batch_id` IS NULL AND EXISTS (SELECT 1 FROM `slip_batches` WHERE `slip_batches`.`id` = 'anterior-' || `access_codes`.`campaign_id`);
