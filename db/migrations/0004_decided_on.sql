ALTER TABLE `plan_actions` ADD `decided_on` text;
