CREATE TABLE "lending"."known_partners" (
	"id" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
-- Whoever has done something here was let in as a partner by identity.
INSERT INTO lending.known_partners (id)
SELECT partner_id FROM lending.partner_consent_requests
UNION SELECT partner_id FROM lending.partner_consents
UNION SELECT partner_id FROM lending.applications WHERE partner_id IS NOT NULL
UNION SELECT partner_id FROM lending.webhook_endpoints;
